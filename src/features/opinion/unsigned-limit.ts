import { createHmac, randomBytes } from 'node:crypto'
import type { Day } from '../../organization/calendar.ts'
import { unsignedADay } from './rules.ts'

/** Made anew by each start and kept nowhere: the counts below name nobody. */
const key = randomBytes(32)
const counts = new Map<string, number>()
let countedOn: Day = ''

/** Whether one more is within the day's limit, and counts it; a night or a restart forgets. */
export function takeUnsigned(round: { token: string }, openId: string, today: Day): boolean {
  if (today !== countedOn) counts.clear()
  countedOn = today
  const who = createHmac('sha256', key).update(`${round.token} ${openId}`).digest('base64')
  const count = (counts.get(who) ?? 0) + 1
  if (count > unsignedADay) return false
  counts.set(who, count)
  return true
}

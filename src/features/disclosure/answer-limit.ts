import { createHmac, randomBytes } from 'node:crypto'
import type { Day } from '../../organization/calendar.ts'

/** Made anew by each start and kept nowhere: what is remembered below names nobody. */
const key = randomBytes(32)
const answered = new Set<string>()
let rememberedOn: Day = ''

/** Whether somebody has not answered this today, and remembers it; a night or a restart forgets. */
export function takeAnswer(to: { token: string }, openId: string, today: Day): boolean {
  if (today !== rememberedOn) answered.clear()
  rememberedOn = today
  const who = createHmac('sha256', key).update(`${to.token} ${openId}`).digest('base64')
  if (answered.has(who)) return false
  answered.add(who)
  return true
}

import { liveIssuesSentBefore, updateIssue, type CardIssue } from '../../db/queries/issues.ts'
import { forgetArrivalsBefore } from '../../db/queries/journal.ts'
import { isQuiet } from '../organization/calendar.ts'
import { tellParked } from './parked.ts'
import type { RemindParts } from './remind.ts'
import { queueRedraw, writingOver, type WritingParts } from './writing.ts'

const dayMs = 86_400_000
/** Cards cannot be pressed or redrawn after 14 days; a day before there is still time for both. */
const freshForMs = 13 * dayMs
const arrivalsKeptMs = 7 * dayMs
const reissuedAtOnce = 50

/** Forgets old arrivals, tells of parked messages, replaces living cards before they go dead. */
export async function keepHouse(parts: RemindParts, now: Date): Promise<number> {
  const old = isQuiet(now)
    ? []
    : liveIssuesSentBefore(parts.database, new Date(now.getTime() - freshForMs), reissuedAtOnce)
  const anHour = now.getTime() % 3_600_000 < 60_000
  if (old.length === 0 && !anHour) return 0
  return await parts.database.commit((tx) => {
    const writing = { ...parts, tx, now, personId: undefined }
    if (anHour) {
      forgetArrivalsBefore(tx, new Date(now.getTime() - arrivalsKeptMs))
      tellParked(parts, tx)
    }
    return old.filter((issue) => renew(writing, issue)).length
  })
}

/** Sends a living card anew and has the old one point to it; lets any other card rest. */
function renew(parts: WritingParts, old: CardIssue): boolean {
  const { tx, now, registry } = parts
  const living = registry.cards.get(old.card)?.living(tx, old.key, now) ?? false
  updateIssue(tx, old.issueId, { state: living ? 'replaced' : 'retired' })
  if (!living) return false
  const to = old.openId === null ? { chatId: old.chatId ?? '' } : { openId: old.openId }
  const { card, key } = old
  writingOver(parts).send({ card, key, to, dedupeKey: `renew:${old.issueId}` })
  queueRedraw(parts, old.issueId)
  return true
}

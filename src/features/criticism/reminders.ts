import type { Reader } from '../../../db/client.ts'
import { deferredTalksDue, type DeferredTalk } from '../../../db/queries/deferred-talks.ts'
import { addDays, morningOf, type Day } from '../../organization/calendar.ts'
import type { Occasion } from '../../pipeline/occasion.ts'
import { talkDutyName } from './duties.ts'

/** On its last day each of the two is reminded of a talk that was put off (R82). */
export function criticismReminders(db: Reader, today: Day): Occasion[] {
  return deferredTalksDue(db, today).map(occasionOf)
}

function occasionOf(talk: DeferredTalk): Occasion {
  const { deferralId, dueOn } = talk
  const duty = talkDutyName(deferralId)
  return {
    occasion: `${duty}:${dueOn}`,
    at: morningOf(dueOn),
    expiresAt: morningOf(addDays(dueOn, 1)),
    nudges: () => owing(talk).map((personId) => ({ kind: 'owes', personId, duty, personal: true })),
  }
}

function owing(talk: DeferredTalk): string[] {
  const { subjectId, criticId } = talk
  return [
    ...(talk.subjectConfirmedById === null ? [subjectId] : []),
    ...(talk.criticConfirmedById === null ? [criticId] : []),
  ]
}

import type { Reader } from '../../../db/client.ts'
import {
  hasAnswerEnvelopes,
  mixAllAnswers,
  mixAnswers,
} from '../../../db/queries/disclosure-envelopes.ts'
import { openDisclosures, updateDisclosure } from '../../../db/queries/disclosures.ts'
import { addDays, dayOf } from '../../organization/calendar.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { redrawAll } from './operations/publish.ts'
import { deskRef, noticeRef } from './refs.ts'

/**
 * Every morning the answers of past days are mixed, all at once; on the morning after its last day
 * a disclosure ends, and only then its sums are told.
 */
export function disclosureFollowUps(db: Reader, now: Date): ((op: Writing) => void)[] {
  const today = dayOf(now)
  const yesterday = addDays(today, -1)
  return openDisclosures(db).flatMap((one) => {
    const { disclosureId, unitId, fromOn, toOn } = one
    if (toOn < today) return [(op: Writing) => end(op, { disclosureId, unitId, today })]
    if (fromOn > yesterday || !hasAnswerEnvelopes(db, disclosureId, yesterday)) return []
    return [
      (op: Writing) => {
        mixAnswers(op.tx, disclosureId, yesterday)
        op.redraw(deskRef(unitId))
        op.redraw(noticeRef(disclosureId))
      },
    ]
  })
}

function end(op: Writing, of: { disclosureId: string; unitId: string; today: string }): void {
  const { disclosureId, unitId, today } = of
  updateDisclosure(op.tx, disclosureId, { state: 'closed', endedOn: today })
  mixAllAnswers(op.tx, disclosureId, today)
  redrawAll(op, { disclosureId, unitId })
}

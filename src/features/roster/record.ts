import { insertRegisterEvent } from '../../../db/queries/register.ts'
import { dayOf, type Day } from '../../organization/calendar.ts'
import type { Writing } from '../../pipeline/operation.ts'

export interface Change {
  rootId: string
  personId: string | null
  kind: string
  onDay?: Day
  detail?: Record<string, unknown>
  byPersonId: string | null
}

/** Writes one dated change of the register. */
export function recordChange(op: Writing, change: Change): void {
  insertRegisterEvent(op.tx, {
    registerEventId: op.newId(),
    rootId: change.rootId,
    personId: change.personId,
    kind: change.kind,
    onDay: change.onDay ?? dayOf(op.now),
    detail: change.detail ?? {},
    byPersonId: change.byPersonId,
    recordedAt: op.now.getTime(),
  })
  op.audit(`roster.${change.kind}`, change.personId ?? change.rootId)
}

/** Brings the overviews of a unit and of the general branch up to date. */
export function refreshOverviews(op: Writing, rootId: string, unitId: string | null): void {
  for (const id of new Set([rootId, unitId ?? rootId])) {
    op.redraw({ card: 'roster', key: { unitId: id } })
  }
}

import { said } from '../../../../cards/cycle/wording.ts'
import { findPerson, flagsOf, replaceFlags, type Person } from '../../../../db/queries/people.ts'
import { insertRegisterEvent } from '../../../../db/queries/register.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf, mayAnswerFor } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { mobileFlag, placeOf } from '../mobile.ts'

/** Where a mobile member is appraised, said by that member or by the branch secretary (R18). */
export function choosePlace(
  op: Operation,
  { personId, place }: { personId: string; place: 'destination' | 'returnedHome' },
): Reply {
  const person = findPerson(op.tx, personId)
  const before = placeOf(op.tx, personId)
  if (!person || before === undefined) throw new Refusal('notFound')
  assertMayChoose(op, person)
  const toast = { type: 'success', content: said.placeChosen } as const
  if (before === place) return { toast }
  const flags = flagsOf(op.tx, personId).map(({ flag, detail }) =>
    flag === mobileFlag ? { flag, detail: place } : { flag, detail },
  )
  replaceFlags(op.tx, personId, flags)
  insertRegisterEvent(op.tx, {
    registerEventId: op.newId(),
    rootId: person.rootId,
    personId,
    kind: 'appraisalPlace',
    onDay: dayOf(op.now),
    detail: { before, after: place },
    byPersonId: op.actor.personId,
    recordedAt: op.now.getTime(),
  })
  op.redraw({ card: 'mobilePlace', key: { personId } })
  if (person.branchId !== null) {
    op.redraw({ card: 'mobileMembers', key: { unitId: person.branchId } })
  }
  op.audit('cycle.choosePlace', personId)
  return { toast }
}

function assertMayChoose(op: Operation, person: Person): void {
  const unitId = person.branchId ?? person.rootId
  const may =
    mayAnswerFor(op.tx, op.actor, person.personId) || isSecretaryOf(op.tx, op.actor, unitId)
  if (!may) throw new Refusal('notAllowed', { role: 'secretary' })
}

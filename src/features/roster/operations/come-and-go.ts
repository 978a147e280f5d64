import { leaveReasons, rosterToasts } from '../../../../cards/roster/wording.ts'
import { unlinkedAccounts } from '../../../../db/queries/accounts.ts'
import { settleMoves } from '../../../../db/queries/accounts.ts'
import { settleMissing } from '../../../../db/queries/imports.ts'
import {
  answeredForBy,
  getPerson,
  insertPerson,
  listPeople,
  replacePosts,
  updatePerson,
} from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { recordChange, refreshOverviews } from '../record.ts'
import { tidyName } from '../rules/cells.ts'
import { nextRosterCode } from '../rules/roster-code.ts'
import { managedPerson, managedUnit, unitOfPerson } from '../scope.ts'
import { homeFor, kindOf } from './edit-person.ts'
import { giveAccount } from './link.ts'
import { holdsLastSeat } from './secretary-seat.ts'

/** 不再在册: transferred, died, …; the record stays, the account and the posts are free again. */
export function removePerson(
  op: Operation,
  input: { personId: string; reason: keyof typeof leaveReasons; onDay: string },
): Reply {
  const person = managedPerson(op, input.personId)
  if (holdsLastSeat(op.tx, person)) {
    throw new Refusal('badForm', { sentence: rosterToasts.lastSecretary })
  }
  for (const answered of answeredForBy(op.tx, person.personId)) {
    updatePerson(op.tx, answered.personId, { contactPersonId: null })
  }
  updatePerson(op.tx, person.personId, { state: 'left', openId: null, contactPersonId: null })
  replacePosts(op.tx, person, [])
  settleMissing(op.tx, person.rootId, [person.personId])
  if (person.openId !== null) settleMoves(op.tx, { openId: person.openId })
  recordChange(op, {
    rootId: person.rootId,
    personId: person.personId,
    byPersonId: op.actor.personId,
    kind: 'left',
    onDay: input.onDay,
    detail: { reason: input.reason },
  })
  refreshOverviews(op, person.rootId, person.branchId)
  return { toast: { type: 'success', content: rosterToasts.left } }
}

/** 添加: somebody the register does not have yet, perhaps with an account of the group. */
export function addSomebody(
  op: Operation,
  input: {
    unitId: string
    openId?: string | undefined
    name: string
    kind: string
    home?: string | undefined
    how?: 'added' | 'admitted' | 'transferredIn' | undefined
    onDay: string
  },
): Reply {
  const { rootId } = managedUnit(op, input.unitId)
  const kind = kindOf(input.kind)
  const home = homeFor(op, rootId, input.home, kind)
  const personId = op.newId()
  const codes = new Set(listPeople(op.tx, rootId).map((person) => person.rosterCode))
  insertPerson(op.tx, {
    personId,
    rootId,
    rosterCode: nextRosterCode(codes),
    name: tidyName(input.name),
    kind,
    ...home,
    delivery: 'normal',
    state: 'active',
  })
  recordChange(op, {
    rootId,
    personId,
    kind: input.how ?? 'added',
    onDay: input.onDay,
    byPersonId: op.actor.personId,
  })
  const free = unlinkedAccounts(op.tx, rootId).some((one) => one.openId === input.openId)
  const person = getPerson(op.tx, personId)
  if (input.openId && free) giveAccount(op, person, input.openId, op.actor.personId)
  refreshOverviews(op, rootId, unitOfPerson(person))
  return {
    toast: { type: 'success', content: rosterToasts.added },
    become: { card: 'rosterPerson', key: { personId } },
  }
}

/** 仍在册: a file that did not name them was not complete. */
export function keepMissing(
  op: Operation,
  input: { personId: string; unitId: string; skip: string },
): Reply {
  const person = managedPerson(op, input.personId)
  settleMissing(op.tx, person.rootId, [person.personId])
  refreshOverviews(op, person.rootId, person.branchId)
  const key = { unitId: input.unitId, skip: input.skip }
  return {
    toast: { type: 'success', content: rosterToasts.kept },
    become: { card: 'rosterQuestions', key },
  }
}

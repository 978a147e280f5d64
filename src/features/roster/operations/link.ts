import { rosterToasts } from '../../../../cards/roster/wording.ts'
import {
  answerAccount,
  forgetAccountAnswers,
  settleMoves,
  unlinkedAccounts,
} from '../../../../db/queries/accounts.ts'
import { personByOpenId, updatePerson, type Person } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import { nameMatch } from '../gaps.ts'
import { recordChange, refreshOverviews } from '../record.ts'
import { holdsLastSeat } from './secretary-seat.ts'
import { managedPerson, managedUnit } from '../scope.ts'

/** Gives a person the account, if it is free and in a bound chat of the general branch. */
export function giveAccount(
  op: Writing,
  person: Person,
  openId: string,
  byPersonId: string | null,
): void {
  const free = unlinkedAccounts(op.tx, person.rootId).some((one) => one.openId === openId)
  if (!free || person.openId !== null || personByOpenId(op.tx, openId)) {
    throw new Refusal('badForm', { sentence: rosterToasts.accountTaken })
  }
  updatePerson(op.tx, person.personId, { openId })
  forgetAccountAnswers(op.tx, person.rootId, openId)
  settleMoves(op.tx, { openId })
  recordChange(op, { ...by(person, byPersonId), kind: 'linked' })
  refreshOverviews(op, person.rootId, person.branchId)
}

function by(person: Person, byPersonId: string | null) {
  return { rootId: person.rootId, personId: person.personId, byPersonId }
}

/** Links every person to the one account of exactly their name; gives how many. */
export function linkByName(op: Writing, rootId: string, byPersonId: string | null): number {
  const { links } = nameMatch(op.tx, rootId)
  for (const { personId, openId } of links) {
    updatePerson(op.tx, personId, { openId })
    settleMoves(op.tx, { openId })
    recordChange(op, { rootId, personId, kind: 'linked', byPersonId, detail: { how: 'name' } })
  }
  return links.length
}

/** 对上: the secretary says whose account it is. */
export function linkPerson(op: Operation, input: { personId: string; account: string }): Reply {
  const person = managedPerson(op, input.personId)
  giveAccount(op, person, input.account, op.actor.personId)
  return { toast: { type: 'success', content: rosterToasts.linked } }
}

export function unlinkPerson(op: Operation, input: { personId: string }): Reply {
  const person = managedPerson(op, input.personId)
  if (person.openId === null) return { toast: { type: 'info', content: rosterToasts.unlinked } }
  if (holdsLastSeat(op.tx, person)) {
    throw new Refusal('badForm', { sentence: rosterToasts.lastSecretary })
  }
  // The pair was wrong: it must not come back by its name.
  answerAccount(op.tx, { rootId: person.rootId, openId: person.openId, personId: person.personId })
  updatePerson(op.tx, person.personId, { openId: null })
  recordChange(op, { ...by(person, op.actor.personId), kind: 'unlinked' })
  refreshOverviews(op, person.rootId, person.branchId)
  return { toast: { type: 'success', content: rosterToasts.unlinked } }
}

interface About {
  unitId: string
  personId: string
  skip: string
}

/** 就是这位: the answer to a doubtful name. */
export function answerSame(op: Operation, input: About & { account: string }): Reply {
  linkPerson(op, input)
  return next(input, rosterToasts.linked)
}

/** 都不是: none of the accounts offered is this person's. */
export function answerNone(op: Operation, input: About): Reply {
  const person = managedPerson(op, input.personId)
  const { links, doubtful } = nameMatch(op.tx, person.rootId)
  const asked = doubtful.find((one) => one.personId === person.personId)
  const sure = links.filter((link) => link.personId === person.personId)
  for (const openId of asked?.candidates ?? sure.map((link) => link.openId)) {
    answerAccount(op.tx, { rootId: person.rootId, openId, personId: person.personId })
  }
  return next(input, rosterToasts.notThis)
}

/** 不用管: an account that belongs to nobody on the register. */
export function ignoreAccount(
  op: Operation,
  input: { unitId: string; openId: string; skip: string },
): Reply {
  const unit = managedUnit(op, input.unitId)
  answerAccount(op.tx, { rootId: unit.rootId, openId: input.openId })
  settleMoves(op.tx, { openId: input.openId })
  refreshOverviews(op, unit.rootId, unit.unitId)
  return next(input, rosterToasts.ignored)
}

function next(at: { unitId: string; skip: string }, content: string): Reply {
  const key = { unitId: at.unitId, skip: at.skip }
  return { toast: { type: 'success', content }, become: { card: 'rosterQuestions', key } }
}

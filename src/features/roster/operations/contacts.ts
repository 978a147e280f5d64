import { rosterToasts } from '../../../../cards/roster/wording.ts'
import { updatePerson, type Person } from '../../../../db/queries/people.ts'
import { listRegister } from '../../../../db/queries/register.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { contactGapsIn, leaderFor } from '../gaps.ts'
import { recordChange, refreshOverviews } from '../record.ts'
import { managedPerson, managedUnit } from '../scope.ts'
import { unitBook } from '../words.ts'

/** 保存: who answers and listens for a person without an account. */
export function chooseContact(
  op: Operation,
  input: { unitId: string; personId: string; skip: string; contact: string },
): Reply {
  const person = managedPerson(op, input.personId)
  const contact = listRegister(op.tx, person.rootId).find(
    (one) => one.personId === input.contact && one.openId !== null,
  )
  if (!contact || contact.personId === person.personId) throw new Refusal('badForm')
  setContact(op, person, contact.personId)
  refreshOverviews(op, person.rootId, person.branchId)
  return {
    toast: { type: 'success', content: rosterToasts.contactSaved },
    become: { card: 'rosterContacts', key: { unitId: input.unitId, skip: input.skip } },
  }
}

/** 都由小组组长联系: everybody whose group has a leader with an account. */
export function leadersAsContacts(op: Operation, input: { unitId: string }): Reply {
  const unit = managedUnit(op, input.unitId)
  const units = unitBook(op.tx, unit.rootId)
  const people = listRegister(op.tx, unit.rootId)
  let count = 0
  for (const person of contactGapsIn(op.tx, unit)) {
    const leader = leaderFor(people, person, units.byId(person.groupId)?.code)
    if (!leader) continue
    setContact(op, person, leader.personId)
    count += 1
  }
  refreshOverviews(op, unit.rootId, unit.unitId)
  const content = count > 0 ? rosterToasts.contactsFilled(count) : rosterToasts.noLeaders
  return { toast: { type: count > 0 ? 'success' : 'info', content } }
}

function setContact(op: Operation, person: Person, contactPersonId: string): void {
  updatePerson(op.tx, person.personId, { contactPersonId })
  recordChange(op, {
    rootId: person.rootId,
    personId: person.personId,
    kind: 'contact',
    byPersonId: op.actor.personId,
    detail: { contactPersonId },
  })
}

import {
  rectificationRefusals,
  rectificationToasts,
} from '../../../../cards/rectification/wording.ts'
import {
  findInstitution,
  saveInstitution,
  type InstitutionItem,
  type InstitutionKind,
} from '../../../../db/queries/rectification-institutions.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf, isTeamMemberOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { institutionRef, institutionsRef } from '../refs.ts'
import { assertAhead, assertOffered, assertWorks, cycleToWorkIn, openWork } from './works.ts'

interface InstitutionForm {
  unitId: string
  /** '' for a new one. */
  institutionId: string
  kind: InstitutionKind
  title: string
  owner: string
  dueOn: string
  checkOn: string
}

/** A rule to be made, revised or repealed, by whom and by when (R118). */
export function saveInstitutionForm(op: Operation, input: InstitutionForm): Reply {
  const { unitId, institutionId, owner, ...facts } = input
  const cycle = cycleToWorkIn(op, unitId)
  const before = institutionId === '' ? undefined : openItem(op, institutionId)
  if (before && before.unitId !== unitId) throw new Refusal('notFound')
  assertMaySave(op, unitId, before)
  assertOffered(op, unitId, owner)
  if (before?.dueOn !== facts.dueOn) assertAhead(op, facts.dueOn)
  if (facts.checkOn < facts.dueOn) {
    throw new Refusal('badForm', { sentence: rectificationRefusals.checkBeforeDue })
  }
  const rev = op.happenedAt.getTime()
  if (before && before.rev > rev) return { toast: rectificationToasts.newerKept }
  const kept = before ?? begun(op, cycle.cycleId, unitId)
  saveInstitution(op.tx, { ...kept, ...facts, ownerId: owner, rev })
  refresh(op, kept)
  op.audit('rectification.saveInstitution', kept.institutionId)
  const become = institutionRef(kept.institutionId)
  return { toast: rectificationToasts.institutionSaved, become }
}

function begun(op: Operation, cycleId: string, unitId: string) {
  return {
    institutionId: op.newId(),
    cycleId,
    unitId,
    doneOn: null,
    checkedOn: null,
    result: null,
    createdAt: op.now.getTime(),
  }
}

/** Anybody of the team lists one; what is listed the secretary changes. */
function assertMaySave(op: Operation, unitId: string, before: InstitutionItem | undefined): void {
  const may = before ? isSecretaryOf : isTeamMemberOf
  if (may(op.tx, op.actor, unitId)) return
  throw new Refusal('notAllowed', { role: before ? 'secretary' : 'team' })
}

/** The rule is made, revised or repealed. */
export function institutionDone(op: Operation, of: { institutionId: string }): Reply {
  const item = workable(op, of.institutionId)
  return save(op, { ...item, doneOn: item.doneOn ?? dayOf(op.now) })
}

export function institutionUndone(op: Operation, of: { institutionId: string }): Reply {
  return save(op, { ...workable(op, of.institutionId), doneOn: null })
}

function save(op: Operation, item: InstitutionItem): Reply {
  saveInstitution(op.tx, { ...item, rev: op.happenedAt.getTime() })
  refresh(op, item)
  op.audit('rectification.institutionDone', item.institutionId)
  const toast =
    item.doneOn === null ? rectificationToasts.noted : rectificationToasts.institutionDone
  return { toast, become: institutionRef(item.institutionId) }
}

/** Whether the rule is kept, as it was found (R119). */
export function institutionCheck(
  op: Operation,
  input: { institutionId: string; body: string },
): Reply {
  const item = workable(op, input.institutionId)
  if (item.doneOn === null) {
    throw new Refusal('badForm', { sentence: rectificationRefusals.checkTooEarly })
  }
  const rev = op.happenedAt.getTime()
  saveInstitution(op.tx, { ...item, result: input.body, checkedOn: dayOf(op.now), rev })
  refresh(op, item)
  op.audit('rectification.institutionCheck', item.institutionId)
  const become = institutionRef(item.institutionId)
  return { toast: rectificationToasts.institutionChecked, become }
}

function workable(op: Operation, institutionId: string): InstitutionItem {
  const item = openItem(op, institutionId)
  assertWorks(op, item)
  return item
}

function openItem(op: Operation, institutionId: string): InstitutionItem {
  return openWork(findInstitution(op.tx, institutionId), ({ checkedOn }) => checkedOn)
}

function refresh(
  op: Operation,
  { institutionId, unitId }: Pick<InstitutionItem, 'institutionId' | 'unitId'>,
): void {
  op.redraw(institutionRef(institutionId))
  op.redraw(institutionsRef(unitId))
}

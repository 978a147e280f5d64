import { aspectFields } from '../../../../cards/appraisal/buttons.ts'
import {
  appraisalRefusals,
  appraisalToasts,
  gradeField,
} from '../../../../cards/appraisal/wording.ts'
import { findCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../../db/queries/people.ts'
import {
  findSelfAppraisalMark,
  reopenSelfAppraisal,
  saveSelfAppraisal,
  setSelfAppraisalPaper,
  type SelfAppraisalContent,
  type SelfAppraisalKey,
} from '../../../../db/queries/self-appraisals.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { isSecretaryOf, mayAnswerFor } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { appraiseesOf, isAppraisee, isOver } from '../members.ts'
import { listRef } from '../refs.ts'
import { missingIn } from '../rules/self.ts'

type Field = (typeof aspectFields)[number]
type Form = SelfAppraisalKey & {
  aspectIds: readonly string[]
  grade?: string | undefined
} & Partial<Record<Field, string | undefined>>

/** Keeps the draft: nobody but its writer reads it. */
export function saveSelf(op: Operation, input: Form): Reply {
  return save(op, input, false)
}

/** Hands it in when it is complete; what is incomplete is kept as a draft, never lost. */
export function handInSelf(op: Operation, input: Form): Reply {
  return save(op, input, true)
}

function save(op: Operation, input: Form, handsIn: boolean): Reply {
  const { cycle, person } = writable(op, input)
  if (findSelfAppraisalMark(op.tx, input)?.state === 'handedIn') {
    refuse(appraisalRefusals.alreadyIn)
  }
  const aspects = cycle.parameters.selfAppraisal.aspects.slice(0, aspectFields.length)
  // The plan was changed while the form was open: its fields would go under the wrong names.
  if (aspects.map(({ id }) => id).join() !== input.aspectIds.join()) throw new Refusal('stale')
  const asksGrade = person.kind === 'fullMember'
  const content = contentOf(input, asksGrade)
  const missing = missingIn(content, { aspects, grade: asksGrade })
  const names = [...missing.aspects.map(({ name }) => name), ...(missing.grade ? [gradeField] : [])]
  const isIn = handsIn && names.length === 0
  const isNewest = saveSelfAppraisal(op.tx, input, {
    content,
    state: isIn ? 'handedIn' : 'draft',
    byPersonId: op.actor.personId,
    rev: op.happenedAt.getTime(),
    handedInAt: isIn ? op.now.getTime() : null,
  })
  if (!isNewest) return { toast: appraisalToasts.newerKept }
  op.audit(isIn ? 'appraisal.handIn' : 'appraisal.save', person.personId)
  if (!isIn) return { toast: handsIn ? appraisalToasts.incomplete(names) : appraisalToasts.saved }
  redrawList(op, cycle, person)
  const isOwn = op.actor.personId === person.personId
  return { toast: isOwn ? appraisalToasts.handedIn : appraisalToasts.handedInFor }
}

function contentOf(input: Form, asksGrade: boolean): SelfAppraisalContent {
  const written = input.aspectIds.flatMap((id, at) => {
    const field = aspectFields[at]
    const body = field === undefined ? undefined : input[field]
    return body === undefined ? [] : [[id, body] as const]
  })
  return {
    aspects: Object.fromEntries(written),
    ...(asksGrade && input.grade !== undefined && { proposedGrade: input.grade }),
  }
}

/** Back to a draft, which is the writer's alone again. */
export function takeBackSelf(op: Operation, key: SelfAppraisalKey): Reply {
  const { cycle, person } = writable(op, key)
  if (findSelfAppraisalMark(op.tx, key)?.state !== 'handedIn') {
    refuse(appraisalRefusals.nothingToTakeBack)
  }
  if (!reopenSelfAppraisal(op.tx, key, op.happenedAt.getTime())) {
    return { toast: appraisalToasts.newerKept }
  }
  redrawList(op, cycle, person)
  op.audit('appraisal.takeBack', person.personId)
  return { toast: appraisalToasts.takenBack }
}

/** The secretary notes who handed over a paper before the meeting. */
export function notePapers(
  op: Operation,
  input: { cycleId: string; unitId: string; people: readonly string[] },
): Reply {
  const { cycleId, unitId } = input
  const cycle = cycleOf(op, cycleId)
  const branch = findUnit(op.tx, unitId)
  if (branch?.rootId !== cycle.rootId) throw new Refusal('notFound')
  assertSecretary(op, unitId)
  assertNotOver(op, cycleId, unitId)
  const known = new Set(
    appraiseesOf(op.tx, { rootId: cycle.rootId, branchId: unitId }).map((one) => one.personId),
  )
  if (!input.people.every((personId) => known.has(personId))) refuse(appraisalRefusals.notInStep)
  const paper = { byPersonId: op.actor.personId, at: op.now.getTime() }
  for (const personId of input.people) {
    setSelfAppraisalPaper(op.tx, { cycleId, personId }, paper)
    op.audit('appraisal.onPaper', personId)
  }
  op.redraw(listRef(cycleId, unitId))
  return { toast: appraisalToasts.onPaper(input.people.length) }
}

export function unnotePaper(op: Operation, key: SelfAppraisalKey): Reply {
  const cycle = cycleOf(op, key.cycleId)
  const person = findPerson(op.tx, key.personId)
  if (!person?.branchId || person.rootId !== cycle.rootId) throw new Refusal('notFound')
  assertSecretary(op, person.branchId)
  assertNotOver(op, key.cycleId, person.branchId)
  setSelfAppraisalPaper(op.tx, key, null)
  redrawList(op, cycle, person)
  op.audit('appraisal.offPaper', key.personId)
  return { toast: appraisalToasts.offPaper }
}

/** The cycle and the person, for who may write it: oneself, or the contact person. */
function writable(op: Operation, key: SelfAppraisalKey): { cycle: Cycle; person: Person } {
  const cycle = cycleOf(op, key.cycleId)
  const person = findPerson(op.tx, key.personId)
  if (!person || !mayAnswerFor(op.tx, op.actor, key.personId)) throw new Refusal('notYours')
  if (!isAppraisee(op.tx, person)) refuse(appraisalRefusals.noBranch)
  assertNotOver(op, key.cycleId, person.branchId ?? '')
  return { cycle, person }
}

function cycleOf(op: Operation, cycleId: string): Cycle {
  const cycle = findCycle(op.tx, cycleId)
  if (!cycle || cycle.rootId !== op.actor.rootId) throw new Refusal('notFound')
  if (cycle.state === 'closed') throw new Refusal('closed')
  return cycle
}

function assertSecretary(op: Operation, unitId: string): void {
  if (!isSecretaryOf(op.tx, op.actor, unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
}

function assertNotOver(op: Operation, cycleId: string, branchId: string): void {
  if (isOver(op.tx, cycleId, branchId)) refuse(appraisalRefusals.over)
}

function redrawList(op: Operation, { cycleId }: Cycle, { branchId }: Person): void {
  if (branchId !== null) op.redraw(listRef(cycleId, branchId))
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

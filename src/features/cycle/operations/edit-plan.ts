import { said } from '../../../../cards/cycle/wording.ts'
import type { Cycle } from '../../../../db/queries/cycles.ts'
import {
  deletePreparationTask,
  findPreparationTask,
  insertPreparationTask,
  listPreparationTasks,
  saveGuarantor,
  updatePreparationTask,
} from '../../../../db/queries/preparation.ts'
import type { BasisDocument } from '../../../../policies/policy.ts'
import { Refusal } from '../../../errors.ts'
import { daysBetween } from '../../../organization/calendar.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { basisPath, findParameter, sourceOf, withValueAt, withWritten } from '../parameters.ts'
import { branchesOf, editableCycle, leadersOf, teamOf } from '../plan-of.ts'
import { changesBetween, recordChanges } from './change-plan.ts'

const saved = { type: 'success', content: said.saved } as const

function back(card: string, key: CardKey, content = said.saved): Reply {
  return { toast: { ...saved, content }, become: { card, key } }
}

export function setParameter(
  op: Operation,
  input: { cycleId: string; path: string; value?: string | undefined; source: string },
): Reply {
  const { cycleId, path, source } = input
  const cycle = editableCycle(op, cycleId)
  const found = findParameter(path)
  const parameters = found && withWritten(cycle.parameters, found.parameter, input.value ?? '')
  if (!found || !parameters) throw new Refusal('unreadable')
  const changes = changesBetween(cycle.parameters, parameters, [path], source)
  const sources = { ...cycle.sources, [path]: source }
  recordChanges(op, cycle, op.actor.personId, changes, { parameters, sources })
  return back('planParameters', { cycleId, page: String(found.page) })
}

export function saveParts(
  op: Operation,
  input: { cycleId: string } & Partial<Record<keyof Cycle['parts'], string | undefined>>,
): Reply {
  const cycle = editableCycle(op, input.cycleId)
  const names = ['keyProblems', 'methods', 'requirements'] as const
  const changes = names
    .map((part) => ({ part, before: cycle.parts[part], after: input[part] ?? '' }))
    .filter((one) => one.before !== one.after)
  const parts = { ...cycle.parts, ...Object.fromEntries(changes.map((c) => [c.part, c.after])) }
  const rows = changes.map(({ part, before, after }) => ({ path: `parts.${part}`, before, after }))
  const sourced = rows.map((row) => ({ ...row, source: '' }))
  recordChanges(op, cycle, op.actor.personId, sourced, { parts })
  return back('plan', { cycleId: input.cycleId })
}

interface WrittenBasis {
  cycleId: string
  at: number
  issuer: string
  title: string
  number?: string | undefined
  date?: string | undefined
  blanks: 'fill' | 'open'
}

export function saveBasis(op: Operation, input: WrittenBasis): Reply {
  const { issuer, title, number, date, blanks } = input
  const leftOpen = blanks === 'open'
  const row = { issuer, title, number: number ?? null, date: date ?? null, leftOpen }
  return replaceBasis(op, input, [row], said.saved)
}

export function dropBasis(op: Operation, input: { cycleId: string; at: number }): Reply {
  return replaceBasis(op, input, [], said.removed)
}

function replaceBasis(
  op: Operation,
  { cycleId, at }: { cycleId: string; at: number },
  rows: readonly BasisDocument[],
  content: string,
): Reply {
  const cycle = editableCycle(op, cycleId)
  const path = basisPath
  const documents = cycle.parameters.basisDocuments.toSpliced(at, 1, ...rows)
  const parameters = withValueAt(cycle.parameters, path, documents)
  if (!parameters) throw new Refusal('unreadable')
  const changes = changesBetween(cycle.parameters, parameters, [path], sourceOf(cycle, path))
  recordChanges(op, cycle, op.actor.personId, changes, { parameters })
  return back('planBasis', { cycleId }, content)
}

export function saveTask(
  op: Operation,
  input: { cycleId: string; taskId: string; title: string; ownerId: string; dueOn: string },
): Reply {
  const { cycleId, taskId, title, ownerId } = input
  const cycle = editableCycle(op, cycleId)
  assertMayOwn(op, cycle.rootId, ownerId)
  const values = { title, ownerId, dueOffset: daysBetween(cycle.windowFrom, input.dueOn) }
  if (taskId === 'new') {
    const position = (listPreparationTasks(op.tx, cycleId).at(-1)?.position ?? -1) + 1
    insertPreparationTask(op.tx, { taskId: op.newId(), cycleId, position, doneAt: null, ...values })
  } else {
    assertTaskOf(op, cycleId, taskId)
    updatePreparationTask(op.tx, taskId, values)
  }
  afterTaskChange(op, cycleId, taskId)
  return back('planTasks', { cycleId })
}

/** Several tasks to one owner at once. */
export function assignTasks(
  op: Operation,
  input: { cycleId: string; taskIds: readonly string[]; ownerId: string },
): Reply {
  const { cycleId, taskIds, ownerId } = input
  assertMayOwn(op, editableCycle(op, cycleId).rootId, ownerId)
  for (const taskId of taskIds) {
    assertTaskOf(op, cycleId, taskId)
    updatePreparationTask(op.tx, taskId, { ownerId })
    afterTaskChange(op, cycleId, taskId)
  }
  return { toast: saved }
}

function assertMayOwn(op: Operation, rootId: string, ownerId: string): void {
  const allowed = leadersOf(op.tx, rootId).some((person) => person.personId === ownerId)
  if (!allowed) throw new Refusal('notFound')
}

export function dropTask(op: Operation, input: { cycleId: string; taskId: string }): Reply {
  const { cycleId, taskId } = input
  editableCycle(op, cycleId)
  assertTaskOf(op, cycleId, taskId)
  deletePreparationTask(op.tx, taskId)
  op.retire({ card: 'preparationTask', key: { taskId } })
  afterTaskChange(op, cycleId, taskId)
  return back('planTasks', { cycleId }, said.removed)
}

function assertTaskOf(op: Operation, cycleId: string, taskId: string): void {
  if (findPreparationTask(op.tx, taskId)?.cycleId !== cycleId) throw new Refusal('notFound')
}

function afterTaskChange(op: Operation, cycleId: string, taskId: string): void {
  op.redraw({ card: 'preparationTask', key: { taskId } })
  op.redraw({ card: 'plan', key: { cycleId } })
}

export function chooseGuarantor(
  op: Operation,
  input: { cycleId: string; unitId: string; personId: string },
): Reply {
  const { cycleId, unitId, personId } = input
  const { rootId } = editableCycle(op, cycleId)
  const isBranch = branchesOf(op.tx, rootId).some((unit) => unit.unitId === unitId)
  const isTeam = teamOf(op.tx, rootId).some((person) => person.personId === personId)
  if (!isBranch || !isTeam) throw new Refusal('notFound')
  saveGuarantor(op.tx, { cycleId, unitId, personId })
  op.redraw({ card: 'plan', key: { cycleId } })
  return { toast: saved }
}

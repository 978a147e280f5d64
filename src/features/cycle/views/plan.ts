import type { PlanView } from '../../../../cards/cycle/plan.ts'
import type { PlanNoticeView, PlanStep } from '../../../../cards/cycle/plan-notice.ts'
import type { PreparationTaskView } from '../../../../cards/cycle/preparation-task.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import {
  findPreparationTask,
  listGuarantors,
  listPreparationTasks,
  openPreparationOf,
} from '../../../../db/queries/preparation.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import type { ReminderRow } from '../../../../policies/keys.ts'
import { parameterGroups } from '../../../../policies/parameters.ts'
import { presets } from '../../../../policies/presets.ts'
import { addDays } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { CardReader, ViewContext } from '../../../pipeline/feature.ts'
import { isPresetId } from '../parameters.ts'
import { branchesOf, findingsOf, isUnpublished, nameOf } from '../plan-of.ts'

export function planView(
  db: Reader,
  key: { cycleId: string },
  { reader }: ViewContext,
): PlanView | undefined {
  const cycle = findCycle(db, key.cycleId)
  if (!cycle) return undefined
  const { cycleId, rootId, parameters } = cycle
  return {
    cycleId,
    unitName: getUnit(db, rootId).name,
    assessmentYear: cycle.assessmentYear,
    presetName: isPresetId(cycle.preset) ? presets[cycle.preset].name : cycle.preset,
    state: cycle.state,
    version: cycle.version,
    unpublished: isUnpublished(cycle),
    theme: parameters.theme,
    windowFrom: cycle.windowFrom,
    windowTo: cycle.windowTo,
    windowReason: cycle.windowReason ?? undefined,
    adoption: adoptionOf(db, cycle),
    parts: cycle.parts,
    counts: {
      basis: parameters.basisDocuments.length,
      tasks: listPreparationTasks(db, cycleId).length,
      guarantors: listGuarantors(db, cycleId).length,
      branches: branchesOf(db, rootId).length,
    },
    groups: parameterGroups.map((group) => group.name),
    findings: findingsOf(db, cycle),
    mayEdit: mayEdit(db, cycle, reader),
  }
}

/** Only the general branch's secretary, while the cycle is open. */
export function mayEdit(db: Reader, cycle: Cycle, reader: CardReader): boolean {
  if (reader.kind !== 'person' || cycle.state === 'closed') return false
  return isSecretaryOf(db, reader.person, cycle.rootId)
}

function adoptionOf(db: Reader, cycle: Cycle): PlanView['adoption'] {
  if (cycle.adoptedOn === null) return undefined
  const present = cycle.presentIds.map((id) => nameOf(db, id)).filter((name) => name !== undefined)
  return { on: cycle.adoptedOn, present, signatory: nameOf(db, cycle.signatoryId) ?? '' }
}

const noticeSteps: readonly (readonly [PlanStep, ReminderRow])[] = [
  ['study', 'studyCreated'],
  ['opinionsOpen', 'opinionsOpen'],
  ['opinionsClose', 'opinionsClose'],
  ['talks', 'talksListTo'],
  ['analysis', 'memberAnalysisDue'],
  ['attendance', 'attendanceConfirmed'],
]

/** What everybody was told; drawn for one person it also has that person's own tasks. */
export function planNoticeView(
  db: Reader,
  key: { cycleId: string; version: string },
  { reader }: ViewContext,
): PlanNoticeView | undefined {
  const plan = findCycle(db, key.cycleId)
  if (!plan || plan.publishedVersion === 0) return undefined
  const cycle = unitCycle(db, plan, homeOf(reader))
  const own = reader.kind === 'person' ? openPreparationOf(db, reader.person.personId) : []
  return {
    unitName: getUnit(db, cycle.rootId).name,
    assessmentYear: cycle.assessmentYear,
    theme: cycle.parameters.theme,
    windowFrom: cycle.windowFrom,
    windowTo: cycle.windowTo,
    venue: cycle.parameters.meeting.venueType,
    steps: noticeSteps
      .map(([step, row]) => ({ step, day: dayOfRow(cycle, row) }))
      .toSorted((a, b) => a.day.localeCompare(b.day)),
    own: own.map(({ task, windowFrom }) => ({
      title: task.title,
      dueOn: addDays(windowFrom, task.dueOffset),
    })),
    isOld: Number(key.version) !== cycle.publishedVersion,
    isChange: cycle.publishedVersion > 1,
  }
}

/** Whose days the reader goes by. */
function homeOf(reader: CardReader): string | null {
  if (reader.kind === 'group') return reader.unitId ?? null
  return reader.kind === 'person' ? reader.person.branchId : null
}

export function preparationTaskView(
  db: Reader,
  { taskId }: { taskId: string },
  { reader }: ViewContext,
): PreparationTaskView | undefined {
  const task = findPreparationTask(db, taskId)
  const cycle = task && findCycle(db, task.cycleId)
  if (!task || !cycle) return undefined
  const isOwner = reader.kind === 'person' && reader.person.personId === task.ownerId
  return {
    taskId,
    title: task.title,
    owner: nameOf(db, task.ownerId),
    dueOn: addDays(cycle.windowFrom, task.dueOffset),
    done: task.doneAt !== null,
    isOwn: isOwner || mayEdit(db, cycle, reader),
  }
}

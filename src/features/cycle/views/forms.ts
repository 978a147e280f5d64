import type {
  AdoptionFormView,
  NewPlanView,
  WindowFormView,
} from '../../../../cards/cycle/plan-decisions.ts'
import type {
  BasisFormView,
  ParameterFormView,
  PartsFormView,
  TaskFormView,
} from '../../../../cards/cycle/plan-forms.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findPreparationTask } from '../../../../db/queries/preparation.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { presetIds, presets } from '../../../../policies/presets.ts'
import { addDays, dayOf } from '../../../organization/calendar.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { findParameter, shown, sourceOf } from '../parameters.ts'
import { leadersOf, teamOf } from '../plan-of.ts'
import { nextWindow, yearOf } from '../rules.ts'
import { choices } from './pages.ts'

interface OfCycle {
  cycleId: string
}

export function newPlanView(
  db: Reader,
  { rootId }: { rootId: string },
  { now }: ViewContext,
): NewPlanView | undefined {
  const unit = findUnit(db, rootId)
  if (!unit) return undefined
  const window = nextWindow(presets['2017-village'].policy, dayOf(now))
  const year = yearOf(window.from) - 1
  return {
    rootId,
    unitName: unit.name,
    year,
    ...window,
    presets: presetIds.map((id) => ({ label: presets[id].name, value: id })),
    preset: year <= 2017 ? '2017-village' : 'one-third',
  }
}

export function parameterFormView(
  db: Reader,
  { cycleId, path }: OfCycle & { path: string },
): ParameterFormView | undefined {
  const cycle = findCycle(db, cycleId)
  const found = findParameter(path)
  if (!cycle || !found) return undefined
  const { name, codec } = found.parameter
  const { kind, options, hint } = codec
  return {
    cycleId,
    path,
    page: found.page,
    name,
    kind,
    options,
    hint,
    value: shown(cycle.parameters, found.parameter),
    source: sourceOf(cycle, path),
  }
}

export function partsFormView(db: Reader, { cycleId }: OfCycle): PartsFormView | undefined {
  const cycle = findCycle(db, cycleId)
  return cycle && { cycleId, parts: cycle.parts }
}

const blank = { issuer: '', title: '', number: null, date: null, leftOpen: false }

export function basisFormView(
  db: Reader,
  key: OfCycle & { at: string },
): BasisFormView | undefined {
  const documents = findCycle(db, key.cycleId)?.parameters.basisDocuments
  if (!documents) return undefined
  const at = Math.min(Number(key.at), documents.length)
  const document = documents[at]
  return { cycleId: key.cycleId, at, isNew: !document, document: document ?? blank }
}

export function taskFormView(
  db: Reader,
  { cycleId, taskId }: OfCycle & { taskId: string },
): TaskFormView | undefined {
  const cycle = findCycle(db, cycleId)
  const task = findPreparationTask(db, taskId)
  if (!cycle || (taskId !== 'new' && !task)) return undefined
  return {
    cycleId,
    taskId,
    title: task?.title ?? '',
    ownerId: task?.ownerId ?? undefined,
    dueOn: addDays(
      cycle.windowFrom,
      task?.dueOffset ?? cycle.parameters.reminder.offsets.meetingPrepared,
    ),
    people: choices(leadersOf(db, cycle.rootId)),
  }
}

export function adoptionFormView(
  db: Reader,
  { cycleId }: OfCycle,
  { now }: ViewContext,
): AdoptionFormView | undefined {
  const cycle = findCycle(db, cycleId)
  if (cycle?.state !== 'draft') return undefined
  return {
    cycleId,
    today: dayOf(now),
    team: choices(teamOf(db, cycle.rootId)),
    signatory: secretaryOf(db, cycle.rootId)?.name ?? '',
  }
}

export function windowFormView(db: Reader, { cycleId }: OfCycle): WindowFormView | undefined {
  const cycle = findCycle(db, cycleId)
  if (!cycle) return undefined
  const { windowFrom: from, windowTo: to, state } = cycle
  return { cycleId, from, to, isPublished: state === 'published' }
}

import type { CalendarView, ChangesView } from '../../../../cards/cycle/plan-history.ts'
import type {
  BasisView,
  Choice,
  GuarantorsView,
  ParametersView,
  TasksView,
} from '../../../../cards/cycle/plan-pages.ts'
import { changeTitle, spanOf } from '../../../../cards/cycle/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import {
  findCycle,
  listCycleVersions,
  listParameterChanges,
  type Cycle,
  type ParameterChange,
} from '../../../../db/queries/cycles.ts'
import type { Person } from '../../../../db/queries/people.ts'
import { listGuarantors, listPreparationTasks } from '../../../../db/queries/preparation.ts'
import { parameterGroups, type Parameter } from '../../../../policies/parameters.ts'
import { reminderRowNames } from '../../../../policies/reminder-row-names.ts'
import { addDays, dayOf } from '../../../organization/calendar.ts'
import { calendarOf } from '../../../organization/cycle-calendar.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { basisPath, findParameter, shown, sourceOf } from '../parameters.ts'
import { branchesOf, leadersOf, nameOf, teamOf } from '../plan-of.ts'
import { hasForgottenBlank } from '../rules.ts'
import { mayEdit } from './plan.ts'

interface PageKey {
  cycleId: string
  page?: string | undefined
}

/** A page of the plan: what all pages show, with what only this one shows. */
function pageView<View>(of: (db: Reader, cycle: Cycle, page: number) => View) {
  return (db: Reader, { cycleId, page }: PageKey, { reader }: ViewContext) => {
    const cycle = findCycle(db, cycleId)
    if (!cycle) return undefined
    const { assessmentYear } = cycle
    const frame = { cycleId, assessmentYear, mayEdit: mayEdit(db, cycle, reader) }
    return { ...frame, ...of(db, cycle, Number(page ?? 0)) }
  }
}

type Own<View> = Omit<View, 'cycleId' | 'assessmentYear' | 'mayEdit'>

export const parametersView = pageView((_db, cycle, page): Own<ParametersView> => {
  const at = Math.min(Math.max(page, 0), parameterGroups.length - 1)
  const group = parameterGroups[at]
  return {
    group: group?.name ?? '',
    at,
    of: parameterGroups.length,
    rows: (group?.parameters ?? []).filter(isShown).map((parameter) => ({
      path: parameter.path,
      name: parameter.name,
      value: shown(cycle.parameters, parameter),
      source: sourceOf(cycle, parameter.path),
    })),
  }
})

function isShown({ path }: Parameter): boolean {
  return path !== basisPath
}

export const basisView = pageView(
  (_db, cycle): Own<BasisView> => ({
    documents: cycle.parameters.basisDocuments.map((one) => ({
      ...one,
      missing: hasForgottenBlank(one),
    })),
  }),
)

export const tasksView = pageView(
  (db, cycle): Own<TasksView> => ({
    tasks: listPreparationTasks(db, cycle.cycleId).map((task) => ({
      taskId: task.taskId,
      title: task.title,
      owner: nameOf(db, task.ownerId),
      dueOn: addDays(cycle.windowFrom, task.dueOffset),
      done: task.doneAt !== null,
    })),
    people: choices(leadersOf(db, cycle.rootId)),
  }),
)

export const guarantorsView = pageView((db, cycle): Own<GuarantorsView> => {
  const chosen = new Map(listGuarantors(db, cycle.cycleId).map((one) => [one.unitId, one.personId]))
  const branches = branchesOf(db, cycle.rootId)
  return {
    branches: branches.map((unit) => ({
      name: unit.name,
      guarantor: nameOf(db, chosen.get(unit.unitId) ?? null),
    })),
    units: branches.map((unit) => ({ label: unit.name, value: unit.unitId })),
    people: choices(teamOf(db, cycle.rootId)),
  }
})

export const calendarView = pageView(
  (db, cycle): Own<CalendarView> => ({
    rows: calendarOf(cycle)
      .toSorted((a, b) => a.day.localeCompare(b.day))
      .map(({ row, day }) => ({ name: reminderRowNames[row], day })),
    versions: listCycleVersions(db, cycle.cycleId)
      .slice(-8)
      .map((one) => ({
        version: one.version,
        from: one.windowFrom,
        to: one.windowTo,
        reason: one.reason ?? undefined,
      })),
  }),
)

const latest = 20

export const changesView = pageView(
  (db, cycle): Own<ChangesView> => ({
    rows: listParameterChanges(db, cycle.cycleId)
      .slice(-latest)
      .toReversed()
      .map((change) => ({
        day: dayOf(new Date(change.at)),
        who: nameOf(db, change.byPersonId),
        source: change.source,
        ...changed(change),
      })),
  }),
)

/** A change in the words of its parameter; the window and the contents have words of their own. */
function changed({ path, before, after }: ParameterChange) {
  const parameter = findParameter(path)?.parameter
  if (parameter) {
    const show = (value: unknown) => shorten(parameter.codec.show(value))
    return { what: parameter.name, before: show(before), after: show(after) }
  }
  return { what: changeTitle(path), before: shownValue(before), after: shownValue(after) }
}

function shownValue(value: unknown): string {
  const window = value as { from: string; to: string }
  return typeof value === 'string' ? shorten(value) : spanOf(window.from, window.to)
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

export function choices(people: readonly Person[]): Choice[] {
  return people.map((person) => ({ label: person.name, value: person.personId }))
}

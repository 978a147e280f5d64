import type { ManagedItem, ManageView } from '../../../../cards/study/manage.ts'
import type { SessionFormView } from '../../../../cards/study/session-form.ts'
import type { TaskFormView } from '../../../../cards/study/task-form.ts'
import type { Reader } from '../../../../db/client.ts'
import { currentCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import { studyProgress } from '../../../../db/queries/study-completions.ts'
import { studySessionsHeldFor, studySessionsOf } from '../../../../db/queries/study-sessions.ts'
import { studyTasksOf } from '../../../../db/queries/study-tasks.ts'
import { countProblemNotes } from '../../../../db/queries/study-writings.ts'
import { getUnit, type Unit } from '../../../../db/queries/units.ts'
import { dayOf, type Day } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { coverage } from '../../../organization/study-coverage.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { branchesOf, unitsManagedFrom } from '../members.ts'
import { defaultDueOn, progressOf } from '../rules.ts'
import { pageOf } from './page.ts'
import { missedSessions } from './sessions.ts'

const itemsPerPage = 6

export function manageView(
  db: Reader,
  { unitId, page }: { unitId: string; page: string },
  context: ViewContext,
): ManageView | undefined {
  const unit = getUnit(db, unitId)
  const { reader } = context
  if (reader.kind !== 'person') return undefined
  const cycle = currentCycle(db, unit.rootId)
  const about = { unitId, unit: unit.name, personId: reader.person.personId }
  if (!cycle) return { ...about, hasCycle: false, ...blank }
  const branches = branchesOf(db, unitId)
  const held = branches.map((branch) => studySessionsHeldFor(db, cycle.cycleId, branch))
  const notes = branches.map((branch) => countProblemNotes(db, branch.unitId, cycle.cycleId))
  const { minSessions } = cycle.parameters.study
  return {
    ...about,
    hasCycle: true,
    topics: topicRows(cycle, held),
    branchesWithout: branches
      .filter((_, at) => (held[at]?.length ?? 0) < minSessions)
      .map((branch) => branch.name),
    list: pageOf(itemsOf(db, cycle, unit, context), page, itemsPerPage),
    toCatchUp: missedSessions(db, unitId).reduce((sum, one) => sum + one.absent.length, 0),
    problemNotes: {
      notes: notes.reduce((sum, one) => sum + one.notes, 0),
      people: notes.reduce((sum, one) => sum + one.people, 0),
    },
  }
}

const blank = {
  topics: [],
  branchesWithout: [],
  list: { items: [], page: 1, pages: 1 },
  toCatchUp: 0,
  problemNotes: { notes: 0, people: 0 },
}

function topicRows(
  cycle: Cycle,
  heldByBranch: readonly ReturnType<typeof studySessionsHeldFor>[],
): ManageView['topics'] {
  const { topics } = cycle.parameters.study
  const covered = heldByBranch.map((held) =>
    coverage(
      topics.map(({ id }) => id),
      held,
    ),
  )
  return topics.map(({ name }, at) => ({
    name,
    covered: covered.filter((rows) => rows[at]?.coveredOn !== undefined).length,
    of: covered.length,
  }))
}

/** Open tasks first, then sessions to come or to note, then what is over. */
function itemsOf(db: Reader, cycle: Cycle, unit: Unit, context: ViewContext): ManagedItem[] {
  const unitIds = [unit.rootId, ...branchesOf(db, unit.unitId).map((branch) => branch.unitId)]
  const tasks = studyTasksOf(db, cycle.cycleId, unitIds).map((task) => {
    const { done, of } = progressOf(studyProgress(db, task.taskId, shownUnit(unit, task.unitId)))
    const { taskId, title, dueOn } = task
    return { kind: 'task' as const, taskId, title, dueOn, isOpen: task.state === 'open', done, of }
  })
  const sessions = sessionItems(db, cycle, unitIds, context)
  return [
    ...tasks.filter((task) => task.isOpen),
    ...sessions.filter((session) => session.state === 'planned'),
    ...sessions.filter((session) => session.state === 'held').toReversed(),
    ...tasks.filter((task) => !task.isOpen),
  ]
}

/** A branch sees its own share of a task of the general branch. */
function shownUnit(unit: Unit, taskUnitId: string): string {
  return unit.kind === 'generalBranch' ? taskUnitId : unit.unitId
}

function sessionItems(
  db: Reader,
  cycle: Cycle,
  unitIds: readonly string[],
  { now, reader }: ViewContext,
) {
  const today = dayOf(now)
  return studySessionsOf(db, cycle.cycleId, unitIds).map((session) => {
    const mayOpen = reader.kind === 'person' && isSecretaryOf(db, reader.person, session.unitId)
    const { sessionId, heldOn, startsAt, kind: sessionKind } = session
    return {
      kind: 'session' as const,
      sessionId,
      heldOn,
      startsAt,
      sessionKind,
      mayOpen,
      branch: getUnit(db, session.unitId).name,
      state: session.state === 'held' ? ('held' as const) : ('planned' as const),
      toRecord: mayOpen && session.state === 'planned' && heldOn <= today,
    }
  })
}

export function taskFormView(
  db: Reader,
  { unitId }: { unitId: string },
  { now }: ViewContext,
): TaskFormView | undefined {
  const offered = formChoices(db, unitId)
  if (!offered) return undefined
  const { cycle, units, topics } = offered
  return { unitId, units, topics, dueOn: defaultDueOn(coverageDay(cycle), dayOf(now)) }
}

export function sessionFormView(
  db: Reader,
  { unitId }: { unitId: string },
  { now }: ViewContext,
): SessionFormView | undefined {
  const offered = formChoices(db, unitId)
  return offered && { unitId, units: offered.units, topics: offered.topics, heldOn: dayOf(now) }
}

function coverageDay(cycle: Cycle): Day {
  return dayOfRow(cycle, 'studyCoverage')
}

function formChoices(db: Reader, unitId: string) {
  const cycle = currentCycle(db, getUnit(db, unitId).rootId)
  if (!cycle) return undefined
  const units = unitsManagedFrom(db, unitId).map((unit) => ({
    label: unit.name,
    value: unit.unitId,
  }))
  const topics = cycle.parameters.study.topics.map(({ id, name }) => ({ label: name, value: id }))
  return { cycle, units, topics }
}

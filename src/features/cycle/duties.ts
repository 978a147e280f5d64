import { duties as named } from '../../../cards/cycle/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { currentCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import {
  listPreparationTasks,
  openPreparationOf,
  type PreparationTask,
} from '../../../db/queries/preparation.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { addDays, dayOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { secretaryOf, unitsLedBy } from '../../organization/roles.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { mobileMembersOf, placeOf } from './mobile.ts'
import { branchesOf, isUnpublished } from './plan-of.ts'

/** A duty without its owner. */
type Owed = Omit<Duty, 'personId'>

/** What the plan asks: of its secretary, of owners of preparation, of and about mobile members. */
export const cycleDutySource: DutySource = {
  owedBy: (db, personId, now) => {
    const person = findPerson(db, personId)
    const cycle = person && currentCycle(db, person.rootId)
    if (!person || !cycle || person.state !== 'active') return []
    return [
      ...planDutiesOf(db, cycle, person),
      ...openPreparationOf(db, personId).map(({ task }) => taskDuty(cycle, task)),
      ...mobileDutiesOf(db, cycle, person, now),
    ]
      .map((owed) => ({ ...owed, personId }))
      .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
  },
  owed: (db, duty, personId, now) =>
    cycleDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId, now) => {
    const unit = findUnit(db, unitId)
    const cycle = unit && currentCycle(db, unit.rootId)
    if (!unit || !cycle) return []
    const ofRoot = unit.kind === 'generalBranch' ? openInRoot(db, cycle) : []
    return [...ofRoot, ...openInBranches(db, cycle, unit, now)]
  },
}

/** The duty of the plan itself that is open now, if one is. */
export function planDuty(cycle: Cycle): (Owed & { dueOn: Day }) | undefined {
  const open = { card: 'plan', key: { cycleId: cycle.cycleId } }
  if (cycle.state === 'draft') {
    const dueOn = later(dayOfRow(cycle, 'planAdopted'), dayOf(new Date(cycle.createdAt)))
    return { duty: `cycle:adopt:${cycle.cycleId}`, ...named.adopt, dueOn, open }
  }
  if (!isUnpublished(cycle)) return undefined
  const dueOn = later(dayOfRow(cycle, 'planPublished'), addDays(cycle.adoptedOn ?? '', 1))
  return { duty: `cycle:publish:${cycle.cycleId}`, ...named.publish, dueOn, open }
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

function planDutiesOf(db: Reader, cycle: Cycle, person: Person): Owed[] {
  const duty = planDuty(cycle)
  const isSigner = secretaryOf(db, cycle.rootId)?.personId === person.personId
  return duty && isSigner ? [duty] : []
}

export function taskDutyName(taskId: string): string {
  return `cycle:task:${taskId}`
}

export function taskDueOn(cycle: Pick<Cycle, 'windowFrom'>, task: PreparationTask): Day {
  return addDays(cycle.windowFrom, task.dueOffset)
}

function taskDuty(cycle: Cycle, task: PreparationTask): Owed {
  const { taskId, title } = task
  return {
    duty: taskDutyName(taskId),
    kind: named.task.kind,
    title,
    dueOn: taskDueOn(cycle, task),
    open: { card: 'preparationTask', key: { taskId } },
  }
}

/** Whether mobile members are being asked; the plan must be known to everybody first. */
export function asksMobile(cycle: Cycle, today: Day): boolean {
  return cycle.publishedVersion > 0 && today >= dayOfRow(cycle, 'mobileAsked')
}

export function mobileDutyName(cycleId: string): string {
  return `cycle:mobile:${cycleId}`
}

export function placesDutyName(unitId: string): string {
  return `cycle:places:${unitId}`
}

/** By the meeting notice, so that a receipt can still be asked of the destination. */
export function placesDueOn(cycle: Cycle): Day {
  return dayOfRow(cycle, 'meetingNotice')
}

function mobileDutiesOf(db: Reader, cycle: Cycle, person: Person, now: Date): Owed[] {
  if (!asksMobile(cycle, dayOf(now))) return []
  const own = placeOf(db, person.personId) === 'undetermined'
  const led = unitsLedBy(db, person, 'secretary').filter(
    (unit) => unit.kind === 'partyBranch' && undeterminedIn(db, unit).length > 0,
  )
  return [
    ...(own ? [mobileDuty(cycle, person.personId)] : []),
    ...led.map((unit) => placesDuty(cycle, unit.unitId)),
  ]
}

export function undeterminedIn(db: Reader, unit: Pick<Unit, 'rootId' | 'unitId'>): string[] {
  return mobileMembersOf(db, unit.rootId, unit.unitId)
    .filter((one) => one.place === 'undetermined')
    .map((one) => one.personId)
}

function mobileDuty(cycle: Cycle, personId: string): Owed {
  const open = { card: 'mobilePlace', key: { personId } }
  return { duty: mobileDutyName(cycle.cycleId), ...named.mobile, dueOn: placesDueOn(cycle), open }
}

function placesDuty(cycle: Cycle, unitId: string): Owed {
  const open = { card: 'mobileMembers', key: { unitId } }
  return { duty: placesDutyName(unitId), ...named.places, dueOn: placesDueOn(cycle), open }
}

function openInRoot(db: Reader, cycle: Cycle): OpenDuty[] {
  const signer = secretaryOf(db, cycle.rootId)?.personId
  const plan = planDuty(cycle)
  const tasks = listPreparationTasks(db, cycle.cycleId).filter(
    (task) => task.doneAt === null && task.ownerId !== null && cycle.state !== 'draft',
  )
  return [
    ...(plan && signer !== undefined ? [opened(cycle.rootId, plan, [signer], 1)] : []),
    ...tasks.map((task) => opened(cycle.rootId, taskDuty(cycle, task), [task.ownerId ?? ''], 1)),
  ]
}

function openInBranches(db: Reader, cycle: Cycle, unit: Unit, now: Date): OpenDuty[] {
  if (!asksMobile(cycle, dayOf(now))) return []
  if (unit.kind === 'partyGroup') return openMobile(db, cycle, unit)
  const branches = unit.kind === 'generalBranch' ? branchesOf(db, unit.rootId) : [unit]
  return branches.flatMap((branch) => {
    const mobile = openMobile(db, cycle, branch)
    const secretary = secretaryOf(db, branch.unitId)?.personId
    if (mobile.length === 0 || secretary === undefined) return mobile
    const places = opened(branch.unitId, placesDuty(cycle, branch.unitId), [secretary], 1)
    return [...mobile, places]
  })
}

/** Who of a branch or group has not decided yet. */
function openMobile(db: Reader, cycle: Cycle, unit: Unit): OpenDuty[] {
  const asked = mobileMembersOf(db, unit.rootId, unit.unitId)
  const owing = asked.filter((one) => one.place === 'undetermined').map((one) => one.personId)
  if (owing.length === 0) return []
  return [opened(unit.unitId, mobileDuty(cycle, ''), owing, asked.length)]
}

function opened(unitId: string, owed: Owed, owing: readonly string[], of: number): OpenDuty {
  const { open: _, ...rest } = owed
  return { ...rest, unitId, owing, of }
}

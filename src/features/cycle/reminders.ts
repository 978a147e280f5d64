import type { Reader } from '../../../db/client.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { listPreparationTasks, type PreparationTask } from '../../../db/queries/preparation.ts'
import { addDays, instantOf, morningOf, type Day } from '../../organization/calendar.ts'
import { momentOf } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import {
  asksMobile,
  mobileDutyName,
  placesDueOn,
  placesDutyName,
  planDuty,
  taskDueOn,
  taskDutyName,
  undeterminedIn,
} from './duties.ts'
import { mobileMembersOf } from './mobile.ts'
import { branchesOf } from './plan-of.ts'

/** Rows T−29 to T−26 of the calendar and the preparation tasks; all of them move with T. */
export function cycleReminders(db: Reader, today: Day): Occasion[] {
  return listOpenCycles(db).flatMap((cycle) => [
    ...planRows(cycle),
    ...(cycle.state === 'draft' ? [] : taskRows(db, cycle)),
    ...(asksMobile(cycle, today) ? mobileRows(db, cycle) : []),
  ])
}

/** Adopting and publishing fall to the secretary of the general branch alone. */
function planRows(cycle: Cycle): Occasion[] {
  const duty = planDuty(cycle)
  if (!duty) return []
  const owing = (db: Reader) => idsOf(secretaryOf(db, cycle.rootId)?.personId)
  return dueAndAfter(cycle, { duty: duty.duty, dueOn: duty.dueOn, firstOn: duty.dueOn, owing })
}

function taskRows(db: Reader, cycle: Cycle): Occasion[] {
  return listPreparationTasks(db, cycle.cycleId)
    .filter((task) => task.doneAt === null && task.ownerId !== null)
    .flatMap((task) => {
      const dueOn = taskDueOn(cycle, task)
      const owing = () => idsOf(task.ownerId ?? undefined)
      return dueAndAfter(cycle, { ...taskOf(task), dueOn, firstOn: addDays(dueOn, -1), owing })
    })
}

const taskOf = (task: PreparationTask) => ({ duty: taskDutyName(task.taskId) })

/** T−26: every mobile member is asked, and each branch secretary sees who has not decided. */
function mobileRows(db: Reader, cycle: Cycle): Occasion[] {
  const at = momentOf(cycle, 'mobileAsked')
  const dueOn = placesDueOn(cycle)
  const branches = branchesOf(db, cycle.rootId)
  const asked: Occasion = {
    occasion: `${mobileDutyName(cycle.cycleId)}:asked:${at.getTime()}`,
    at,
    expiresAt: instantOf(dueOn),
    nudges: (reader) => [
      ...mobileMembersOf(reader, cycle.rootId).map((one) => asks(one.personId)),
      ...branches.flatMap((unit) => tellsSecretary(reader, unit)),
    ],
  }
  const owing = (reader: Reader) => branches.flatMap((unit) => undeterminedIn(reader, unit))
  const duty = mobileDutyName(cycle.cycleId)
  return [asked, ...dueAndAfter(cycle, { duty, dueOn, firstOn: dueOn, owing })]
}

function asks(personId: string): Nudge {
  return { kind: 'card', to: { personId }, ref: { card: 'mobilePlace', key: { personId } } }
}

function tellsSecretary(db: Reader, unit: { unitId: string; rootId: string }): Nudge[] {
  if (undeterminedIn(db, unit).length === 0) return []
  const duty = placesDutyName(unit.unitId)
  return idsOf(secretaryOf(db, unit.unitId)?.personId).map((personId) => owes(personId, duty))
}

interface Reminded {
  duty: string
  dueOn: string
  firstOn: string
  owing(db: Reader): string[]
}

/** A reminder on the first day and, once the last day has passed, the ladder. */
function dueAndAfter(cycle: Cycle, { duty, dueOn, firstOn, owing }: Reminded): Occasion[] {
  return [
    {
      occasion: `${duty}:due:${dueOn}`,
      at: morningOf(firstOn),
      expiresAt: instantOf(addDays(dueOn, 1)),
      nudges: (db) => owing(db).map((personId) => owes(personId, duty)),
    },
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
}

function owes(personId: string, duty: string): Nudge {
  return { kind: 'owes', personId, duty, personal: true }
}

function idsOf(personId: string | undefined): string[] {
  return personId === undefined ? [] : [personId]
}

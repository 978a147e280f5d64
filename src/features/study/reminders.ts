import type { Reader } from '../../../db/client.ts'
import { chatsOfUnit } from '../../../db/queries/chats.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { studyProgress } from '../../../db/queries/study-completions.ts'
import {
  namedAttendancesOf,
  studySessionsOf,
  type StudySession,
} from '../../../db/queries/study-sessions.ts'
import { openStudyTasksOf, type StudyTask } from '../../../db/queries/study-tasks.ts'
import { getUnit } from '../../../db/queries/units.ts'
import { addDays, instantOf, morningOf, type Day } from '../../organization/calendar.ts'
import { momentOf } from '../../organization/cycle-calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import { partsOf, type CyclePart } from '../../organization/unit-cycle.ts'
import { isRestDay } from '../../organization/working-days.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import { catchUpDutyName, taskDutyName } from './duties.ts'
import { branchesOf, unitsManagedFrom } from './members.ts'
import { noticeRef } from './refs.ts'
import { progressOf, publication } from './rules.ts'
import {
  attendanceDutyName,
  branchSecretaries,
  coverageDutyName,
  sessionsDutyName,
} from './secretary-duties.ts'

/** Days before a due day on which the first reminder goes out. */
const leadDays = 3

/** Calendar rows of study: T−27, T−13, and each task's, session's and catch-up's own days. */
export function studyReminders(db: Reader): Occasion[] {
  return listOpenCycles(db)
    .filter((cycle) => cycle.state !== 'draft')
    .flatMap((cycle) => partsOf(db, cycle).flatMap((part) => occasionsOf(db, part)))
}

function occasionsOf(db: Reader, part: CyclePart): Occasion[] {
  const { cycle } = part
  const unitIds = unitsManagedFrom(db, cycle.rootId)
    .map((unit) => unit.unitId)
    .filter((unitId) => part.unitIds.has(unitId))
  const tasks = openStudyTasksOf(db, unitIds).filter((task) => task.cycleId === cycle.cycleId)
  const sessions = studySessionsOf(db, cycle.cycleId, unitIds)
  return [
    sessionsRow(part),
    coverageRow(part, sessions),
    ...tasks.flatMap((task) => taskRows(cycle, task)),
    ...sessions.flatMap((session) =>
      session.state === 'held' ? catchUpRows(cycle, session) : sessionRows(cycle, session),
    ),
  ]
}

function sessionsRow({ cycle, unitIds }: CyclePart): Occasion {
  const at = momentOf(cycle, 'studyCreated')
  return {
    occasion: `study:sessions:${cycle.cycleId}:${cycle.windowFrom}`,
    at,
    expiresAt: momentOf(cycle, 'studyCoverage'),
    nudges: (db) =>
      secretariesIn(db, cycle, unitIds).map(({ branchId, personId }) =>
        owes(personId, sessionsDutyName(cycle.cycleId, branchId), false),
      ),
  }
}

function coverageRow({ cycle, unitIds }: CyclePart, sessions: readonly StudySession[]): Occasion {
  const at = momentOf(cycle, 'studyCoverage')
  return {
    occasion: `study:coverage:${cycle.cycleId}:${cycle.windowFrom}`,
    at,
    expiresAt: instantOf(cycle.windowFrom),
    nudges: (db) => [
      ...secretariesIn(db, cycle, unitIds).map(({ branchId, personId }) =>
        owes(personId, coverageDutyName(cycle.cycleId, branchId), false),
      ),
      ...sessions.flatMap(({ sessionId }) =>
        owingCatchUp(db, sessionId).map((id) => owes(id, catchUpDutyName(sessionId), false)),
      ),
    ],
  }
}

function secretariesIn(db: Reader, cycle: Cycle, unitIds: ReadonlySet<string>) {
  return branchSecretaries(db, cycle).filter(({ branchId }) => unitIds.has(branchId))
}

/** A task moved to another day has other occasions: each key holds the day. */
function taskRows(cycle: Cycle, task: StudyTask): Occasion[] {
  const duty = taskDutyName(task.taskId)
  const owing = (db: Reader) =>
    progressOf(studyProgress(db, task.taskId, task.unitId)).missing.map((one) => one.personId)
  return dueRows(cycle, { duty, dueOn: task.dueOn, since: task.createdAt, owing })
}

function catchUpRows(cycle: Cycle, session: StudySession): Occasion[] {
  if (session.catchUpDueOn === null) return []
  const duty = catchUpDutyName(session.sessionId)
  const owing = (db: Reader) => owingCatchUp(db, session.sessionId)
  return dueRows(cycle, { duty, dueOn: session.catchUpDueOn, since: session.createdAt, owing })
}

interface Due {
  duty: string
  dueOn: Day
  /** Who was only just told is not reminded. */
  since: number
  owing(db: Reader): string[]
}

function dueRows(cycle: Cycle, due: Due): Occasion[] {
  const { duty, dueOn, since, owing } = due
  const first = morningOf(addDays(dueOn, -leadDays))
  const ahead: Occasion = {
    occasion: `${duty}:ahead:${dueOn}`,
    at: first,
    expiresAt: morningOf(dueOn),
    nudges: (db) => owing(db).map((personId) => owes(personId, duty, false)),
  }
  const onTheDay: Occasion = {
    occasion: `${duty}:due:${dueOn}`,
    at: morningOf(dueOn),
    expiresAt: morningOf(addDays(dueOn, 1)),
    nudges: (db) => owing(db).map((personId) => owes(personId, duty, true)),
  }
  const ladder = escalation({ duty, dueOn, policy: cycle.parameters, owing })
  return [ahead, onTheDay, ...ladder].filter((one) => one.at.getTime() > since)
}

/** The last working day before a session its groups are told again; the day after, attendance. */
function sessionRows(cycle: Cycle, session: StudySession): Occasion[] {
  const { sessionId, heldOn, createdAt } = session
  const before = instantOf(workingDayBefore(cycle, heldOn), '08:00')
  const announce: Occasion = {
    occasion: `study:session:${sessionId}:${heldOn}`,
    at: before,
    expiresAt: instantOf(heldOn, session.startsAt),
    nudges: (db) =>
      sessionChats(db, session).map((chatId) => ({
        kind: 'card',
        to: { chatId },
        ref: noticeRef(session),
      })),
  }
  const record: Occasion = {
    occasion: `${attendanceDutyName(sessionId)}:${heldOn}`,
    at: morningOf(addDays(heldOn, 1)),
    expiresAt: morningOf(addDays(heldOn, 8)),
    nudges: (db) => {
      const secretary = secretaryOf(db, session.unitId)
      return secretary ? [owes(secretary.personId, attendanceDutyName(sessionId), false)] : []
    },
  }
  return before.getTime() > createdAt ? [announce, record] : [record]
}

function sessionChats(db: Reader, session: StudySession): string[] {
  const unit = getUnit(db, session.unitId)
  const branchIds = branchesOf(db, unit.rootId).map((branch) => branch.unitId)
  const chatIdsOf = (unitId: string) => chatsOfUnit(db, unitId).map((chat) => chat.chatId)
  return publication(unit, branchIds, chatIdsOf).chats.map((chat) => chat.chatId)
}

function workingDayBefore(cycle: Cycle, day: Day): Day {
  let before = addDays(day, -1)
  for (let tries = 0; tries < 10 && isRestDay(cycle.parameters, before); tries += 1) {
    before = addDays(before, -1)
  }
  return before
}

function owingCatchUp(db: Reader, sessionId: string): string[] {
  return namedAttendancesOf(db, sessionId)
    .filter((one) => one.presence === 'absent' && one.caughtUpAt === null)
    .map((one) => one.personId)
}

function owes(personId: string, duty: string, personal: boolean): Nudge {
  return { kind: 'owes', personId, duty, personal }
}

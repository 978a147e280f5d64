import type { AttendanceView } from '../../../../cards/study/attendance.ts'
import type { CatchUpListView, MissedSession } from '../../../../cards/study/catch-up-list.ts'
import type { SessionNoticeView } from '../../../../cards/study/session-form.ts'
import type { Reader } from '../../../../db/client.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import {
  attendancesOf,
  findStudySession,
  namedAttendancesOf,
  studySessionsOf,
  type StudySession,
} from '../../../../db/queries/study-sessions.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { branchesOf, expectedIn } from '../members.ts'
import { pageOf } from './page.ts'

type OfSession = { sessionId: string }

export function sessionNoticeView(
  db: Reader,
  { sessionId }: OfSession,
): SessionNoticeView | undefined {
  const session = findStudySession(db, sessionId)
  return session && noticeOf(db, session)
}

function noticeOf(db: Reader, session: StudySession): SessionNoticeView {
  const { kind, heldOn, startsAt, place, leader, state } = session
  const topics = session.topics.map((topic) => topic.name)
  const unit = getUnit(db, session.unitId).name
  return { unit, kind, heldOn, startsAt, place, leader, topics, state }
}

export function attendanceView(
  db: Reader,
  { sessionId }: OfSession,
  { now }: ViewContext,
): AttendanceView | undefined {
  const session = findStudySession(db, sessionId)
  if (!session || session.state === 'cancelled') return undefined
  const members = expectedIn(db, getUnit(db, session.unitId))
  const here = new Set(members.map((person) => person.personId))
  return {
    ...noticeOf(db, session),
    sessionId,
    unitId: session.unitId,
    mayRecord: session.heldOn <= dayOf(now),
    members: optionsOf(members),
    absentIds: attendancesOf(db, sessionId)
      .filter((one) => one.presence === 'absent' && here.has(one.personId))
      .map((one) => one.personId),
    summary: session.summary ?? undefined,
  }
}

/** Two people of one name are told apart by their number in the register. */
function optionsOf(people: ReturnType<typeof expectedIn>): AttendanceView['members'] {
  const called = Map.groupBy(people, (person) => person.name)
  return people.map(({ name, personId, rosterCode }) => ({
    label: (called.get(name)?.length ?? 0) > 1 ? `${name}（${rosterCode}）` : name,
    value: personId,
  }))
}

/** Sessions of the running cycle after which members of a unit still have to catch up. */
export function missedSessions(db: Reader, unitId: string): MissedSession[] {
  const { rootId, kind } = getUnit(db, unitId)
  const cycle = currentCycle(db, rootId)
  if (!cycle) return []
  const branchIds = branchesOf(db, unitId).map((branch) => branch.unitId)
  const isHere = (branchId: string | null) =>
    kind === 'generalBranch' || branchIds.includes(branchId ?? '')
  return studySessionsOf(db, cycle.cycleId, [rootId, ...branchIds])
    .filter((session) => session.state === 'held')
    .map((session) => ({
      sessionId: session.sessionId,
      branch: getUnit(db, session.unitId).name,
      heldOn: session.heldOn,
      dueOn: session.catchUpDueOn ?? undefined,
      absent: namedAttendancesOf(db, session.sessionId)
        .filter((one) => one.presence === 'absent' && one.caughtUpAt === null)
        .filter((one) => isHere(one.branchId))
        .map(({ name, personId }) => ({ label: name, value: personId })),
    }))
    .filter((session) => session.absent.length > 0)
}

/** One session a page: its form stands alone on the card. */
export function catchUpListView(
  db: Reader,
  { unitId, page }: { unitId: string; page: string },
): CatchUpListView {
  return { unitId, list: pageOf(missedSessions(db, unitId), page, 1) }
}

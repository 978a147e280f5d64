import { situationReport } from '../../../../documents/archive/report.ts'
import { analysesOf } from '../../../../db/queries/analyses.ts'
import { ballotResultOf } from '../../../../db/queries/ballot-totals.ts'
import { criticismCountsOf } from '../../../../db/queries/criticisms.ts'
import { disclosuresOf } from '../../../../db/queries/disclosures.ts'
import { gradesOf } from '../../../../db/queries/grades.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import {
  meetingOfType,
  meetingsOfUnit,
  peopleOfMeeting,
  type MeetingRow,
} from '../../../../db/queries/meetings.ts'
import { opinionRoundOf } from '../../../../db/queries/opinion-rounds.ts'
import { opinionCoverage } from '../../../../db/queries/opinions.ts'
import { problemsOf } from '../../../../db/queries/problems.ts'
import { directionsOf } from '../../../../db/queries/rectification-directions.ts'
import { itemsOf } from '../../../../db/queries/rectification-items.ts'
import { listRegister } from '../../../../db/queries/register.ts'
import { namedAttendancesOf, studySessionsHeldFor } from '../../../../db/queries/study-sessions.ts'
import { findUnit, type Unit } from '../../../../db/queries/units.ts'
import { gradeIds } from '../../../../policies/keys.ts'
import { dualAttendance, isMember } from '../../../organization/participation.ts'
import { teamOf, teamUnitsFrom } from '../../../organization/teams.ts'
import { branchAt, listAt } from '../../grading/branch.ts'
import { countAttendance } from '../../../organization/attendance.ts'
import { daysOf } from '../../talk/period.ts'
import { wantedPairs } from '../../talk/plan.ts'
import { pairState } from '../../talk/rules/status.ts'
import { papersOf } from './appraisal.ts'
import { dayAt, nameOf, type Draft, type Scope } from './scope.ts'

/** D40: who met and what came of it, in figures only; of the unit and the units below it. */
export function reportPapers(scope: Scope): Draft[] {
  const units = teamUnitsFrom(scope.db, scope.unit.unitId)
  const meetings = units.flatMap((unit) => heldIn(scope, unit))
  if (meetings.length === 0) return []
  return [{ number: 'D40', day: scope.today, paper: () => reportOf(scope, units, meetings) }]
}

function heldIn({ db, of }: Scope, unit: Unit): MeetingRow[] {
  return meetingsOfUnit(db, of.cycleId, unit.unitId).filter((one) => one.state === 'closed')
}

function reportOf(scope: Scope, units: readonly Unit[], meetings: readonly MeetingRow[]) {
  const { db, of } = scope
  const branches = units.filter((unit) => unit.kind === 'partyBranch')
  const personal = new Set(units.flatMap((unit) => teamOf(db, unit.unitId)))
  const counts = meetings.map((one) => criticismCountsOf(db, one.meetingId))
  const team = sum(units.map((unit) => problemsOf(db, of.cycleId, unit.unitId).length))
  const byBranches = sum(branches.map((one) => problemsOf(db, of.cycleId, one.unitId).length))
  return situationReport({
    ...scope.head,
    units: meetings.map((meeting) => meetingRow(scope, meeting)),
    preparation: preparationOf(scope, units, branches),
    problems: {
      byBranches,
      bySecretaries: undefined,
      team,
      personal: sum([...personal].map((id) => problemsOf(db, of.cycleId, id).length)),
    },
    criticisms: {
      selfCriticisms: sum(counts.map((one) => one.selfCriticisms)),
      given: sum(counts.map((one) => one.criticisms)),
      receivedBySecretaries: undefined,
    },
    leadersAsMembers: leadersIn(scope),
    ...appraisalOf(scope, branches),
    rectification: listsOf(scope, units),
    disclosures: disclosuresOf(db, of.cycleId).filter(
      (one) => one.publishedOn !== null && units.some((unit) => unit.unitId === one.unitId),
    ).length,
    problemsAndSuggestions: '',
    day: scope.today,
  })
}

function meetingRow(scope: Scope, meeting: MeetingRow) {
  const people = peopleOfMeeting(scope.db, meeting.meetingId)
  return {
    unit: findUnit(scope.db, meeting.unitId)?.name ?? '',
    meeting: meeting.meetingType,
    day: dayAt(meeting.openedAt),
    place: venueBookingOf(scope.db, meeting)?.place ?? '',
    chair: nameOf(scope, meeting.chairId),
    ...countAttendance(people),
    observers: people.filter((one) => one.role === 'observer' && one.presence === 'present').length,
    guides: meeting.guides.length,
  }
}

function preparationOf(scope: Scope, units: readonly Unit[], branches: readonly Unit[]) {
  const { db, of, cycle } = scope
  const sessions = branches.flatMap((unit) => studySessionsHeldFor(db, of.cycleId, unit))
  const ids = [...new Set(sessions.map((session) => session.sessionId))]
  const studied = ids.flatMap((id) =>
    namedAttendancesOf(db, id)
      .filter((one) => one.presence === 'present')
      .map((one) => one.personId),
  )
  const round = opinionRoundOf(db, of.cycleId)
  const coverage = round ? opinionCoverage(db, round.roundId) : []
  const pairs = units.flatMap((unit) => {
    const period = daysOf(db, cycle).period([unit.unitId])
    return wantedPairs(db, cycle, unit.unitId).map((pair) => ({ ...pair, period }))
  })
  const distinct = [...new Map(pairs.map((pair) => [pair.pairKey, pair])).values()]
  const home = new Set(branches.map((unit) => unit.unitId))
  const members = listRegister(db, scope.unit.rootId).filter(
    (row) => isMember(row) && row.branchId !== null && home.has(row.branchId),
  )
  const analyses = analysesOf(db, of.cycleId)
  return {
    studySessions: ids.length,
    studied: new Set(studied).size,
    opinionChannels: new Set(coverage.map((one) => one.channel)).size,
    opinions: sum(coverage.map((one) => one.count)),
    talksRequired: distinct.length,
    talksDone: distinct.filter((pair) => pairState(pair.talks, pair.period) === 'done').length,
    analysesDue: members.filter((row) => analyses.get(row.personId)?.exemptById == null).length,
    analysesDone: members.filter((row) => {
      const analysis = analyses.get(row.personId)
      return analysis?.state === 'handedIn' || analysis?.onPaperOn != null
    }).length,
  }
}

/** How many leaders sat in their own branch's meeting as ordinary members (R17). */
function leadersIn({ db, of, unit }: Scope): number {
  return dualAttendance(listRegister(db, unit.rootId)).filter((row) => {
    const key = { cycleId: of.cycleId, unitId: row.branchId ?? '', meetingType: 'B' as const }
    const meeting = meetingOfType(db, key)
    const people = meeting ? peopleOfMeeting(db, meeting.meetingId) : []
    return people.some((one) => one.personId === row.personId && one.presence === 'present')
  }).length
}

function appraisalOf({ db, of }: Scope, branches: readonly Unit[]) {
  const keys = branches.map((unit) => ({ cycleId: of.cycleId, unitId: unit.unitId }))
  const results = keys.flatMap((key) => ballotResultOf(db, { ...key, kind: 'members' }) ?? [])
  const papers = results.map(papersOf)
  const total = (part: 'issued' | 'returned' | 'valid' | 'invalid') =>
    sum(papers.map((one) => one[part]))
  const grades = keys.flatMap((key) => gradesOf(db, key))
  const having = (grade: (typeof gradeIds)[number]) =>
    grades.filter((one) => one.grade === grade && one.state !== 'preliminary').length
  return {
    ballots:
      papers.length === 0
        ? undefined
        : {
            issued: total('issued'),
            returned: total('returned'),
            valid: total('valid'),
            invalid: total('invalid'),
          },
    grades: {
      excellent: having('excellent'),
      qualified: having('qualified'),
      basicallyQualified: having('basicallyQualified'),
      unqualified: having('unqualified'),
    },
    notGraded: sum(
      keys.map((key) => {
        const branch = branchAt(db, key)
        const list = branch && listAt(db, branch)
        return list ? list.notGraded.length + list.opinionOnly.length : 0
      }),
    ),
  }
}

function listsOf({ db, of }: Scope, units: readonly Unit[]) {
  const items = units
    .flatMap((unit) => itemsOf(db, of.cycleId, unit.unitId))
    .filter((item) => item.state === 'published' || item.state === 'closed')
  const held = units.flatMap(
    (unit) =>
      meetingOfType(db, { cycleId: of.cycleId, unitId: unit.unitId, meetingType: 'B' }) ?? [],
  )
  return {
    team: items.filter((item) => item.list === 'team').length,
    personal: items.filter((item) => item.list === 'personal').length,
    closed: items.filter((item) => item.state === 'closed').length,
    open: items.filter((item) => item.state === 'published').length,
    directions: sum(held.map((meeting) => directionsOf(db, meeting.meetingId).length)),
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

import { analysesOf } from '../../../../db/queries/analyses.ts'
import { disclosuresOf } from '../../../../db/queries/disclosures.ts'
import { gradingMeetingOf } from '../../../../db/queries/grades.ts'
import { gradeFeedbacksIn } from '../../../../db/queries/grading-feedback.ts'
import {
  gatheringHostsOf,
  listOpinionGatherings,
} from '../../../../db/queries/opinion-gatherings.ts'
import { findOpinionFeedback, opinionRoundOf } from '../../../../db/queries/opinion-rounds.ts'
import { findProblemList } from '../../../../db/queries/problems.ts'
import { itemsOf } from '../../../../db/queries/rectification-items.ts'
import { attendancesOf, studySessionsHeldFor } from '../../../../db/queries/study-sessions.ts'
import type { Day } from '../../../organization/calendar.ts'
import { teamOf } from '../../../organization/teams.ts'
import type { WantedPair } from '../../talk/plan.ts'
import { heldMeetings } from '../contents/attendance.ts'
import { dayAt, type Scope } from '../contents/scope.ts'
import { stages, type DatedRecord, type Stage, type StageDays } from '../rules/picture.ts'

/** The people whose papers lie in a unit's box: its team, and the members of a branch. */
export interface Belonging {
  team: readonly string[]
  members: readonly string[]
}

/** On which days each stage left papers. */
export function stageDays(
  scope: Scope,
  belonging: Belonging,
  pairs: readonly WantedPair[],
): StageDays {
  const days = daysByStage(scope, belonging, pairs)
  return Object.fromEntries(
    stages.flatMap((stage) => {
      const known = days[stage].filter((day) => day !== '').toSorted()
      const [first] = known
      const last = known.at(-1)
      return first === undefined || last === undefined ? [] : [[stage, { first, last }]]
    }),
  )
}

function daysByStage(
  scope: Scope,
  { team, members }: Belonging,
  pairs: readonly WantedPair[],
): Record<Stage, Day[]> {
  const { db, cycle, of, unit } = scope
  const round = opinionRoundOf(db, of.cycleId)
  const analyses = analysesOf(db, of.cycleId)
  const grading = gradingMeetingOf(db, of)
  const analysed = (scope.isRoot ? team : members).flatMap((id) => {
    const analysis = analyses.get(id)
    return [dayAt(analysis?.handedInAt), analysis?.onPaperOn ?? '']
  })
  return {
    plan: [cycle.adoptedOn ?? dayAt(cycle.publishedAt)],
    study: scope.isRoot ? [] : studySessionsHeldFor(db, of.cycleId, unit).map((one) => one.heldOn),
    opinions: round ? [round.openedOn] : [],
    opinionFeedback: round
      ? [of.unitId, ...team].flatMap(
          (id) => findOpinionFeedback(db, round.roundId, id)?.handedOn ?? [],
        )
      : [],
    talks: pairs.flatMap((pair) => pair.talks.flatMap((talk) => talk.heldOn ?? [])),
    analyses: analysed,
    problemLists: [of.unitId, ...team].flatMap(
      (id) => findProblemList(db, of.cycleId, id)?.finishedOn ?? [],
    ),
    meeting: heldMeetings(scope)
      .filter((meeting) => meeting.state === 'closed')
      .map((meeting) => dayAt(meeting.openedAt)),
    committee: grading?.state === 'decided' ? [grading.heldOn] : [],
    gradeFeedback: [...gradeFeedbacksIn(db, of).values()].map((told) => told.toldOn),
    rectification: itemsOf(db, of.cycleId, of.unitId).flatMap((item) => item.publishedOn ?? []),
    disclosure: disclosuresOf(db, of.cycleId)
      .filter((one) => one.unitId === of.unitId && one.publishedOn !== null)
      .map((one) => one.fromOn),
  }
}

/** Papers that say who was somewhere on a day. */
export function datedRecords(scope: Scope, pairs: readonly WantedPair[]): DatedRecord[] {
  const { db, of, unit } = scope
  const round = opinionRoundOf(db, of.cycleId)
  const team = new Set(teamOf(db, of.unitId))
  const hosts = round
    ? Map.groupBy(gatheringHostsOf(db, round.roundId), (one) => one.gatheringId)
    : new Map<string, { personId: string }[]>()
  const gatherings = round ? listOpinionGatherings(db, round.roundId) : []
  const sessions = scope.isRoot ? [] : studySessionsHeldFor(db, of.cycleId, unit)
  return [
    ...pairs.flatMap(({ talks }) =>
      talks.flatMap(({ heldOn, aId, bId }) =>
        heldOn === null ? [] : [{ what: 'talk' as const, on: heldOn, personIds: [aId, bId] }],
      ),
    ),
    ...sessions.map((session) => ({
      what: 'study' as const,
      on: session.heldOn,
      personIds: attendancesOf(db, session.sessionId)
        .filter((one) => one.presence === 'present')
        .map((one) => one.personId),
    })),
    ...gatherings.map((one) => ({
      what: 'gathering' as const,
      on: one.heldOn,
      personIds: (hosts.get(one.gatheringId) ?? [])
        .map((host) => host.personId)
        .filter((personId) => team.has(personId)),
    })),
  ]
}

import { heardByFew, teamOfUnit } from '../../../../cards/archive/wording.ts'
import { aspectNames } from '../../../../cards/opinion/wording.ts'
import {
  gatheringRecord,
  opinionFeedback,
  opinionForm,
  opinionSummary,
  opinionSummaryWorkbook,
} from '../../../../documents/archive/opinion.ts'
import {
  gatheringHostsOf,
  listOpinionGatherings,
} from '../../../../db/queries/opinion-gatherings.ts'
import {
  listOpinionLines,
  opinionLinesFor,
  type CountedLine,
} from '../../../../db/queries/opinion-lines.ts'
import {
  findOpinionFeedback,
  opinionRoundOf,
  type OpinionRound,
} from '../../../../db/queries/opinion-rounds.ts'
import {
  opinionCoverage,
  opinionsHeardAt,
  opinionsOfLine,
} from '../../../../db/queries/opinions.ts'
import { problemsOf } from '../../../../db/queries/problems.ts'
import { holdersOf, secretaryOf } from '../../../organization/roles.ts'
import { teamOf } from '../../../organization/teams.ts'
import { nameOf, namesOf, type Draft, type Scope } from './scope.ts'

/** Under so many answers a channel would tell who spoke (`domain.md` 7.2). */
const fewestByChannel = 5
/** Among fewer people one would know who spoke. */
const fewestTogether = 5

/** D07: the blank form. What people wrote on theirs is kept by nobody but the count (P5). */
export function opinionForms(scope: Scope): Draft[] {
  const { db, of, unit } = scope
  const round = opinionRoundOf(db, of.cycleId)
  return [
    {
      number: 'D07',
      day: round?.openedOn ?? '',
      paper: () =>
        opinionForm({
          ...scope.head,
          recipients: [teamOfUnit(unit.name), ...namesOf(scope, teamOf(db, unit.unitId))],
          aspects: Object.values(aspectNames),
          handInTo: secretaryOf(db, unit.unitId)?.name ?? '',
          closesOn: round?.closesOn ?? '',
        }),
    },
  ]
}

/** D08: where somebody of the unit's team went, and what was said there to the team. */
export function gatheringPapers(scope: Scope): Draft[] {
  const { db, of, unit } = scope
  const round = opinionRoundOf(db, of.cycleId)
  if (!round) return []
  const hosts = Map.groupBy(gatheringHostsOf(db, round.roundId), (one) => one.gatheringId)
  const team = new Set(teamOf(db, unit.unitId))
  return listOpinionGatherings(db, round.roundId)
    .map((one) => ({
      ...one,
      hostIds: (hosts.get(one.gatheringId) ?? []).map((host) => host.personId),
    }))
    .filter(({ hostIds, recordedById }) => [...hostIds, recordedById].some((id) => team.has(id)))
    .map((one) => ({
      number: 'D08',
      day: one.heldOn,
      paper: () =>
        gatheringRecord({
          ...scope.head,
          channel: one.channel,
          day: one.heldOn,
          place: one.place,
          hosts: namesOf(scope, one.hostIds),
          present: one.presentCount,
          opinions: heardAt(scope, one),
          recorder: nameOf(scope, one.recordedById),
        }),
    }))
}

/** With few people there, day and place would tell who spoke: their words stand in D09 alone. */
function heardAt(scope: Scope, of: { gatheringId: string; presentCount: number }): string[] {
  const heard = opinionsHeardAt(scope.db, of.gatheringId).filter((one) => one.leaderId === null)
  if (of.presentCount < fewestTogether && heard.length > 0) return [heardByFew]
  return heard.map(({ words }) => words)
}

/** D09, as a text and as a table. */
export function opinionSummaries(scope: Scope): Draft[] {
  return summaries(scope, (line) => line)
}

/** The same for a spot check of the stage (R41): what was said to persons stays with them. */
export function openOpinionSummaries(scope: Scope): Draft[] {
  return summaries(scope, (line) => (line.leaderId === null ? line : undefined)).slice(0, 1)
}

function summaries(scope: Scope, shown: (line: CountedLine) => CountedLine | undefined): Draft[] {
  const round = opinionRoundOf(scope.db, scope.of.cycleId)
  if (!round) return []
  const view = () => summaryView(scope, round, shown)
  return [
    { number: 'D09', day: round.closesOn, paper: () => opinionSummary(view()) },
    { number: 'D09', day: round.closesOn, paper: () => opinionSummaryWorkbook(view()) },
  ]
}

function summaryView(
  scope: Scope,
  round: OpinionRound,
  shown: (line: CountedLine) => CountedLine | undefined,
) {
  const { db, of, unit } = scope
  const coverage = opinionCoverage(db, round.roundId)
  const byChannel = sums(coverage, (one) => one.channel)
  const open = new Set(
    [...byChannel].filter(([, count]) => count >= fewestByChannel).map(([channel]) => channel),
  )
  const lines = listOpinionLines(db, of.cycleId, unit.unitId).flatMap((line) => shown(line) ?? [])
  const claims = claimsByLine(scope)
  return {
    ...scope.head,
    openedOn: round.openedOn,
    closesOn: round.closesOn,
    rows: lines.map((line) => {
      const said = opinionsOfLine(db, line.lineId)
      return {
        opinion: line.summary,
        category: unique(said.map((one) => one.category)),
        channel: unique(said.map((one) => one.channel)).filter((channel) => open.has(channel)),
        count: line.count,
        recipient: line.leaderId === null ? teamOfUnit(unit.name) : nameOf(scope, line.leaderId),
        claimedBy: claims.get(line.lineId) ?? [],
      }
    }),
    byChannel: [...byChannel].map(([channel, count]) => ({ channel, count })),
    byCategory: [...sums(coverage, (one) => one.category)].map(([category, count]) => ({
      category,
      count,
    })),
    summary: round.summary ?? '',
  }
}

function claimsByLine(scope: Scope): Map<string, string[]> {
  const claims = new Map<string, string[]>()
  for (const problem of problemsOf(scope.db, scope.of.cycleId, scope.unit.unitId)) {
    for (const { kind, sourceId } of problem.sources) {
      if (kind !== 'opinion') continue
      const before = claims.get(sourceId) ?? []
      claims.set(sourceId, unique([...before, ...problem.claims.map((claim) => claim.name)]))
    }
  }
  return claims
}

/** D10 of the team. */
export function teamFeedback(scope: Scope): Draft[] {
  return feedback(scope, scope.unit.unitId)
}

/** D10 of each leader, which only they and the first secretary read (R37). */
export function leaderFeedback(scope: Scope): Draft[] {
  const { db, unit } = scope
  const [first] = holdersOf(db, unit.rootId, 'secretary')
  return teamOf(db, unit.unitId).flatMap((personId) =>
    feedback(scope, personId).map((draft) => ({
      ...draft,
      personIds: first === undefined ? [personId] : [personId, first],
    })),
  )
}

function feedback(scope: Scope, recipientId: string): Draft[] {
  const { db, of, unit } = scope
  const round = opinionRoundOf(db, of.cycleId)
  const sheet = round && findOpinionFeedback(db, round.roundId, recipientId)
  if (!sheet) return []
  const isTeam = recipientId === unit.unitId
  return [
    {
      number: 'D10',
      day: sheet.handedOn,
      paper: () =>
        opinionFeedback({
          ...scope.head,
          recipient: isTeam ? teamOfUnit(unit.name) : nameOf(scope, recipientId),
          recipientKind: isTeam ? 'team' : 'person',
          opinions: opinionLinesFor(
            db,
            sheet.roundId,
            isTeam ? { unitId: recipientId } : { leaderId: recipientId },
          ).map((line) => line.summary),
          handedOn: sheet.handedOn,
          acknowledgedBy: nameOf(scope, sheet.acknowledgedById),
          acknowledgedOn: sheet.acknowledgedOn ?? '',
        }),
    },
  ]
}

function sums<Row extends { count: number }, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Map<Key, number> {
  const totals = new Map<Key, number>()
  for (const row of rows) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + row.count)
  return totals
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

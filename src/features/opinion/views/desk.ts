import type { CoverageView } from '../../../../cards/opinion/coverage.ts'
import type { DeskView } from '../../../../cards/opinion/desk.ts'
import type { GatheringFormView, GatheringView } from '../../../../cards/opinion/gathering.ts'
import type { ReopenView, ScheduleView, SummaryView } from '../../../../cards/opinion/steps.ts'
import { categories } from '../../../../cards/opinion/buttons.ts'
import { teamWord } from '../../../../cards/opinion/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { currentCycle } from '../../../../db/queries/cycles.ts'
import { countEnvelopes } from '../../../../db/queries/opinion-envelopes.ts'
import {
  findOpinionGathering,
  gatheringHostsOf,
  listOpinionGatherings,
} from '../../../../db/queries/opinion-gatherings.ts'
import { countOpinionLines } from '../../../../db/queries/opinion-lines.ts'
import { findOpinionRound, type OpinionRound } from '../../../../db/queries/opinion-rounds.ts'
import { countOpinionsOfGathering, opinionCoverage } from '../../../../db/queries/opinions.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { addresseesOf, leadersOf, maySort } from '../leaders.ts'
import { currentRound } from '../round-of.ts'
import { coverageOf, isTaking } from '../rules.ts'
import { sheetsOf } from '../sheets.ts'
import { withoutVisit } from '../visits.ts'
import { pageOf, receivedIn } from './give.ts'

const gatheringsShown = 8

export function deskView(
  db: Reader,
  { unitId }: { unitId: string },
  { now, reader }: ViewContext,
): DeskView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit) return undefined
  const { rootId } = unit
  const person = reader.kind === 'person' ? reader.person : undefined
  const round = currentRound(db, rootId)
  return {
    unitId,
    rootId,
    hasCycle: currentCycle(db, rootId) !== undefined,
    round: round && roundOnDesk(db, round, now),
    mayLead: person !== undefined && isSecretaryOf(db, person, rootId),
    maySort: person !== undefined && maySort(db, person, rootId),
  }
}

function roundOnDesk(db: Reader, round: OpinionRound, now: Date): DeskView['round'] {
  const { roundId } = round
  const lines = { new: 0, routed: 0, withheld: 0 }
  for (const { state, count } of countOpinionLines(db, roundId)) lines[state] += count
  const sheets = round.summary === null ? [] : sheetsOf(db, round)
  return {
    roundId,
    state: round.state,
    isTaking: isTaking(round, dayOf(now)),
    closesOn: round.closesOn,
    url: pageOf(db, round),
    received: receivedIn(db, roundId),
    channels: channelsUsed(db, roundId),
    waiting: countEnvelopes(db, roundId),
    lines,
    visitsMissing: withoutVisit(db, round).length,
    isSummarized: round.summary !== null,
    sheets: {
      of: sheets.length,
      handed: sheets.filter(({ state }) => state === 'handed' || state === 'acknowledged').length,
      acknowledged: sheets.filter(({ state }) => state === 'acknowledged').length,
    },
  }
}

/** Ways used: those opinions came by, and forums or visits at which nothing was said too (R34). */
export function channelsUsed(db: Reader, roundId: string): number {
  const used = new Set<string>(opinionCoverage(db, roundId).map((cell) => cell.channel))
  for (const { channel } of listOpinionGatherings(db, roundId)) used.add(channel)
  if (countEnvelopes(db, roundId) > 0) used.add('online')
  return used.size
}

export function coverageView(
  db: Reader,
  { roundId, unitId }: { roundId: string; unitId: string },
): CoverageView | undefined {
  const round = findOpinionRound(db, roundId)
  if (!round) return undefined
  const totals = coverageOf(opinionCoverage(db, roundId))
  const gatherings = listOpinionGatherings(db, roundId)
  return {
    unitId,
    summary: round.summary ?? undefined,
    channels: Array.from(totals.channels, ([channel, count]) => ({ channel, count })),
    categories: Array.from(totals.categories, ([category, count]) => ({ category, count })),
    missingCategories: categories.filter((one) => one !== 'other' && !totals.categories.has(one)),
    gatherings: gatherings.slice(-gatheringsShown),
    more: Math.max(0, gatherings.length - gatheringsShown),
    notVisited: withoutVisit(db, round).flatMap((id) => findPerson(db, id)?.name ?? []),
  }
}

export function gatheringFormView(
  db: Reader,
  { roundId, unitId }: { roundId: string; unitId: string },
  { now }: ViewContext,
): GatheringFormView | undefined {
  const round = findOpinionRound(db, roundId)
  if (!round || round.state === 'closed') return undefined
  const { rootId } = round
  return {
    roundId,
    unitId,
    today: dayOf(now),
    hosts: leadersOf(db, rootId).map((one) => ({ label: one.name, value: one.personId })),
    addressees: addresseesOf(db, rootId, teamWord),
    team: `unit:${unitId}`,
  }
}

export function gatheringView(
  db: Reader,
  { gatheringId, unitId }: { gatheringId: string; unitId: string },
): GatheringView | undefined {
  const gathering = findOpinionGathering(db, gatheringId)
  const round = gathering && findOpinionRound(db, gathering.roundId)
  if (!gathering || !round) return undefined
  const { channel, heldOn, place, presentCount } = gathering
  const hosts = gatheringHostsOf(db, round.roundId).filter((one) => one.gatheringId === gatheringId)
  return {
    gatheringId,
    unitId,
    channel,
    heldOn,
    place,
    present: presentCount,
    hosts: hosts.flatMap(({ personId }) => findPerson(db, personId)?.name ?? []),
    heard: countOpinionsOfGathering(db, gatheringId),
    mayAdd: round.state === 'open',
    addressees: addresseesOf(db, round.rootId, teamWord),
    team: `unit:${unitId}`,
  }
}

export function scheduleView(
  db: Reader,
  { rootId }: { rootId: string },
  { now }: ViewContext,
): ScheduleView | undefined {
  const cycle = currentCycle(db, rootId)
  if (!cycle) return undefined
  const round = currentRound(db, rootId)
  const usual = dayOfRow(cycle, 'opinionsClose')
  const today = dayOf(now)
  const closesOn = round?.closesOn ?? (usual < today ? today : usual)
  return { rootId, roundId: round?.roundId, closesOn }
}

export function summaryView(db: Reader, { roundId }: { roundId: string }): SummaryView | undefined {
  const round = findOpinionRound(db, roundId)
  if (round?.state !== 'closed') return undefined
  return { roundId, rootId: round.rootId, summary: round.summary ?? undefined }
}

export function reopenView(db: Reader, { roundId }: { roundId: string }): ReopenView | undefined {
  const round = findOpinionRound(db, roundId)
  if (round?.state !== 'closed') return undefined
  const { rootId, closesOn, reopenedBecause } = round
  return { roundId, rootId, closesOn, before: reopenedBecause ?? undefined }
}

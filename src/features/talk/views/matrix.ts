import type { MatrixCell, SuggestedPair, TalkMatrixView } from '../../../../cards/talk/matrix.ts'
import type { Reader } from '../../../../db/client.ts'
import { wasSent } from '../../../../db/queries/outbox.ts'
import { listPeople } from '../../../../db/queries/people.ts'
import { findTalkPlan } from '../../../../db/queries/talk-pairs.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { remindKey } from '../remind-key.ts'
import { organizationOf } from '../organization.ts'
import { talkingCycle, wantedPairs, type WantedPair } from '../plan.ts'
import { daysOf } from '../period.ts'
import {
  openSecondTalk,
  pairState,
  partnerOf,
  talkAtHand,
  type PairState,
} from '../rules/status.ts'
import { suggestNext } from '../rules/suggest.ts'
import { pageOf } from './page.ts'

/** Small enough for a phone; a bigger team is shown in pages of such squares. */
const square = { rows: 8, columns: 6 }
const suggestedAtOnce = 5

type Judged = WantedPair & { state: PairState; planDay: string | null; again: boolean }

export function talkMatrixView(
  db: Reader,
  { unitId, page }: { unitId: string; page: string },
  context: ViewContext,
): TalkMatrixView | undefined {
  const unit = getUnit(db, unitId)
  const cycle = talkingCycle(db, unit.rootId)
  if (!cycle) return { ...blank, unitId, unit: unit.name }
  const pairs = judged(db, unitId)
  const nameOf = names(db, unit.rootId)
  const own = organizationOf(db, unit).units.find((one) => one.unitId === unitId)
  const squares = squaresOf(own?.team ?? [])
  const shown = pageOf(squares, page, 1)
  const [part = { rows: [], columns: [] }] = shown.items
  const { rule3Mode } = cycle.parameters.talk
  const isSecretary =
    context.reader.kind === 'person' && isSecretaryOf(db, context.reader.person, unitId)
  return {
    unitId,
    unit: unit.name,
    hasCycle: true,
    counts: countStates(pairs),
    secondTalks: pairs.filter((pair) => pair.again).length,
    page: shown.page,
    pages: shown.pages,
    columns: part.columns.map((personId) => ({ personId, name: nameOf(personId) })),
    rows: part.rows.map((personId) => ({
      personId,
      name: nameOf(personId),
      ...cellsOf(pairs, personId, own?.team ?? [], nameOf),
    })),
    suggested: suggestNext(pairs, dayOf(context.now), suggestedAtOnce).map((pair) =>
      suggestion(db, pair, nameOf, context.now),
    ),
    withoutRepresentative: withoutRepresentative(db, cycle.cycleId, unitId).map(nameOf),
    flagged: isSecretary ? flaggedIn(pairs).length : undefined,
    wantsAreas: isSecretary && rule3Mode === 'deputyHeads',
  }
}

const blank = {
  hasCycle: false,
  counts: { done: 0, oneSide: 0, planned: 0, open: 0 },
  secondTalks: 0,
  page: 1,
  pages: 1,
  columns: [],
  rows: [],
  suggested: [],
  withoutRepresentative: [],
  flagged: undefined,
  wantsAreas: false,
}

/** A unit's wanted pairs with where each stands. */
export function judged(db: Reader, unitId: string): Judged[] {
  const cycle = talkingCycle(db, getUnit(db, unitId).rootId)
  if (!cycle) return []
  const period = daysOf(db, cycle).period([unitId])
  return wantedPairs(db, cycle, unitId).map((pair) => ({
    ...pair,
    state: pairState(pair.talks, period),
    planDay: talkAtHand(pair.talks, period)?.planDay ?? null,
    again: openSecondTalk(pair.talks, period) !== undefined,
  }))
}

export function names(db: Reader, rootId: string): (personId: string) => string {
  const all = new Map(listPeople(db, rootId).map((person) => [person.personId, person.name]))
  return (personId) => all.get(personId) ?? ''
}

function countStates(pairs: readonly Judged[]): Record<PairState, number> {
  const counts = { ...blank.counts }
  for (const { state } of pairs) counts[state] += 1
  return counts
}

interface Square {
  rows: readonly string[]
  columns: readonly string[]
}

function squaresOf(team: readonly string[]): Square[] {
  const rows = inParts(team, square.rows)
  const columns = inParts(team, square.columns)
  return rows.flatMap((down) => columns.map((across) => ({ rows: down, columns: across })))
}

function inParts(team: readonly string[], size: number): string[][] {
  const count = Math.ceil(team.length / size)
  return Array.from({ length: count }, (_, at) => team.slice(at * size, (at + 1) * size))
}

function cellsOf(
  pairs: readonly Judged[],
  personId: string,
  team: readonly string[],
  nameOf: (personId: string) => string,
): { cells: Record<string, MatrixCell[]>; others: MatrixCell[] } {
  const cells: Record<string, MatrixCell[]> = {}
  const others: MatrixCell[] = []
  for (const pair of pairs) {
    if (pair.aId !== personId && pair.bId !== personId) continue
    const partner = partnerOf(pair, personId)
    if (team.includes(partner)) (cells[partner] ??= []).push({ state: pair.state })
    else others.push({ with: nameOf(partner), state: pair.state })
  }
  return { cells, others }
}

function suggestion(
  db: Reader,
  pair: Judged,
  nameOf: (personId: string) => string,
  now: Date,
): SuggestedPair {
  return {
    pairKey: pair.pairKey,
    names: [nameOf(pair.aId), nameOf(pair.bId)],
    planDay: pair.planDay ?? undefined,
    remindedToday: [pair.aId, pair.bId].some((personId) =>
      wasSent(db, remindKey(pair.pairKey, personId, dayOf(now))),
    ),
  }
}

function withoutRepresentative(db: Reader, cycleId: string, unitId: string): string[] {
  return (findTalkPlan(db, cycleId)?.withoutRepresentative ?? [])
    .filter((one) => one.unitId === unitId)
    .map((one) => one.personId)
}

/** Talks of these pairs whose date wants a look. */
export function flaggedIn(pairs: readonly WantedPair[]) {
  return pairs.flatMap((pair) =>
    pair.talks.filter((talk) => talk.flags.length > 0 && talk.heldOn !== null),
  )
}

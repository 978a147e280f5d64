import type { Reader } from '../../../db/client.ts'
import { currentCycle, listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import {
  dropTalkPair,
  findTalkPlan,
  insertTalkPlanChange,
  registerMark,
  saveTalkPair,
  saveTalkPlan,
  talkPairsOf,
  type TalkPair,
} from '../../../db/queries/talk-pairs.ts'
import { talksByPair, type Talk } from '../../../db/queries/talks.ts'
import { secretaryOf } from '../../organization/roles.ts'
import type { Writing } from '../../pipeline/operation.ts'
import { organizationOf, type TalkOrganization } from './organization.ts'
import { daysOf } from './period.ts'
import { listRef, matrixRef, pairRef } from './refs.ts'
import { requiredPairs, type PairPlan } from './rules/pairs.ts'
import { planChange } from './rules/plan-change.ts'
import type { Chosen } from './rules/representatives.ts'
import { isSatisfied } from './rules/status.ts'

/** The cycle whose talks are under way: its plan has been published. */
export function talkingCycle(db: Reader, rootId: string): Cycle | undefined {
  const cycle = currentCycle(db, rootId)
  return cycle && isTalking(cycle) ? cycle : undefined
}

function isTalking(cycle: Cycle): boolean {
  return cycle.state === 'published'
}

/** Pairs are computed anew when register, teams, areas or parameters changed since. */
export function staleCycles(db: Reader): Cycle[] {
  return listOpenCycles(db).filter(
    (cycle) => isTalking(cycle) && findTalkPlan(db, cycle.cycleId)?.basis !== basisOf(db, cycle),
  )
}

function basisOf(db: Reader, cycle: Cycle): string {
  const { k, rule3Mode } = cycle.parameters.talk
  return `${registerMark(db, cycle.rootId)} ${k} ${rule3Mode}`
}

/** What the rules ask for now, whatever is stored; representatives stay whom they were. */
export function computePairs(
  db: Reader,
  cycle: Cycle,
  organization: TalkOrganization = organizationOf(db, cycle),
): PairPlan {
  const { k, rule3Mode } = cycle.parameters.talk
  const chosen = chosenBefore(db, cycle, organization)
  return requiredPairs(organization.units, organization.people, { k, rule3Mode }, chosen)
}

function chosenBefore(db: Reader, cycle: Cycle, { units }: TalkOrganization): Chosen[] {
  const teams = new Set(units.flatMap((unit) => unit.team))
  const talks = talksByPair(db, cycle.cycleId)
  const days = daysOf(db, cycle)
  return talkPairsOf(db, cycle.cycleId)
    .filter((pair) => pair.rules.includes(4))
    .map((pair) => {
      const period = days.period(pair.unitIds)
      const isDone = (talks.get(pair.pairKey) ?? []).some((talk) => isSatisfied(talk, period))
      const [memberId, representativeId] = teams.has(pair.aId)
        ? [pair.aId, pair.bId]
        : [pair.bId, pair.aId]
      return { memberId, representativeId, isDone, isDropped: pair.droppedAt !== null }
    })
    .filter((one) => !teams.has(one.representativeId) && (one.isDone || !one.isDropped))
}

/** Brings the stored pairs up to date; tells the secretaries what a later run changed. */
export function bringPairsUpToDate(op: Writing, cycle: Cycle): void {
  const before = talkPairsOf(op.tx, cycle.cycleId)
  const isFirst = findTalkPlan(op.tx, cycle.cycleId) === undefined
  const organization = organizationOf(op.tx, cycle)
  const plan = computePairs(op.tx, cycle, organization)
  const known = before.map((pair) => ({ ...pair, isDropped: pair.droppedAt !== null }))
  const { added, dropped, changed } = planChange(known, plan.pairs)
  const at = op.now.getTime()
  for (const pair of [...added, ...changed]) {
    saveTalkPair(op.tx, { ...pair, cycleId: cycle.cycleId, addedAt: at, droppedAt: null })
  }
  for (const pair of dropped) dropTalkPair(op.tx, cycle.cycleId, pair.pairKey, op.now)
  const { withoutRepresentative } = plan
  const basis = basisOf(op.tx, cycle)
  saveTalkPlan(op.tx, { cycleId: cycle.cycleId, basis, computedAt: at, withoutRepresentative })
  const met = [...added, ...dropped]
  if (met.length === 0) return
  refresh(op, met)
  if (!isFirst) tellSecretaries(op, cycle, added, dropped)
}

function refresh(
  op: Writing,
  pairs: readonly { pairKey: string; aId: string; bId: string; unitIds: readonly string[] }[],
): void {
  for (const { pairKey, aId, bId } of pairs) {
    op.redraw(pairRef(pairKey, aId))
    op.redraw(pairRef(pairKey, bId))
  }
  for (const personId of new Set(pairs.flatMap((pair) => [pair.aId, pair.bId]))) {
    op.redraw(listRef(personId))
  }
  for (const unitId of new Set(pairs.flatMap((pair) => pair.unitIds))) op.redraw(matrixRef(unitId))
}

type Changed = readonly Pick<TalkPair, 'pairKey' | 'unitIds'>[]

function tellSecretaries(op: Writing, cycle: Cycle, added: Changed, dropped: Changed): void {
  const changeId = op.newId()
  insertTalkPlanChange(op.tx, {
    changeId,
    cycleId: cycle.cycleId,
    added: added.map((pair) => pair.pairKey),
    dropped: dropped.map((pair) => pair.pairKey),
    at: op.now.getTime(),
  })
  const unitIds = new Set([cycle.rootId, ...[...added, ...dropped].flatMap((one) => one.unitIds)])
  const told = new Set<string>()
  for (const unitId of unitIds) {
    const personId = secretaryOf(op.tx, unitId)?.personId
    if (personId === undefined || told.has(personId)) continue
    told.add(personId)
    op.send({
      card: 'talkChanges',
      key: { changeId, unitId },
      to: { personId },
      dedupeKey: `talk:changes:${changeId}:${personId}`,
    })
  }
}

/** A cycle's wanted pairs with their talks. */
export interface WantedPair extends Omit<TalkPair, 'addedAt' | 'droppedAt'> {
  talks: readonly Talk[]
}

/** The pairs wanted now; from the rules themselves while nothing is stored yet. */
export function wantedPairs(db: Reader, cycle: Cycle, unitId?: string): WantedPair[] {
  const { cycleId } = cycle
  const stored = findTalkPlan(db, cycleId) !== undefined
  const pairs = stored
    ? talkPairsOf(db, cycleId).filter((pair) => pair.droppedAt === null)
    : computePairs(db, cycle).pairs.map((pair) => ({ ...pair, cycleId }))
  const talks = talksByPair(db, cycleId)
  return pairs
    .filter((pair) => unitId === undefined || pair.unitIds.includes(unitId))
    .map((pair) => ({ ...pair, talks: talks.get(pair.pairKey) ?? [] }))
}

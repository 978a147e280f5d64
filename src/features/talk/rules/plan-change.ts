import type { RequiredPair } from './pairs.ts'

export interface PlannedPair extends RequiredPair {
  isDropped: boolean
}

export interface PlanChange {
  added: RequiredPair[]
  dropped: PlannedPair[]
  /** Wanted as before, by other rules or units. */
  changed: RequiredPair[]
}

/** What a new run changes; a pair that was dropped once and is wanted again counts as added. */
export function planChange(
  before: readonly PlannedPair[],
  wanted: readonly RequiredPair[],
): PlanChange {
  const known = new Map(before.map((pair) => [pair.pairKey, pair]))
  const keys = new Set(wanted.map((pair) => pair.pairKey))
  const isKept = (pair: RequiredPair) => known.get(pair.pairKey)?.isDropped === false
  return {
    added: wanted.filter((pair) => !isKept(pair)),
    dropped: before.filter((pair) => !pair.isDropped && !keys.has(pair.pairKey)),
    changed: wanted.filter((pair) => isKept(pair) && !isSame(pair, known.get(pair.pairKey))),
  }
}

function isSame(a: RequiredPair, b: RequiredPair | undefined): boolean {
  return a.rules.join() === b?.rules.join() && a.unitIds.join() === b.unitIds.join()
}

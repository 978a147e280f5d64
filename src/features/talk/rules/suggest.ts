import type { PairState } from './status.ts'

export interface PairAtHand {
  pairKey: string
  aId: string
  bId: string
  state: PairState
  planDay: string | null
}

/**
 * The next pairs to bring together: those whose planned day went by, then those nobody has planned,
 * people with the most talks ahead first; nobody more than twice.
 */
export function suggestNext<Pair extends PairAtHand>(
  pairs: readonly Pair[],
  today: string,
  count: number,
): Pair[] {
  const open = pairs.filter((pair) => isIdle(pair, today))
  const ahead = new Map<string, number>()
  for (const { aId, bId } of open) {
    ahead.set(aId, (ahead.get(aId) ?? 0) + 1)
    ahead.set(bId, (ahead.get(bId) ?? 0) + 1)
  }
  const weight = (pair: Pair) => (ahead.get(pair.aId) ?? 0) + (ahead.get(pair.bId) ?? 0)
  const ordered = open.toSorted(
    (a, b) =>
      Number(b.planDay !== null) - Number(a.planDay !== null) ||
      weight(b) - weight(a) ||
      (a.pairKey < b.pairKey ? -1 : 1),
  )
  const times = new Map<string, number>()
  const spread = ordered.filter(({ aId, bId }) => {
    if ((times.get(aId) ?? 0) >= 2 || (times.get(bId) ?? 0) >= 2) return false
    for (const id of [aId, bId]) times.set(id, (times.get(id) ?? 0) + 1)
    return true
  })
  return spread.slice(0, count)
}

function isIdle(pair: PairAtHand, today: string): boolean {
  if (pair.state === 'open') return true
  return pair.state === 'planned' && pair.planDay !== null && pair.planDay < today
}

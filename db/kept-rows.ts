import type { Reader, Tx } from './client.ts'

/** What is kept of each open database. */
const keptOf = new WeakMap<object, Map<string, unknown>>()

/**
 * Gives what `read` gives, kept beyond the transaction until somebody calls `tx.forgetRows()`: for
 * rows that hardly ever change and are asked for at every minute and every press. What it gives is
 * shared by all who ask, and therefore frozen.
 */
export function keptIn<Row>({ drizzle }: Reader, key: string, read: () => Row): Row {
  const kept = keptOf.get(drizzle) ?? new Map<string, unknown>()
  keptOf.set(drizzle, kept)
  if (!kept.has(key)) kept.set(key, frozen(read()))
  return kept.get(key) as Row
}

/** Drops all that is kept, also when this change is undone: what was read meanwhile is not true. */
export function forgetKept(tx: Tx): void {
  const { drizzle } = tx
  keptOf.delete(drizzle)
  tx.onUndo(() => keptOf.delete(drizzle))
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

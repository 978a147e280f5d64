import type { Reader } from '../../../db/client.ts'
import type { PackFile } from './packing.ts'

/** Long enough for a file to be sent, tries and all; after that it is made anew. */
const keptForMs = 600_000
const keptAtOnce = 2

/** Packs between being made and being sent, in memory only; by the database they are from. */
const kept = new WeakMap<Reader['vault'], Map<string, PackFile>>()

/** Keeps a pack until it is sent; nothing confidential lies about on a disk for it. */
export function keepPack(db: Pick<Reader, 'vault'>, exportId: string, file: PackFile): void {
  const packs = kept.get(db.vault) ?? new Map<string, PackFile>()
  kept.set(db.vault, packs)
  packs.set(exportId, file)
  const [oldest] = packs.keys()
  if (packs.size > keptAtOnce && oldest !== undefined) packs.delete(oldest)
  setTimeout(() => packs.delete(exportId), keptForMs).unref()
}

export function keptPack(db: Pick<Reader, 'vault'>, exportId: string): PackFile | undefined {
  return kept.get(db.vault)?.get(exportId)
}

import { globSync, rmSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import { isBusy } from './cannot-open.ts'
import type { Reader } from './client.ts'

/**
 * Makes what was deleted unreadable in the file: rewrites it without free pages, empties the WAL
 * into it and drops the copies kept before migrations. To be called between two transactions.
 * False when somebody else is reading the file just now: then it is to be asked again.
 */
export function scrubFile({ drizzle }: Reader): boolean {
  const sqlite = (drizzle as typeof drizzle & { $client: Sqlite.Database }).$client
  if (sqlite.inTransaction) throw new Error('a file is not rewritten inside a transaction')
  try {
    sqlite.exec('VACUUM')
    if (sqlite.memory) return true
    // A backup under way holds the old pages in the WAL: they go when it has finished.
    const [state] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (state?.busy !== 0) return false
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
  for (const copy of globSync(`${sqlite.name}.before-*`)) rmSync(copy)
  return true
}

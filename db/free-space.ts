import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type Sqlite from 'better-sqlite3'
import type { Reader } from './client.ts'

const floorBytes = 64 * 1024 * 1024

/** Whether the disk below the database has room for a meeting; a ballot is not opened without. */
export function hasRoomOnDisk({ drizzle }: Reader, atLeastBytes = floorBytes): boolean {
  const { memory, name } = (drizzle as typeof drizzle & { $client: Sqlite.Database }).$client
  if (memory) return true
  const { bavail, bsize } = statfsSync(dirname(name))
  return bavail * bsize >= atLeastBytes
}

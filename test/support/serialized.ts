import type Sqlite from 'better-sqlite3'
import type { Database } from '../../db/client.ts'

/** A database as bytes, from which a copy opens in a millisecond. */
export function serialized(database: Database): Buffer {
  const { $client } = database.drizzle as unknown as { $client: Sqlite.Database }
  return $client.serialize()
}

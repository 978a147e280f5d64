import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** Guessing right by chance: once on average, nine times in a million tries. */
export const byChance = 9

/** What a line of the log about an anonymous press may hold. */
export const namelessLine = ['kind', 'level', 'msg', 'name', 'result', 'time']

/** A database's file and WAL as somebody sees them who copies both after every single arrival. */
export class WatchedFile {
  readonly dir: string
  readonly file: string
  readonly copies: { db: Buffer; wal: Buffer }[] = []

  constructor(name: string) {
    this.dir = mkdtempSync(join(tmpdir(), `zhibu-${name}-`))
    this.file = join(this.dir, 'zhibu.db')
  }

  copy(): void {
    const { file } = this
    this.copies.push({ db: readFileSync(file), wal: readFileSync(`${file}-wal`) })
  }

  select<Row>(sql: string): Row[] {
    return this.reading((reader) => reader.prepare(sql).all() as Row[])
  }

  /** How many rows each table has. */
  rows(): Record<string, number> {
    return this.reading((reader) => {
      const list = "select name from sqlite_master where type = 'table'"
      const tables = reader.prepare<[], string>(list).pluck().all()
      const count = (name: string) =>
        reader.prepare<[], number>(`select count(*) from ${name}`).pluck().get() ?? 0
      return Object.fromEntries(tables.map((name) => [name, count(name)]))
    })
  }

  private reading<T>(read: (reader: Sqlite.Database) => T): T {
    const reader = new Sqlite(this.file, { readonly: true })
    try {
      return read(reader)
    } finally {
      reader.close()
    }
  }

  /** The copy in which an id first shows up. */
  firstCopy(id: string): number {
    return this.copies.findIndex(({ db, wal }) => db.includes(id) || wal.includes(id))
  }

  /** Every order in which file and WAL as they are now hold the ids. */
  ordersOf(ids: readonly string[]): string[][] {
    const bytes = readFileSync(this.file)
    const { wal } = this.copies.at(-1) ?? { wal: Buffer.alloc(0) }
    return [
      ids.toSorted(),
      byPlace(ids, bytes, 'indexOf'),
      byPlace(ids, bytes, 'lastIndexOf'),
      byPlace(ids, wal, 'indexOf'),
      byPlace(ids, wal, 'lastIndexOf'),
    ]
  }

  close(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}

export function byPlace(ids: readonly string[], bytes: Buffer, find: 'indexOf' | 'lastIndexOf') {
  return ids.toSorted((a, b) => bytes[find](a) - bytes[find](b))
}

/**
 * How many authors an order of ids gives away to somebody who knows in which order the authors
 * came; `truth` says whose each id is.
 */
export function givenAway(
  truth: ReadonlyMap<string, string>,
  order: readonly string[],
  authors: readonly string[],
): number {
  const hits = (ids: readonly string[]) =>
    ids.filter((id, at) => truth.get(id) === authors[at]).length
  return Math.max(hits(order), hits(order.toReversed()))
}

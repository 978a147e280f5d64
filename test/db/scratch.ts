import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type Sqlite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import type { Reader, Tx } from '../../db/client.ts'
import { openDatabase } from '../../db/open.ts'

/** A folder of this test alone, gone when it ends. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-db-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An open database that is closed when the test ends, however it ends. */
export function opened(path: string, migrations?: string): ReturnType<typeof openDatabase> {
  const database = openDatabase(path, migrations === undefined ? {} : { migrations })
  onTestFinished(() => database.close())
  return database
}

export function sqliteOf({ drizzle }: Reader): Sqlite.Database {
  return (drizzle as typeof drizzle & { $client: Sqlite.Database }).$client
}

/** One answer: a row in each of two tables, so that half an answer shows. */
export function answer(tx: Tx, number: number): number {
  tx.drizzle.run(sql`INSERT INTO seen_arrival (once_id, at) VALUES (${`a${number}`}, ${number})`)
  tx.drizzle.run(sql`INSERT INTO fired_occasion (occasion, fired_at) VALUES (${`a${number}`}, 1)`)
  return number
}

/** The numbers of the answers found, in order; throws when one is there by half. */
export function answersIn(reader: Reader): number[] {
  const sqlite = sqliteOf(reader)
  const numbersIn = (column: string, table: string): number[] =>
    sqlite
      .prepare<[], number>(`SELECT substr(${column}, 2) + 0 FROM ${table} ORDER BY 1`)
      .pluck()
      .all()
  const numbers = numbersIn('once_id', 'seen_arrival')
  const twins = numbersIn('occasion', 'fired_occasion')
  if (twins.join() !== numbers.join()) throw new Error('torn')
  return numbers
}

/** Migration files made up for one test; gives their folder. */
export function migrationsOf(files: Readonly<Record<string, string>>): string {
  const folder = scratch()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const fastImports = new URL('../../src/fast-imports.js', import.meta.url).href

/** Arguments for a child process of `node` that runs a script of `test/db/processes/`. */
export function script(name: string, ...words: string[]): string[] {
  const file = fileURLToPath(new URL(`processes/${name}.ts`, import.meta.url))
  return ['--import', fastImports, file, ...words]
}

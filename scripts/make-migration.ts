import { existsSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'

// `npm run migration` rewrites 0001, for as long as the product is unreleased; afterwards
// `npm run migration -- <name>` adds the difference to db/migrations/schema.json as the next one.

type Snapshot = Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}db/migrations/`
const snapshotFile = `${folder}schema.json`
const emptyId = '00000000-0000-0000-0000-000000000000'

async function main(name: string | undefined): Promise<void> {
  const existing = globSync(`${folder}*.sql`)
    .map((file) => basename(file))
    .toSorted()
  if (name === undefined && existing.length > 1) {
    throw new Error('0001 is released: name the next migration, npm run migration -- <name>')
  }
  const now = await schemaNow()
  const sql = name === undefined ? await firstMigration(now) : await nextMigration(now)
  const number = name === undefined ? 1 : existing.length + 1
  replaceFile(`${folder}${String(number).padStart(4, '0')}_${name ?? 'first'}.sql`, sql)
  replaceFile(snapshotFile, `${JSON.stringify(now, null, 1)}\n`)
}

async function schemaNow(): Promise<Snapshot> {
  const tables = new Map<string, SQLiteTable>()
  for (const file of globSync(`${root}db/schema/*.ts`).toSorted()) {
    const exported: Record<string, unknown> = await import(pathToFileURL(file).href)
    for (const table of Object.values(exported).filter((value) => is(value, SQLiteTable))) {
      addTable(tables, table)
    }
  }
  // A random id would make every run of this script a change.
  return { ...(await generateSQLiteDrizzleJson(Object.fromEntries(tables))), id: emptyId }
}

function addTable(tables: Map<string, SQLiteTable>, table: SQLiteTable): void {
  const name = getTableName(table)
  const other = tables.get(name)
  if (other !== undefined && other !== table) throw new Error(`two tables are called ${name}`)
  tables.set(name, table)
}

async function firstMigration(now: Snapshot): Promise<string> {
  const extra = `${root}db/schema/extra.sql`
  const sql = await difference(await generateSQLiteDrizzleJson({}), now)
  return existsSync(extra) ? `${sql}\n${readFileSync(extra, 'utf8')}` : sql
}

async function nextMigration(now: Snapshot): Promise<string> {
  return difference(JSON.parse(readFileSync(snapshotFile, 'utf8')) as Snapshot, now)
}

async function difference(before: Snapshot, after: Snapshot): Promise<string> {
  const { withoutRowid } = await import('../db/schema/table-options.ts')
  const statements = await generateSQLiteMigration(before, after)
  return `${statements.map((statement) => finish(statement, withoutRowid)).join('\n\n')}\n`
}

/** Drizzle cannot say STRICT or WITHOUT ROWID; a rebuild's `__new_` copy needs them as well. */
function finish(statement: string, withoutRowid: readonly string[]): string {
  const table = /^CREATE TABLE `(?:__new_)?(\w+)`/.exec(statement)?.[1]
  if (table === undefined) return statement.trim()
  const options = withoutRowid.includes(table) ? 'STRICT, WITHOUT ROWID' : 'STRICT'
  return statement.trim().replace(/\);$/, `) ${options};`)
}

/** Whoever reads while several people run this sees the old file or the new one. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text)
  renameSync(draft, file)
}

await main(process.argv[2])

import { globSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'

// `npm run migration -- <name>` writes the difference between the schema and the newest
// migration's snapshot as the next migration. Called with the name of the newest one it rewrites
// that one, which is right only until it is committed.

type Snapshot = Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}db/migrations/`
const emptyId = '00000000-0000-0000-0000-000000000000'

async function main(name: string | undefined): Promise<void> {
  if (name === undefined) throw new Error('name the migration: npm run migration -- <name>')
  const existing = globSync(`${folder}*.sql`)
    .map((file) => basename(file, '.sql'))
    .toSorted()
  if (existing.at(-1)?.slice(5) === name) existing.pop()
  const now = await schemaNow()
  const file = `${folder}${String(existing.length + 1).padStart(4, '0')}_${name}`
  const before = await snapshotAfter(existing.at(-1))
  replaceFile(`${file}.sql`, await difference(before, now))
  replaceFile(`${file}.json`, `${JSON.stringify(now, null, 1)}\n`)
}

/** The schema as a migration left it; nothing at all before the first. */
async function snapshotAfter(migration: string | undefined): Promise<Snapshot> {
  if (migration === undefined) return await generateSQLiteDrizzleJson({})
  return JSON.parse(readFileSync(`${folder}${migration}.json`, 'utf8')) as Snapshot
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

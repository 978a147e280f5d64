import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll } from 'vitest'
import type { Tx } from '../../db/client.ts'
import { databaseFile, openDatabase } from '../../db/open.ts'
import { insertStudyTask } from '../../db/queries/study-tasks.ts'
import { features } from '../../src/features/index.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import type { Writing } from '../../src/pipeline/operation.ts'
import { writingOver } from '../../src/pipeline/writing.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { personIdOf, settleVillage, unitIdOf } from './village.ts'

/** The sandbox's account of somebody on the register. */
export function accountOf(code: string): string {
  const number = Number(code.slice(1)) + (code.startsWith('N') ? 60 : 0)
  return `ou_test_${String(number).padStart(4, '0')}`
}

export const groupOf = { GB: 'oc_village', B1: 'oc_branch_1', B2: 'oc_branch_2', B3: 'oc_branch_3' }
export const taskId = 'task_1'
/** When the village of these tests begins: so early that no reminder comes in between. */
export const startsAt = new Date('2018-02-08T06:00:00+08:00')
/** Members of the first branch whom the study task counts. */
export const studiers = ['M11', 'M12', 'M13', 'M14', 'M16', 'M17', 'M18', 'M19']

const registry = buildRegistry([builtin, ...features])
let count = 0

/** Writes into a data folder as an operation at the start would. */
export function writeInto(dataDir: string, work: (op: Writing) => void, now = startsAt): void {
  const database = openDatabase(databaseFile(dataDir))
  const newId = () => `prepared_${(count += 1)}`
  try {
    database.inTransaction((tx) => {
      work(writingOver({ registry, tx, now, newId, personId: undefined }))
    })
  } finally {
    database.close()
  }
}

/** A folder of this test file alone, gone when its tests are over. */
export const fileFolder = mkdtempSync(join(tmpdir(), 'zhibu-wire-'))
afterAll(() => rmSync(fileFolder, { recursive: true, force: true, maxRetries: 3 }))

/**
 * A data folder with the village set up, its cycle running and one study task in the first branch.
 */
export function settledFolder(): string {
  const master = join(fileFolder, 'settled')
  if (!existsSync(master)) settle(master)
  const folder = mkdtempSync(join(fileFolder, 'data-'))
  cpSync(master, folder, { recursive: true })
  return folder
}

function settle(folder: string): void {
  writeInto(folder, ({ tx }) => {
    settleVillage(tx)
    insertRunningCycle(tx)
    insertTask(tx)
  })
  const sqlite = new Sqlite(databaseFile(folder))
  sqlite.function('account', (id) => accountOf(String(id).slice('ou_'.length)))
  sqlite.function('grp', (id) => groupOf[String(id).slice('oc_'.length) as keyof typeof groupOf])
  sqlite.exec(`
    UPDATE person SET open_id = account(open_id) WHERE open_id IS NOT NULL;
    UPDATE chat SET chat_id = grp(chat_id), owner_open_id = account(owner_open_id);
    UPDATE chat_member SET chat_id = grp(chat_id), open_id = account(open_id);
  `)
  sqlite.close()
  const key = { taskId, unitId: unitIdOf('B1') }
  writeInto(folder, (op) =>
    op.send({ card: 'studyGroupTask', key, to: { chatId: groupOf.B1 }, dedupeKey: 'first' }),
  )
}

function insertTask(tx: Tx): void {
  insertStudyTask(tx, {
    taskId,
    cycleId: 'cycle',
    unitId: unitIdOf('B1'),
    title: '学习十九大报告',
    materials: [{ kind: 'report', title: '十九大报告' }],
    topics: [],
    whereToRead: null,
    dueOn: '2018-03-05',
    state: 'open',
    createdById: personIdOf('M02'),
    createdAt: startsAt.getTime(),
  })
}

/** Looks into the database of a folder without being able to change it. */
export function readFrom<Row>(dataDir: string, sql: string): Row[] {
  const sqlite = new Sqlite(databaseFile(dataDir), { readonly: true })
  try {
    return sqlite.prepare<[], Row>(sql).all()
  } finally {
    sqlite.close()
  }
}

/** How many rows each table has. */
export function rowsIn(dataDir: string): Record<string, number> {
  const tables = readFrom<{ name: string }>(
    dataDir,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1`,
  )
  const counts = tables.map(({ name }) => {
    const [row] = readFrom<{ rows: number }>(dataDir, `SELECT count(*) AS rows FROM "${name}"`)
    return [name, row?.rows ?? 0] as const
  })
  return Object.fromEntries(counts)
}

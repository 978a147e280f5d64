import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeBackup, restoreBackup } from '../../db/backup.ts'
import {
  destructionRecords,
  openDestructions,
  updateDestruction,
} from '../../db/queries/destructions.ts'
import { feedbackTextsOf, gradeFeedbackOf } from '../../db/queries/grading-feedback.ts'
import { opinionCoverage } from '../../db/queries/opinions.ts'
import { problemsOf } from '../../db/queries/problems.ts'
import { findItem, updateItem } from '../../db/queries/rectification-items.ts'
import { findTalk } from '../../db/queries/talks.ts'
import { DeliveryError } from '../../src/errors.ts'
import { closing } from '../../src/features/closing/index.ts'
import type { Writing } from '../../src/pipeline/operation.ts'
import { insertPapers, kept, plainWords, sealedBytes } from '../support/year-of-papers.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { personIdOf, rootId, unitIdOf } from '../support/village.ts'

const [secretary, witness] = ['茶应明', '张春松']
let bot: TestBot
let dir: string

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhibu-retention-'))
  bot = await startBot({ now: '2018-03-08T12:00', file: join(dir, 'zhibu.db') })
  bot.database.inTransaction((tx) => insertPapers(tx, bot.time.now()))
})
afterEach(async () => {
  await bot.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Years pass without every half hour of them. */
function jumpTo(moment: string): void {
  bot.time.moveTo(new Date(`${moment}:00+08:00`))
}

async function endYear(): Promise<void> {
  jumpTo('2018-06-12T09:00')
  await bot.says(secretary, '年度结束')
  expect(await bot.press(secretary, '结束本年度')).toBe('本年度已结束')
}

async function proposeFirst(): Promise<void> {
  await bot.says(secretary, '到期材料')
  await bot.press(secretary, '提出销毁')
  expect(await bot.press(secretary, 'closing.propose', { witness: personIdOf('M02') })).toBe(
    '已请 张春松 一起确认',
  )
}

async function destroyAll(): Promise<number> {
  for (let count = 0; ; count += 1) {
    await bot.says(secretary, '到期材料')
    if (!bot.lastSeenBy(secretary).includes('提出销毁')) return count
    await proposeFirst()
    expect(await bot.press(witness, '同意销毁')).toBe('两人都已确认，正在销毁')
  }
}

const handled = { cycleId: 'cycle', personId: personIdOf('M13') }
const filesOf = (name = 'zhibu.db') =>
  ['', '-wal'].map((end) => readFileSync(join(dir, `${name}${end}`), { flag: 'a+' }))

/** Pieces of each, since what lay on several pages may be left in part. */
function piecesIn(files: readonly Buffer[], needles: readonly Buffer[]): number {
  const pieces = needles.flatMap((one) =>
    Array.from({ length: Math.max(1, Math.floor(one.length / 24)) }, (_, at) =>
      one.subarray(at * 24, at * 24 + 24),
    ),
  )
  return pieces.filter((piece) => files.some((file) => file.includes(piece))).length
}

async function restoredBackup(): Promise<Buffer> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const plan = { database: join(dir, 'zhibu.db'), folder: join(dir, 'backups'), recipient }
  const backup = await makeBackup({ ...plan, now: bot.time.now() })
  await restoreBackup(backup, identity, join(dir, 'restored', 'zhibu.db'))
  return readFileSync(join(dir, 'restored', 'zhibu.db'))
}

describe('what two persons destroyed', () => {
  test('is in no byte of the file, of the WAL, and of the next backup', async () => {
    const needles = [...sealedBytes(bot.database), ...plainWords.map((words) => Buffer.from(words))]
    expect(needles.length).toBeGreaterThan(12)
    expect(piecesIn(filesOf(), needles)).toBeGreaterThan(needles.length)
    writeFileSync(join(dir, 'zhibu.db.before-1'), needles[0] ?? '')
    await endYear()
    jumpTo('2019-06-12T09:00')
    expect(await destroyAll()).toBe(5)

    expect(piecesIn(filesOf(), needles)).toBe(0)
    expect(() => readFileSync(join(dir, 'zhibu.db.before-1'))).toThrow()
    expect(piecesIn([await restoredBackup()], needles)).toBe(0)
  })

  test('after ten years is everything but who is handled', async () => {
    bot.database.inTransaction((tx) => updateItem(tx, 'open', { state: 'closed' }))
    const needles = sealedBytes(bot.database, 'ten')
    await endYear()
    jumpTo('2028-06-12T09:00')
    expect(await destroyAll()).toBe(7)
    expect(piecesIn(filesOf(), needles)).toBe(0)
    expect(findItem(bot.database, 'open')).toBeUndefined()
    expect(feedbackTextsOf(bot.database, handled)?.gaps).toBe(kept.handled)
  })

  test('leaves who and when, the open items, and papers of who is handled', async () => {
    expect(opinionCoverage(bot.database, 'opinions')).toHaveLength(1)
    await endYear()
    jumpTo('2019-06-12T09:00')
    await destroyAll()
    const db = bot.database
    const of = (code: string) => ({ cycleId: 'cycle', personId: personIdOf(code) })
    expect(findTalk(db, 'talk')).toMatchObject({ heldOn: '2018-02-20', records: [] })
    expect(findItem(db, 'open')?.problem).toBe(kept.item)
    expect(gradeFeedbackOf(db, of('M11'))?.toldOn).toBe('2018-03-13')
    expect(feedbackTextsOf(db, of('M11'))).toBeUndefined()
    expect(feedbackTextsOf(db, handled)?.gaps).toBe(kept.handled)
    expect(problemsOf(db, 'cycle', unitIdOf('B1'))).toHaveLength(1)
    expect(opinionCoverage(db, 'opinions')).toEqual([])
  })

  test('stands in a record of classes and numbers that stays', async () => {
    await endYear()
    jumpTo('2019-06-12T09:00')
    await destroyAll()
    const records = destructionRecords(bot.database, rootId)
    expect(records.map((one) => one.retentionClass).toSorted()).toEqual([
      'analyses',
      'appraisals',
      'ballots',
      'opinions',
      'talks',
    ])
    for (const one of records) {
      expect([one.proposedById, one.agreedById]).toEqual([personIdOf('M01'), personIdOf('M02')])
    }
    expect(records.find((one) => one.retentionClass === 'talks')?.counts).toEqual({
      talk_record: 1,
    })
    await bot.says(secretary, '到期材料')
    expect(bot.lastSeenBy(secretary)).toContain('现在没有到期的材料')
    expect(bot.lastSeenBy(secretary)).toContain('谈话记录 1　茶应明、张春松')
  })
})

describe('broken off in the middle', () => {
  const destroy = (destructionId: string) =>
    closing.jobs?.['destroyRecords']?.(
      {
        platform: bot.platform,
        now: bot.time.now(),
        read: bot.database,
        commit: (work) =>
          bot.database.commit((tx) => {
            const op = { tx, now: bot.time.now(), redraw: () => undefined, audit: () => undefined }
            return work(op as unknown as Writing) as never
          }),
      },
      { destructionId },
    )

  test('it is not said to be done before it is, and is finished later', async () => {
    jumpTo('2018-06-06T09:00')
    await proposeFirst()
    const destructionId = openDestructions(bot.database, rootId)[0]?.destructionId ?? ''
    const agreed = { agreedById: personIdOf('M02'), agreedAt: bot.time.now().getTime() }
    bot.database.inTransaction((tx) =>
      updateDestruction(tx, destructionId, { state: 'agreed', ...agreed }),
    )
    const other = new Sqlite(join(dir, 'zhibu.db'), { readonly: true })
    other.exec('begin')
    other.prepare('select count(*) from ballot_count').get()
    await expect(destroy(destructionId)).rejects.toThrow(DeliveryError)
    expect(destructionRecords(bot.database, rootId)).toEqual([])
    other.close()
    await destroy(destructionId)
    await destroy(destructionId)
    const counts = { ballot_count: 1, ballot_round: 1 }
    expect(destructionRecords(bot.database, rootId)).toMatchObject([{ counts }])
  })
})

test('the log goes by whole years', async () => {
  await endYear()
  jumpTo('2021-12-31T09:00')
  await bot.says(secretary, '到期材料')
  expect(bot.lastSeenBy(secretary)).not.toContain('操作日志')
  jumpTo('2022-01-01T09:00')
  await bot.says(secretary, '到期材料')
  await bot.press(secretary, '下一页')
  expect(bot.lastSeenBy(secretary)).toContain('操作日志\n三年')
})

describe('before that', () => {
  test('nothing is due in the year itself, and ballots are after 90 days', async () => {
    await bot.says(secretary, '到期材料')
    expect(bot.lastSeenBy(secretary)).toContain('现在没有到期的材料')
    jumpTo('2018-06-06T09:00')
    await bot.says(secretary, '到期材料')
    expect(bot.lastSeenBy(secretary)).toContain('2017年度 测评票和计票底表')
    expect(bot.lastSeenBy(secretary)).not.toContain('谈心谈话')
  })

  test('the one who proposed cannot be the second, and another is refused', async () => {
    jumpTo('2018-06-06T09:00')
    await proposeFirst()
    const [open] = openDestructions(bot.database, rootId)
    expect(open?.witnessId).toBe(personIdOf('M02'))
    await bot.says(secretary, '到期材料')
    await bot.press(secretary, '已提出，去看')
    expect(bot.lastSeenBy(secretary)).not.toContain('同意销毁')
    expect(await bot.pressForwarded(secretary, witness, '同意销毁')).toContain('不是发给您的')
    expect(await bot.press(secretary, '不销毁')).toBe('不销毁了，材料还在')
    expect(await bot.pressStale(witness, '同意销毁')).toBe('您已经提交过了')
    expect(openDestructions(bot.database, rootId)).toEqual([])
  })

  test('the second says no, and everything is there', async () => {
    jumpTo('2018-06-06T09:00')
    const before = sealedBytes(bot.database).length
    await proposeFirst()
    await bot.press(witness, '不销毁')
    expect(sealedBytes(bot.database).length).toBe(before)
    await bot.says(secretary, '到期材料')
    expect(bot.lastSeenBy(secretary)).toContain('提出销毁')
  })

  test('the second finds it among their tasks until it is settled', async () => {
    await endYear()
    await proposeFirst()
    await bot.says(witness, '待办')
    expect(bot.lastSeenBy(witness)).toContain('确认销毁到期材料')
    await bot.press(witness, '去办')
    expect(bot.lastSeenBy(witness)).toContain('计票底表 1')
    await bot.press(witness, '同意销毁')
    await bot.says(witness, '待办')
    expect(bot.lastSeenBy(witness)).not.toContain('确认销毁到期材料')
  })

  test('only the first secretary opens the list', async () => {
    await bot.says(witness, '到期材料')
    expect(bot.lastSeenBy(witness)).toContain('只有书记可以做')
    await bot.says('何兰仙', '到期材料')
    expect(bot.seenBy('何兰仙')).not.toContain('保存')
  })
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { claimOutbox, findOutbox, insertOutbox, resetSending } from '../../db/queries/outbox.ts'
import { DeliveryError } from '../../src/errors.ts'
import { sampleFeature } from '../support/sample-feature.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await startBot({ now: '2018-02-12T09:00', features: [sampleFeature().feature] })
})
afterEach(() => bot.close())

function redraw(number: number) {
  const about = { kind: 'redraw', lane: 'm:one', issueId: 'one', job: null, input: null } as const
  return { ...about, uuid: `u${number}`, dedupeKey: `d${number}`, dueAt: 0, createdAt: 0 }
}

test('a crash with one redraw under way and another waiting does not stop the next start', () => {
  bot.database.inTransaction((tx) => {
    insertOutbox(tx, redraw(1))
    claimOutbox(tx, 1, bot.time.now())
    insertOutbox(tx, redraw(2))
    resetSending(tx)
    expect([1, 2].map((id) => findOutbox(tx, id)?.state)).toEqual(['moot', 'pending'])
    claimOutbox(tx, 2, bot.time.now())
    resetSending(tx)
    expect(findOutbox(tx, 2)?.state).toBe('pending')
  })
})

test('a redraw that failed gives way to the one that waits behind it', async () => {
  await bot.says('茶应明', '打铃', { chat: 'GB' })
  await bot.says('张春松', '打铃', { chat: 'B1' })
  const original = bot.platform.updateCard.bind(bot.platform)
  let second: Promise<string> | undefined
  bot.platform.updateCard = async (...given) => {
    if (second) return await original(...given)
    second = bot.press('罗秋梅', '打铃')
    while (waiting() === 0) await new Promise((resolve) => setImmediate(resolve))
    throw new DeliveryError('updateCard', 500, 0, { kind: 'tryAgain' })
  }
  await bot.press('茶应明', '打铃')
  await second
  expect(bot.groupSees('GB')).toContain('已有 2 人打铃')
  expect(bot.groupSees('B1')).toContain('已有 2 人打铃')
  const open = `SELECT outbox_id FROM outbox WHERE state IN ('pending', 'sending')`
  expect(bot.database.drizzle.all(sql.raw(open))).toEqual([])
})

/** Redraws that wait behind one that is under way. */
function waiting(): number {
  const behind = `SELECT 1 FROM outbox AS first JOIN outbox AS second USING (issue_id)
    WHERE first.state = 'sending' AND second.state = 'pending'`
  return bot.database.drizzle.all(sql.raw(behind)).length
}

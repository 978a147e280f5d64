import { afterEach, expect, test } from 'vitest'
import type { CardElement } from '../../cards/kit/card.ts'
import { mixEnvelopes, dropEnvelope } from '../../db/queries/opinion-envelopes.ts'
import { pageOpinionLines, updateOpinionLine } from '../../db/queries/opinion-lines.ts'
import { insertOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { moveOpinions } from '../../db/queries/opinions.ts'
import { handOpinionFeedback, updateOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { innerOf } from '../../cards/kit/schema/nesting.ts'
import { insertRunningCycle } from '../support/running-cycle.ts'
import { startBot, type TestBot } from '../support/start-bot.ts'
import { rootId } from '../support/village.ts'

let bot: TestBot
afterEach(() => bot.close())

const roundId = 'round'
const longest = '*路'.repeat(500)

const elements = (inside: readonly CardElement[]): number =>
  inside.reduce((sum, element) => sum + 1 + elements(innerOf(element)), 0)

function fits(kind: string): void {
  const card = bot.cardsOfKind(kind).at(-1)?.card
  if (!card) throw new Error(`no ${kind}`)
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(30_000)
  expect(elements(card.body.elements)).toBeLessThanOrEqual(200)
}

test('two thousand of the longest opinions fit the cards, page by page', async () => {
  bot = await startBot({ now: '2018-02-23T09:00' })
  bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    const dates = { openedOn: '2018-02-11', closesOn: '2018-02-23' }
    insertOpinionRound(tx, { roundId, cycleId: 'cycle', rootId, ...dates })
    const content = {
      unitId: rootId,
      leaderId: null,
      aspect: 'other',
      channel: 'online',
      category: 'masses',
      words: longest,
    } as const
    for (let at = 0; at < 2000; at += 1) dropEnvelope(tx, { roundId }, '2018-02-12', content)
    expect(mixEnvelopes(tx, roundId, '2018-02-12')).toBe(2000)
    const of = { roundId, state: 'new' } as const
    const [first, ...others] = pageOpinionLines(tx, of, { limit: 40, offset: 0 })
    for (const other of others) moveOpinions(tx, other.lineId, first?.lineId ?? '')
    for (const { lineId } of others) updateOpinionLine(tx, lineId, { state: 'routed' })
    handOpinionFeedback(tx, { roundId, recipientId: rootId, handedOn: '2018-02-23', lineCount: 39 })
    updateOpinionRound(tx, roundId, { summary: longest, state: 'closed' })
  })
  await bot.says('茶应明', '征求意见')
  fits('opinionDesk')
  await bot.press('茶应明', '没有整理（1961）')
  fits('opinionLines')
  await bot.press('茶应明', '下一页（1/197）')
  fits('opinionLines')
  await bot.press('茶应明', '上一页（2/197）')
  await bot.press('茶应明', '看第 1 条　禾坪村党总支班子　其他')
  fits('opinionLine')
  await bot.press('茶应明', '下一页（1/10）')
  fits('opinionLine')
  await bot.says('茶应明', '征求意见')
  await bot.press('茶应明', '给班子的反馈单')
  fits('opinionTeamSheet')
  await bot.says('茶应明', '征求意见')
  await bot.press('茶应明', '各种方式、各类人的情况')
  fits('opinionCoverage')
})

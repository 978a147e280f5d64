import { findCycle } from '../../db/queries/cycles.ts'
import { insertOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { insertRegisterEvent } from '../../db/queries/register.ts'
import { talkPairsOf, type TalkPair } from '../../db/queries/talk-pairs.ts'
import { talksOfPair, type Talk } from '../../db/queries/talks.ts'
import { getUnit } from '../../db/queries/units.ts'
import { talk } from '../../src/features/talk/index.ts'
import { pairKeyOf } from '../../src/features/talk/rules/pairs.ts'
import type { GateState } from '../../src/pipeline/gate.ts'
import type { Tx } from '../../db/client.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { startBot, type TestBot } from './start-bot.ts'
import { personIdOf, rootId, unitIdOf, villagers } from './village.ts'

export const recordText = {
  work: '水渠维护要排班',
  thinking: '学习放松了',
  ownGaps: '走访太少',
  reminder: '多听完别人的话',
  agreed: '每月一起走访',
  result: 'agreed',
}
export const today = { heldOn: '2018-02-24 +0800', mode: 'faceToFace' }

/** A village whose opinions are in and whose talks are under way. */
export async function startTalking(): Promise<TestBot> {
  const bot = await startBot({ now: '2018-02-24T09:00' })
  bot.database.inTransaction(insertTalkingCycle)
  await bot.tick()
  return bot
}

export function insertTalkingCycle(tx: Tx): void {
  insertRunningCycle(tx)
  insertOpinionRound(tx, {
    roundId: 'round',
    cycleId: 'cycle',
    rootId,
    openedOn: '2018-02-11',
    closesOn: '2018-02-23',
  })
}

export function wantedIn(bot: TestBot): TalkPair[] {
  return talkPairsOf(bot.database, 'cycle').filter((one) => one.droppedAt === null)
}

export function between(a: string, b: string): string {
  return pairKeyOf(personIdOf(a), personIdOf(b))
}

export function talksBetween(bot: TestBot, a: string, b: string): Talk[] {
  return talksOfPair(bot.database, 'cycle', between(a, b))
}

/** G5 of a unit. */
export function talkGate(bot: TestBot, unit: string): GateState {
  const cycle = findCycle(bot.database, 'cycle')
  const source = talk.gates?.G5
  if (!cycle || !source) throw new Error('nothing to ask')
  return source(bot.database, getUnit(bot.database, unitIdOf(unit)), cycle, bot.time.now())
}

const codeOf = (name: string) => villagers.find((one) => one.name === name)?.code ?? ''

/** Opens the pair with `partner` from the person's own list, by its button. */
export async function opensPair(bot: TestBot, name: string, partner: string): Promise<void> {
  await bot.says(name, '谈心')
  const pairKey = between(codeOf(name), codeOf(partner))
  const isPair = (carried: Record<string, unknown>) => JSON.stringify(carried).includes(pairKey)
  while (!newestButton(bot, name, isPair)) await bot.press(name, '下一页')
  await pressCarrying(bot, name, isPair)
}

/** Presses the person's newest button that carries this, also one that a redraw took away. */
export async function pressCarrying(
  bot: TestBot,
  name: string,
  wanted: (carried: Record<string, unknown>) => boolean,
): Promise<string> {
  const found = newestButton(bot, name, wanted, bot.issues())
  if (!found) throw new Error(`${name} has no such button`)
  const { issue, b } = found
  const reply = await bot.arrive({
    ...bot.arrival(),
    kind: 'press',
    openId: bot.openIdOf(name),
    chatId: issue.chatId ?? '',
    messageId: issue.messageId ?? '',
    value: { h: issue.handle, b },
    form: {},
  })
  if (reply.card && issue.messageId) bot.platform.replace(issue.messageId, reply.card)
  return reply.toast?.content ?? ''
}

function newestButton(
  bot: TestBot,
  name: string,
  wanted: (carried: Record<string, unknown>) => boolean,
  among = bot
    .issues()
    .filter((one) => one.openId === bot.openIdOf(name))
    .slice(-1),
) {
  for (const issue of among.toReversed()) {
    if (issue.openId !== bot.openIdOf(name)) continue
    const button = Object.entries(issue.buttons).findLast(([, one]) => wanted(one.carried))
    if (button) return { issue, b: button[0] }
  }
  return undefined
}

/** Two people talk face to face: one enters and writes, the other confirms both. */
export async function talkThrough(
  bot: TestBot,
  a: string,
  b: string,
  more: Partial<typeof recordText> = {},
): Promise<void> {
  await opensPair(bot, a, b)
  await bot.press(a, '谈完了')
  await bot.press(a, '登记', today)
  await bot.press(b, '确认谈过')
  await bot.press(a, '谈话记录')
  await bot.press(a, '保存', { ...recordText, ...more })
  await bot.press(b, '谈话记录')
  await bot.press(b, '记录属实，确认')
}

/** Changes the register the way the register's own cards do: with a dated event. */
export async function changeRegister(bot: TestBot, work: (tx: Tx) => void): Promise<void> {
  bot.database.inTransaction((tx) => {
    work(tx)
    insertRegisterEvent(tx, {
      registerEventId: `event${bot.time.now().getTime()}`,
      rootId,
      personId: null,
      kind: 'changed',
      onDay: '2018-02-24',
      detail: {},
      byPersonId: null,
      recordedAt: bot.time.now().getTime(),
    })
  })
  await bot.tick()
}

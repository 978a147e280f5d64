import { readinessFeature } from '../../src/features/readiness/index.ts'
import { meetingFeature } from '../../src/features/meeting/index.ts'
import { meetingOfType, type MeetingRow, type MeetingType } from '../../db/queries/meetings.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import type { GateId } from '../../src/pipeline/gate.ts'
import { elementsOf } from './fake-platform.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { startBot, type BotOptions, type TestBot } from './start-bot.ts'
import { gatesAlone, type Lacking } from './stub-gates.ts'
import { personIdOf, unitIdOf, villagers } from './village.ts'

const gateIds = Array.from({ length: 14 }, (_, at) => `G${at + 1}` as GateId)

/** The features a meeting is opened and led with; gates lack what `lacking` says. */
export function meetingFeatures(lacking: Lacking, others: readonly Feature[] = []): Feature[] {
  const all: Feature[] = []
  const { gates: _own, ...readiness } = readinessFeature(() => all)
  all.push(
    gatesAlone(gateIds, lacking),
    readiness,
    meetingFeature(() => all),
    ...others,
  )
  return all
}

/** A bot on the morning of the meetings, with a cycle that runs and every gate met. */
export async function startMeetingDay(
  options: BotOptions & { lacking?: Lacking; others?: readonly Feature[] } = {},
): Promise<TestBot> {
  const { lacking = new Map(), others = [], ...rest } = options
  const features = meetingFeatures(lacking, others)
  const bot = await startBot({ now: '2018-03-08T09:00', features, ...rest })
  if (!rest.after) bot.database.inTransaction(insertRunningCycle)
  return bot
}

export const chairs = { GB: '茶应明', B1: '张春松', B2: '郭文蓉', B3: '茶立川' } as const
export const recorders = { GB: 'M27', B1: 'M03', B2: 'M29', B3: 'M48' } as const
export type UnitCode = keyof typeof chairs

/** 开会, up to the form that asks who writes. */
export async function decideToMeet(bot: TestBot, unit: UnitCode, words = '开会'): Promise<void> {
  await bot.says(chairs[unit], words, { chat: unit })
  await bot.press(chairs[unit], '开始开会')
}

/** 开会 and 开始, as the secretary does it. Gives the toast. */
export async function open(
  bot: TestBot,
  unit: UnitCode,
  form: Record<string, unknown> = {},
  words = '开会',
): Promise<string> {
  await decideToMeet(bot, unit, words)
  return await bot.press(chairs[unit], '开始', { recorder: personIdOf(recorders[unit]), ...form })
}

export function meetingIn(bot: TestBot, unit: UnitCode, meetingType: MeetingType): MeetingRow {
  const found = meetingOfType(bot.database, {
    cycleId: 'cycle',
    unitId: unitIdOf(unit),
    meetingType,
  })
  if (!found) throw new Error(`${unit} has no meeting ${meetingType}`)
  return found
}

/** So many of the branch with a phone press 签到 in its group. */
export async function signInMany(bot: TestBot, unit: UnitCode, count = 100): Promise<number> {
  const people = villagers.filter(
    (one) =>
      one.branch === unit &&
      one.openId &&
      (one.kind === 'fullMember' || one.kind === 'probationaryMember') &&
      !one.flags.some(({ flag, detail }) => flag === 'flowOut' && detail !== 'returnedHome'),
  )
  for (const { name } of people.slice(0, count)) await bot.press(name, 'meeting.signin')
  return Math.min(count, people.length)
}

/** A button as somebody sees it now, to be pressed later, twice, or after the card has changed. */
export function holdButton(bot: TestBot, name: string, label: string) {
  const openId = bot.openIdOf(name)
  for (const message of bot.platform.messages.toReversed()) {
    if (message.openId !== openId || !message.card) continue
    const found = elementsOf(message.card).find(
      ({ element }) =>
        element.tag === 'button' &&
        (element['text'] as { content?: string } | undefined)?.content === label,
    )
    const behaviors = found?.element['behaviors'] as
      | { value?: Record<string, unknown> }[]
      | undefined
    const value = behaviors?.[0]?.value
    if (!value) continue
    const { chatId, messageId } = message
    return async (form: Record<string, unknown> = {}): Promise<string> => {
      const press = { kind: 'press' as const, openId, chatId, messageId, value: { ...value }, form }
      const reply = await bot.arrive({ ...bot.arrival(), ...press })
      return reply.toast?.content ?? ''
    }
  }
  throw new Error(`${name} sees no button ${label}`)
}

/** Presses 下一项 until a step of this name is on. */
export async function goOnTo(bot: TestBot, unit: UnitCode, step: string): Promise<void> {
  for (let at = 0; at < 12; at += 1) {
    if (bot.lastSeenBy(chairs[unit]).includes(`\n${step}\n开始于`)) return
    await bot.press(chairs[unit], 'meeting.next')
  }
  throw new Error(`${step} never came:\n${bot.lastSeenBy(chairs[unit])}`)
}

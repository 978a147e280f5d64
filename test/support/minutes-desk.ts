import { findMinutes, minutesVersionsOf } from '../../db/queries/minutes.ts'
import { minutes } from '../../src/features/minutes/index.ts'
import { todoFeature } from '../../src/features/todo/index.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { elementsOf } from './fake-platform.ts'
import { insertFinishedMeeting } from './finished-meeting.ts'
import type { HeldMeeting } from './held-meeting.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { startBot, type TestBot } from './start-bot.ts'

export const [recorder, chair, teamMember] = ['罗秋梅', '张春松', '李晓强']

const all: Feature[] = [minutes, todoFeature(() => all)]

/** A bot on the day of the meeting that knows of minutes and of duties alone. */
export async function startMinutesBot(): Promise<TestBot> {
  return await startBot({ now: '2018-03-08T11:00', features: all })
}

/** 一支部's meeting is over now; gives its id. */
export async function finishMeeting(
  bot: TestBot,
  change: Partial<HeldMeeting> & { onLeave?: readonly string[] } = {},
): Promise<string> {
  const meetingId = bot.database.inTransaction((tx) => {
    insertRunningCycle(tx)
    return insertFinishedMeeting(tx, bot.time.now(), change)
  })
  await bot.tick()
  return meetingId
}

/** Reads the newest record to its last page (out of a reminder, if that is newer) and confirms. */
export async function confirm(bot: TestBot, name: string, label: string): Promise<string> {
  if (bot.lastSeenBy(name).includes('去办')) await bot.press(name, '去办')
  await toTheEnd(bot, name)
  return await bot.press(name, label)
}

export async function toTheEnd(bot: TestBot, name: string): Promise<void> {
  while (bot.lastSeenBy(name).includes('下一页')) await bot.press(name, '下一页')
}

/** Gives what the second of the two was told. */
export async function confirmByBoth(bot: TestBot): Promise<string> {
  await confirm(bot, recorder, '记录属实，确认')
  return await confirm(bot, chair, '记录属实，确认定稿')
}

/** Opens the first place on the page that a button leads to, and saves words there. */
export async function addTo(
  bot: TestBot,
  name: string,
  label: string,
  words: Record<string, string>,
): Promise<string> {
  await bot.press(name, label)
  return await bot.press(name, '保存', words)
}

export function stateOf(bot: TestBot, meetingId: string) {
  return findMinutes(bot.database, meetingId)?.state
}

/** The confirmed versions, each as one text. */
export function confirmedTexts(bot: TestBot, meetingId: string): string[] {
  return minutesVersionsOf(bot.database, meetingId).map((one) => one.content)
}

/** Presses a button as it stood on an earlier state of a card, as a phone does that slept. */
export async function pressEarlier(bot: TestBot, name: string, label: string): Promise<string> {
  const openId = bot.openIdOf(name)
  const own = bot.platform.messages.filter((one) => one.openId === openId)
  for (const { chatId, messageId, earlier } of own.toReversed()) {
    const shown = earlier.toReversed().flatMap((card) => elementsOf(card))
    const found = shown.find(
      ({ element }) => (element['text'] as { content?: string } | undefined)?.content === label,
    )
    if (!found) continue
    const [behavior] = found.element['behaviors'] as { value: { h?: string; b?: string } }[]
    const press = { kind: 'press' as const, openId, value: behavior?.value ?? {}, form: {} }
    const reply = await bot.arrive({ ...bot.arrival(), ...press, chatId, messageId })
    return reply.toast?.content ?? ''
  }
  throw new Error(`${name} never saw ${label}`)
}

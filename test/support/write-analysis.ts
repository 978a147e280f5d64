import { elementsOf } from './fake-platform.ts'
import type { TestBot } from './start-bot.ts'

/** What each page of the sample analysis says; an aspect by its place. */
export const words = {
  aspect: '去年十月分茶苗，没有把名单贴出来，三组有三户人家有意见。',
  roots: '怕麻烦，总想着口头说一声就行。',
  direction: '以后每次分东西，当天把名单贴在活动场所。',
}

/** What somebody else writes. */
export const otherWords = {
  aspect: '修二组机耕路时只听了几户的意见，占了老李家半垄地才去商量。',
  roots: '嫌开会费时间，觉得自己看得准。',
  direction: '凡动到别人家土地的，先上门再动工。',
}

type Writer = { bot: TestBot; name: string }

/** Fills the page that is shown, and goes on to the next one (or to the overview at the end). */
export async function writePage({ bot, name }: Writer, form: Record<string, unknown>) {
  const next = shows(bot, name, '保存，写下一页') ? '保存，写下一页' : '保存，回到目录'
  return await bot.press(name, next, form)
}

/** Writes every page from the one that is shown to the last, by what each asks. */
export async function writeAll(writer: Writer, pages: number): Promise<void> {
  for (let at = 0; at < pages; at += 1) {
    await writePage(writer, formFor(writer.bot.lastSeenBy(writer.name)))
  }
}

/** The answer to a page, by what its card asks. */
export function formFor(card: string, own = words): Record<string, string | string[]> {
  if (card.includes('把自己摆进去了')) {
    return { putIn: ['self', 'thinking', 'work'], frames: ['constitution', 'aspiration'] }
  }
  if (card.includes('普通党员着重查找')) return { choices: ['leadingByExample'], body: '' }
  if (card.includes('问题的根源')) return { body: own.roots }
  if (card.includes('努力方向')) return { body: own.direction }
  return { finding: 'found', body: own.aspect }
}

function shows(bot: TestBot, name: string, label: string): boolean {
  return bot.lastSeenBy(name).includes(label)
}

/** A whole analysis, from the command to the button that hands it in. */
export async function handInAnalysis(writer: Writer, pages = 10): Promise<string> {
  await writer.bot.says(writer.name, '党性分析')
  await writer.bot.press(writer.name, '开始写')
  await writeAll(writer, pages)
  return await writer.bot.press(writer.name, '交给书记')
}

/** Presses a button any earlier state of the person's newest card showed. */
export async function pressEarlier({ bot, name }: Writer, label: string): Promise<string> {
  const openId = bot.openIdOf(name)
  const message = bot.platform.messages.findLast((one) => one.openId === openId)
  const shown = message?.earlier.flatMap((card) => elementsOf(card)).map(({ element }) => element)
  const button = shown?.findLast((one) => JSON.stringify(one['text'])?.includes(`"${label}"`))
  if (!button) throw new Error(`${name} never saw a button ${label}`)
  const [behavior] = button['behaviors'] as [{ value: Record<string, unknown> }]
  const reply = await bot.arrive({
    ...bot.arrival(),
    kind: 'press',
    openId,
    chatId: message?.chatId ?? '',
    messageId: message?.messageId ?? '',
    value: behavior.value,
    form: {},
  })
  return reply.toast?.content ?? ''
}

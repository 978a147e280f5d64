import { fillInPage } from './residents.ts'
import type { Villagers } from './villagers.ts'

export type Content = 'satisfied' | 'partly' | 'not'

/** A secretary prepares a round, looks at it and makes it public. */
export async function disclose(
  village: Villagers,
  secretary: string,
  days: { fromOn: string; toOn: string },
): Promise<string> {
  await village.say(secretary, '整改公开')
  await village.press(secretary, '准备公开')
  await village.press(secretary, '保存，看预览', {
    ...days,
    scope: ['branch', 'village'],
    way: ['noticeBoard', 'group'],
    place: '村务公开栏',
    contact: '村委会值班室',
  })
  return await village.press(secretary, '公开')
}

/** The page the newest notice in a group leads to. */
export async function pageOf(village: Villagers, reader: string, chatId: string): Promise<string> {
  const cards = (await village.seen(reader, chatId)).flatMap(({ card }) => card ?? [])
  const urls = cards.flatMap((card) => JSON.stringify(card).match(/https?:[^"]+\/g\/[^"]+/g) ?? [])
  const url = urls.at(-1)
  if (url === undefined) throw new Error(`no page is shown in ${chatId}`)
  return url
}

/** Residents answer on the page; gives what the first of them read. */
export async function answerAsResidents(
  url: string,
  answers: readonly { answer: Content; words?: string }[],
): Promise<string> {
  let first = ''
  for (const { answer, words = '' } of answers) {
    const { read, answered } = await fillInPage(url, { answer, words })
    if (!answered.includes('已收到，谢谢您')) throw new Error(`not taken:\n${answered}`)
    first ||= read
  }
  return first
}

/** A member answers in the group, on a card of their own. */
export async function answerInGroup(
  village: Villagers,
  memberId: string,
  of: { chat: string; answer: Content; words?: string },
): Promise<string> {
  const { chat, answer, words = '' } = of
  await village.press(memberId, '答满意不满意', undefined, chat)
  return await village.press(memberId, '不记名提交', { answer, words })
}

/** How the answers of a round are told once it is over. */
export function sayAnswers(answers: readonly Content[]): string {
  const [satisfied, partly, not] = (['satisfied', 'partly', 'not'] as const).map(
    (one) => answers.filter((answer) => answer === one).length,
  )
  return `满意 ${satisfied}　基本满意 ${partly}　不满意 ${not}`
}

import { elementsOf, textOf } from './fake-platform.ts'
import { buttonsOf, lastCardOf, pressLike } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'
import { formFor, words } from './write-analysis.ts'

/** Writes every page from the one that is shown until the overview comes back. */
async function writeAll(village: Villagers, memberId: string, own = words): Promise<void> {
  let isLast = false
  while (!isLast) {
    const { card } = await lastCardOf(village, memberId)
    isLast = !buttonsOf(card).includes('保存，写下一页')
    const fields = elementsOf(card).map(({ element }) => element['name'])
    const answers = Object.entries(formFor(textOf(card), own)).filter(([name]) =>
      fields.includes(name),
    )
    const button = isLast ? '保存，回到目录' : '保存，写下一页'
    await village.press(memberId, button, Object.fromEntries(answers))
  }
}

/** A whole analysis, typed page by page. */
export async function handInAnalysis(
  village: Villagers,
  memberId: string,
  own = words,
): Promise<void> {
  await village.say(memberId, '党性分析')
  await village.press(memberId, '开始写')
  await writeAll(village, memberId, own)
  await village.press(memberId, '交给书记')
}

/** The secretary notes a paper of everybody in the branch who has not handed in. */
export async function notePapers(
  village: Villagers,
  of: { secretary: string; name: string },
): Promise<void> {
  const { secretary, name } = of
  await village.say(secretary, '党性分析')
  await village.press(secretary, `${name}党性分析进度`)
  while ((await pressLike(village, secretary, /　没写$/)) !== undefined) {
    await village.press(secretary, '收到了纸质稿')
    await village.press(secretary, '登记')
    await village.press(secretary, '返回')
    // Who noted their own paper is back at their own.
    await pressLike(village, secretary, new RegExp(`^${name}党性分析进度$`))
  }
}

/** The text of a team: drafted by its secretary, agreed to by the others. */
export async function agreeOnTeamText(
  village: Villagers,
  of: { secretary: string; unit: RegExp; others: readonly string[] },
): Promise<void> {
  const { secretary, unit, others } = of
  await village.say(secretary, '党性分析')
  await pressLike(village, secretary, new RegExp(`${unit.source}班子对照检查$`))
  await village.press(secretary, '开始写')
  await writeAll(village, secretary)
  await village.press(secretary, '送班子成员确认')
  for (const memberId of others) await village.press(memberId, '我同意')
}

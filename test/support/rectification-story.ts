import type { CardJson } from '../../cards/kit/card.ts'
import { elementsOf, textOf } from './fake-platform.ts'
import { buttonsOf, lastCardOf, pressLike } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'

/** What becomes of one thing that was found. */
export type Fate = 'listed' | { into: string } | { notAdopted: string }

export interface ItemForm {
  class: 'immediate' | 'phased' | 'coordinated' | 'longTerm'
  measures: string
  dueOn?: string
  leadUnit?: string
  /** By name. */
  responsible?: string
  reviewMonths?: string
  reviewOn?: string
}

/** Opens the list somebody leads: their team's, or their own. */
export async function openList(village: Villagers, memberId: string, isOwn: boolean) {
  await village.say(memberId, '整改')
  if (isOwn) await village.press(memberId, '我的整改')
  await village.press(memberId, isOwn ? '个人整改清单' : '班子整改清单')
}

/** The first thing on a 梳理问题 card that has not ended anywhere: its words and where from. */
function firstFound(card: CardJson): { text: string; from: string } | undefined {
  const lines = textOf(card).split('\n')
  const at = lines.indexOf('列入清单')
  if (at < 0) return undefined
  return { text: lines[at - 2] ?? '', from: lines[at - 1]?.split(/[：　]/)[0] ?? '' }
}

/**
 * From the list that is open: everything that was found ends somewhere, and offers (measures of the
 * meeting) with it; gives what became of each.
 */
export async function sortOut(
  village: Villagers,
  memberId: string,
  fateOf: (found: { text: string; from: string }) => Fate,
): Promise<Fate[]> {
  if ((await pressLike(village, memberId, /^还有 \d+ 条要梳理$/)) === undefined) return []
  const fates: Fate[] = []
  for (;;) {
    const found = firstFound((await lastCardOf(village, memberId)).card)
    if (found === undefined) break
    const fate = fateOf(found)
    fates.push(fate)
    if (fate === 'listed') {
      await village.press(memberId, '列入清单')
      continue
    }
    await village.press(memberId, '并入或不采纳')
    if ('notAdopted' in fate) {
      await village.press(memberId, '不采纳', { body: fate.notAdopted })
      continue
    }
    const into = await village.option(memberId, fate.into)
    const merge = found.from === '会上定的措施' ? '写进这项的措施' : '并入'
    await village.press(memberId, merge, { into })
  }
  await pressLike(village, memberId, /^(班子|个人)整改清单$/)
  return fates
}

/** 定稿公布 of the open list; what an item lacks is filled in as `formOf` its problem says. */
export async function publishList(
  village: Villagers,
  memberId: string,
  formOf: (problem: string) => ItemForm,
): Promise<string> {
  for (;;) {
    const toast = await village.press(memberId, '定稿公布')
    if (toast.startsWith('已公布')) return toast
    await village.press(memberId, '去补')
    const { card } = await lastCardOf(village, memberId)
    const problem = valueOf(card, 'problem')
    const { responsible, ...form } = formOf(problem)
    const responsibleId = responsible && (await village.option(memberId, responsible))
    const filled = { ...form, ...(responsibleId && { responsible: responsibleId }) }
    await village.press(memberId, '保存', filled)
  }
}

function valueOf(card: CardJson, name: string): string {
  const found = elementsOf(card).find(({ element }) => element['name'] === name)?.element
  const value = found?.['default_value']
  return typeof value === 'string' ? value : ''
}

/** A list from elsewhere comes as a file and is taken in. */
export async function bringIn(
  village: Villagers,
  memberId: string,
  of: { label: string; fileName: string; csv: string },
): Promise<string> {
  await village.say(memberId, '整改')
  await pressLike(village, memberId, /^梳理问题/)
  await village.press(memberId, '带入别处的清单')
  await village.press(memberId, '我来发文件', { label: of.label })
  await village.sendFile(memberId, of.fileName, of.csv)
  return await village.press(memberId, '带入')
}

/** Opens an item among those somebody has to put right or to check. */
export async function openItem(
  village: Villagers,
  memberId: string,
  problem: string,
): Promise<void> {
  await village.say(memberId, '整改')
  if (buttonsOf((await lastCardOf(village, memberId)).card).includes('我的整改')) {
    await village.press(memberId, '我的整改')
  }
  for (;;) {
    const { card, messageId } = await lastCardOf(village, memberId)
    const at = rowWith(card, problem)
    if (at !== undefined) {
      await village.clickNth(memberId, messageId, '打开', at)
      return
    }
    if ((await pressLike(village, memberId, /^下一页/)) === undefined) {
      throw new Error(`${memberId} has nothing with ${problem}:\n${textOf(card)}`)
    }
  }
}

/** Which of the buttons 打开 stands beside these words. */
function rowWith(card: CardJson, words: string): number | undefined {
  const lines = textOf(card).split('\n')
  const at = lines.findIndex((line) => line.includes(words))
  if (at < 0) return undefined
  return lines.slice(0, at).filter((line) => line === '打开').length
}

/** Who puts an item right writes what was done and says it is done. */
export async function reportDone(
  village: Villagers,
  memberId: string,
  of: { problem: string; progress: string },
): Promise<void> {
  await openItem(village, memberId, of.problem)
  await village.press(memberId, '记进展')
  await village.press(memberId, '记下', { body: of.progress })
  await village.press(memberId, '改好了，请核查')
}

/** The checker's judgement of an item that was reported. */
export async function judge(
  village: Villagers,
  memberId: string,
  of: { problem: string; judgement: 'settled' | 'notYet'; seen: string },
): Promise<string> {
  await openItem(village, memberId, of.problem)
  await village.press(memberId, '核查')
  return await village.press(memberId, '提交', { judgement: of.judgement, body: of.seen })
}

/** Opens an item of the team's list, also one that is closed. */
export async function openListed(
  village: Villagers,
  memberId: string,
  problem: string,
): Promise<void> {
  await openList(village, memberId, false)
  const { card, messageId } = await lastCardOf(village, memberId)
  await village.clickNth(memberId, messageId, '打开', rowWith(card, problem) ?? -1)
}

/** The secretary goes through the lists of a unit, as the calendar asks. */
export async function review(village: Villagers, secretary: string): Promise<string> {
  await village.say(secretary, '整改')
  return await village.press(secretary, '检查过了')
}

/** How a unit's board counts its items: 逾期, 快到期, 等核查, 在改, 已销号. */
export async function boardCounts(
  village: Villagers,
  memberId: string,
): Promise<Record<string, number>> {
  await village.say(memberId, '整改')
  const found = (await village.last(memberId)).matchAll(/(逾期|快到期|等核查|在改|已销号) (\d+)/g)
  return Object.fromEntries([...found].map(([, light = '', count]) => [light, Number(count)]))
}

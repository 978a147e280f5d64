import type { CardJson } from '../../cards/kit/card.ts'
import { elementsOf, textOf } from './fake-platform.ts'
import { buttonsOf, lastCardOf } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'

/** Step of the scale from 0 for a name; undefined is an abstention. */
export type MarkOf = (name: string) => number | undefined

/** Takes the paper in the group, fills in every page row by row and hands it in. */
export async function castOnPhone(
  village: Villagers,
  memberId: string,
  of: { chat: string; markOf: MarkOf },
): Promise<void> {
  await village.press(memberId, '领取测评票', undefined, of.chat)
  await village.press(memberId, '开始填写')
  for (let page = 0; page < 9; page += 1) {
    const { card } = await lastCardOf(village, memberId)
    const rows = rowsOf(card).flatMap(({ name, field }) => {
      const step = of.markOf(name)
      return step === undefined ? [] : [[field, String(step + 1)] as const]
    })
    const label = ['交票', '填好了，下一页', '填好了'].find((one) => buttonsOf(card).includes(one))
    if (label === undefined) throw new Error(`no page of a paper:\n${textOf(card)}`)
    await village.press(memberId, label, Object.fromEntries(rows))
    if (label === '填好了') await village.press(memberId, '交票')
    if (label !== '填好了，下一页') return
  }
}

export interface PaperHead {
  issued: number
  returned: number
  valid: number
  invalid: number
}

/** One teller's count sheet: the papers, then for every name the figures of its row. */
export async function countPapers(
  village: Villagers,
  teller: string,
  of: { head: PaperHead; figuresOf: (name: string) => readonly number[] },
): Promise<void> {
  await village.say(teller, '测评')
  await village.press(teller, '录入纸质票')
  const head = Object.entries(of.head).map(([name, value]) => [name, String(value)])
  await village.press(teller, '存好，下一页', Object.fromEntries(head))
  for (let page = 0; page < 9; page += 1) {
    const { card } = await lastCardOf(village, teller)
    const form = rowsOf(card).map(({ name, field }) => [field, of.figuresOf(name).join(' ')])
    const isLast = !buttonsOf(card).includes('存好，下一页')
    await village.press(teller, isLast ? '存好' : '存好，下一页', Object.fromEntries(form))
    if (isLast) return
  }
}

/** The named rows of a form, in order: 1、茶应明 and the field beside it. */
function rowsOf(card: CardJson): { name: string; field: string }[] {
  let name: string | undefined
  return elementsOf(card).flatMap(({ element }) => {
    const words = /"content":"\d+、([^"　\\]+)/.exec(JSON.stringify(element))?.[1]
    if (words !== undefined) name = words
    const field = element['name']
    if (typeof field !== 'string' || !/^r\d+$/.test(field) || name === undefined) return []
    const row = { name, field }
    name = undefined
    return [row]
  })
}

export interface Vote {
  chat: string
  chair: string
  /** 监票人 and 计票人. */
  tellers: readonly [string, string]
  phones: readonly string[]
  /** Of each voter with a phone. */
  marksOf: (voter: string) => MarkOf
  paper: {
    /** Who takes a paper ballot. */
    names: readonly string[]
    head: PaperHead
    figuresOf: (name: string) => readonly number[]
  }
}

/** Both tellers say that they signed the printed sheet; the secretary puts it into the box. */
export async function signSheet(village: Villagers, of: Vote): Promise<void> {
  for (const teller of of.tellers) await village.press(teller, '我已签名')
  await village.say(of.chair, '测评')
  await village.press(of.chair, '签好的已装盒')
}

/** A round from 发放 to the end of the count; `work` is the console's button. */
export async function holdBallot(village: Villagers, work: string, of: Vote): Promise<void> {
  const { chat, chair, tellers, phones, paper } = of
  await village.press(chair, work)
  const onPaper = await village.options(chair, paper.names)
  await village.press(chair, '发放测评票', { onPaper })
  await village.press(tellers[0], '确认发放')
  for (const voter of phones) await castOnPhone(village, voter, { chat, markOf: of.marksOf(voter) })
  for (const teller of tellers) await countPapers(village, teller, paper)
  await village.press(chair, '结束投票')
  await village.press(tellers[0], '确认结束')
}

import { elementsOf } from './fake-platform.ts'
import { contacts } from './first-weeks.ts'
import { lastCardOf, pressLike } from './reading-cards.ts'
import { talkRecord } from './talk-words.ts'
import type { Villagers } from './villagers.ts'

interface PairRow {
  partner: string
  button: string
  /** Among the buttons of the card with the same text. */
  nth: number
}

/** Holds and records everything a person still has to talk over, but for these partners. */
export async function talkWithAll(
  village: Villagers,
  memberId: string,
  except: (partner: string) => boolean = () => false,
): Promise<string[]> {
  const partners: string[] = []
  for (;;) {
    const partner = await openNext(village, memberId, except)
    if (partner === undefined) return partners
    await talkThrough(village, memberId, partner)
    partners.push(partner)
  }
}

/** Opens the first open pair of the person's own list, by its button. */
async function openNext(
  village: Villagers,
  memberId: string,
  except: (partner: string) => boolean,
): Promise<string | undefined> {
  await village.say(memberId, '谈心')
  do {
    const { card, messageId } = await lastCardOf(village, memberId)
    const open = pairRows(card).find((row) => row.button !== '查看' && !except(row.partner))
    if (open) {
      await village.clickNth(memberId, messageId, open.button, open.nth)
      return open.partner
    }
  } while ((await pressLike(village, memberId, /^下一页/)) !== undefined)
  return undefined
}

/** Who is on the person's list, done or not. */
export async function partnersOf(village: Villagers, memberId: string): Promise<string[]> {
  await village.say(memberId, '谈心')
  const partners: string[] = []
  do {
    const { card } = await lastCardOf(village, memberId)
    partners.push(...pairRows(card).map((row) => row.partner))
  } while ((await pressLike(village, memberId, /^下一页/)) !== undefined)
  return partners
}

function pairRows(card: Parameters<typeof elementsOf>[0]): PairRow[] {
  const rows: PairRow[] = []
  const counted = new Map<string, number>()
  let partner: string | undefined
  for (const { element } of elementsOf(card)) {
    const content = (element['content'] ?? element['text']) as string | { content?: string }
    const text = typeof content === 'string' ? content : (content?.content ?? '')
    if (element.tag !== 'button') {
      partner = /^\*\*([^*\d]+)\*\*(（再谈一次）)?　/.exec(text)?.[1] ?? partner
      continue
    }
    const nth = counted.get(text) ?? 0
    counted.set(text, nth + 1)
    if (partner !== undefined) rows.push({ partner, button: text, nth })
    partner = undefined
  }
  return rows
}

/** One notes and writes, the other (or who answers for them) confirms both. */
async function talkThrough(village: Villagers, memberId: string, name: string): Promise<void> {
  const partner = village.named(name)
  const contact = village.person(partner).account ? undefined : contacts[partner]
  await village.press(memberId, '谈完了')
  await village.press(memberId, '登记')
  await village.press(contact ?? partner, '确认谈过')
  await village.press(memberId, '谈话记录')
  await village.press(memberId, '保存', talkRecord(memberId, partner))
  if (contact) {
    await village.press(contact, `代 ${name} 确认记录`)
    return
  }
  await village.press(partner, '谈话记录')
  await village.press(partner, '记录属实，确认')
}

import type { CardJson } from '../../cards/kit/card.ts'
import { elementsOf, textOf } from './fake-platform.ts'
import type { Villagers } from './villagers.ts'

/** The texts of a card's buttons, in reading order. */
export function buttonsOf(card: CardJson): string[] {
  return elementsOf(card).flatMap(({ element }) => {
    const text = element['text'] as { content?: string } | undefined
    return element.tag === 'button' ? [text?.content ?? ''] : []
  })
}

/** The newest message in the person's own thread that is a card. */
export async function lastCardOf(village: Villagers, memberId: string) {
  const found = await village.newestOwn(memberId, ({ card }) => card !== undefined)
  if (!found?.card) throw new Error(`${memberId} has no card`)
  return { messageId: found.messageId, card: found.card }
}

/** The newest card in the person's own thread with these words. */
export async function cardWith(village: Villagers, memberId: string, words: string) {
  const found = await village.newestOwn(
    memberId,
    ({ card }) => card !== undefined && textOf(card).includes(words),
  )
  if (!found?.card) throw new Error(`${memberId} has no card with ${words}`)
  return { messageId: found.messageId, card: found.card }
}

/** Presses the first button of the newest card whose text matches; undefined where none does. */
export async function pressLike(
  village: Villagers,
  memberId: string,
  pattern: RegExp,
): Promise<string | undefined> {
  const { card, messageId } = await lastCardOf(village, memberId)
  const label = buttonsOf(card).find((text) => pattern.test(text))
  if (label === undefined) return undefined
  const pressed = await village.click(memberId, messageId, label)
  if (pressed.error) throw new Error(`${label}: ${pressed.error.code} ${pressed.error.message}`)
  return pressed.toast?.content ?? ''
}

/** Values the newest card offers in the field of this name. */
export async function offered(
  village: Villagers,
  memberId: string,
  field: string,
): Promise<string[]> {
  const { card } = await lastCardOf(village, memberId)
  const found = elementsOf(card).find(({ element }) => element['name'] === field)
  const options = (found?.element['options'] ?? []) as { value: string }[]
  return options.map(({ value }) => value)
}

/** The rows of a card's tables. */
export function tableOf(card: CardJson): Record<string, unknown>[] {
  return elementsOf(card).flatMap(({ element }) =>
    element.tag === 'table' ? (element['rows'] as Record<string, unknown>[]) : [],
  )
}

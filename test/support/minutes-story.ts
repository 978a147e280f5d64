import { buttonsOf, lastCardOf, pressLike } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'

/**
 * Somebody goes through all records that are theirs, reads each to its last page and confirms those
 * that wait for them; gives how many did.
 */
export async function confirmRecords(
  village: Villagers,
  memberId: string,
  label: '记录属实，确认' | '记录属实，确认定稿',
): Promise<number> {
  let confirmed = 0
  for (let at = 0; ; at += 1) {
    await village.say(memberId, '会议记录')
    const list = await lastCardOf(village, memberId)
    const own = buttonsOf(list.card).filter((text) => text === '整理确认')
    if (at >= own.length) return confirmed
    await village.clickNth(memberId, list.messageId, '整理确认', at)
    while ((await pressLike(village, memberId, /^下一页/)) !== undefined);
    const { card } = await lastCardOf(village, memberId)
    if (!buttonsOf(card).includes(label)) continue
    await village.press(memberId, label)
    confirmed += 1
  }
}

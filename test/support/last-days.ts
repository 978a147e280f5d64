import { offered } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'

/** A unit's last days as its secretary goes through them, for stories over the control API. */
export interface LastDays {
  secretary: string
  chat: string
  place: string
  onDay: string
  /** Who counts at a branch's meeting, by name; the general branch has no ballot. */
  tellers?: readonly [string, string]
}

/** The report, the venue, the papers and the tellers: gates G9 and G11. */
export async function arrange(village: Villagers, days: LastDays): Promise<void> {
  const { secretary, chat, tellers } = days
  await village.say(secretary, '会前准备', chat)
  await village.press(secretary, '登记整改报告')
  await village.press(secretary, '登记', { readyOn: '2018-02-19' })
  await bookVenue(village, days)
  await village.press(secretary, '落实会场')
  const ids = tellers ? await village.options(secretary, [...tellers]) : []
  await village.press(secretary, '登记', {
    printed: tellers ? ['agenda', 'forms', 'ballots'] : ['agenda', 'forms'],
    ...(tellers && { scrutineer: ids[0], voteCounter: ids[1] }),
  })
}

/** Where and when, from the board that is open. */
export async function bookVenue(
  village: Villagers,
  { secretary, place, onDay }: Pick<LastDays, 'secretary' | 'place' | 'onDay'>,
): Promise<void> {
  await village.press(secretary, '落实会场')
  await village.press(secretary, '定下来', {
    place,
    venueType: 'villagerGroupActivitySite',
    onDay,
    startsAt: '09:00',
    endsAt: '11:30',
  })
}

/** On T−1, that all who have not answered said by word of mouth they will come: gate G10. */
export async function noteComing(
  village: Villagers,
  { secretary, chat }: { secretary: string; chat: string },
): Promise<void> {
  await village.say(secretary, '会前准备', chat)
  await village.press(secretary, '去看到会')
  for (;;) {
    const people = await offered(village, secretary, 'people')
    if (people.length === 0) return
    await village.press(secretary, '登记能到会', { people })
  }
}

/** 开会, and the card that answers it. */
export async function openMeeting(
  village: Villagers,
  of: { secretary: string; chat: string },
): Promise<string> {
  await village.say(of.secretary, '开会', of.chat)
  return await village.last(of.secretary)
}

/** 改期, by the first button of the refusal. */
export async function putOff(
  village: Villagers,
  of: { secretary: string; from: string; reason: string },
): Promise<string> {
  await village.press(of.secretary, '改期')
  return await village.press(of.secretary, '改期', { from: of.from, reason: of.reason })
}

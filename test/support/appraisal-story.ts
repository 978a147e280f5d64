import { goOn, type Sitting } from './meeting-story.ts'
import { offered } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'

/** C1 to C3: mobilization, self-appraisals one by one, and what others say of each. */
export async function appraiseEachOther(
  village: Villagers,
  of: Sitting & { team: number; others: number },
  comments: Readonly<Record<string, string>>,
): Promise<void> {
  const { chair, recorder, team, others } = of
  await village.press(chair, '开始：大会动员')
  await goOn(village, of, 1)
  for (const count of [team, others]) {
    for (let at = 0; at < count; at += 1) await village.press(chair, '下一位')
    await goOn(village, of, 1)
  }
  for (const [memberId, comment] of Object.entries(comments)) {
    await village.press(memberId, '写评议')
    await village.press(memberId, '记下', { comment })
  }
  await village.press(recorder, '去记评议')
  for (;;) {
    const people = await offered(village, recorder, 'people')
    if (people.length === 0) break
    await village.press(recorder, '选中的都无意见', { people })
  }
}

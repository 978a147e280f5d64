import type { CardJson } from '../../cards/kit/card.ts'
import { textOf } from './fake-platform.ts'
import { lastCardOf, pressLike } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'

/** 评定 and one of its lists, by the list's button. */
async function openGradeList(village: Villagers, secretary: string, button: RegExp) {
  await village.say(secretary, '评定')
  await pressLike(village, secretary, button)
}

/** Which of the buttons `label` follows the first line that matches. */
function placeAfter(card: CardJson, line: RegExp, label: string): number | undefined {
  const lines = textOf(card).split('\n')
  const at = lines.findIndex((one) => line.test(one))
  return at < 0 ? undefined : lines.slice(0, at).filter((one) => one === label).length
}

/** Opens the first row of the list, on whatever page, whose line matches; false when none does. */
async function openRow(
  village: Villagers,
  secretary: string,
  of: { line: RegExp; label: string },
): Promise<boolean> {
  do {
    const { card, messageId } = await lastCardOf(village, secretary)
    const at = placeAfter(card, of.line, of.label)
    if (at === undefined) continue
    await village.clickNth(secretary, messageId, of.label, at)
    return true
  } while ((await pressLike(village, secretary, /^下一页/)) !== undefined)
  return false
}

/** Everybody excellent is commended on a day; gives how many. */
export async function commendAll(
  village: Villagers,
  secretary: string,
  doneOn: string,
): Promise<number> {
  for (let count = 0; ; count += 1) {
    await openGradeList(village, secretary, /^反馈（/)
    if (!(await openRow(village, secretary, { line: /^给予表扬：没办/, label: '后续' })))
      return count
    await village.press(secretary, '登记表扬', { doneOn })
  }
}

/** Somebody by name talks with who is basically qualified, and notes it. */
export async function haveTalkedTo(
  village: Villagers,
  of: { secretary: string; talker: string; dueOn: string; heldOn: string },
  said: { talk: string; plan: string },
): Promise<void> {
  const { secretary, talker, dueOn, heldOn } = of
  await openGradeList(village, secretary, /^反馈（/)
  const row = { line: /^安排专人谈心谈话：没办/, label: '后续' }
  if (!(await openRow(village, secretary, row))) throw new Error('nobody is to be talked to')
  const who = await village.option(secretary, village.person(talker).name)
  await village.press(secretary, '安排谈话', { talker: who, dueOn })
  await village.press(talker, '登记谈话', { heldOn, ...said })
}

/** The receipts of who was appraised where they live come in, one after the other. */
export async function noteReceipts(
  village: Villagers,
  secretary: string,
  receipt: Record<string, string>,
): Promise<number> {
  for (let count = 0; ; count += 1) {
    await openGradeList(village, secretary, /^流动党员回执$/)
    if (!(await openRow(village, secretary, { line: /　等回执/, label: '登记' }))) return count
    await village.press(secretary, '登记', receipt)
  }
}

/** Who was told answers on their own phone; the secretary notes it for those without one. */
export async function answerFeedback(
  village: Villagers,
  secretary: string,
  memberIds: readonly string[],
): Promise<number> {
  for (const memberId of memberIds) await village.press(memberId, '收到')
  for (let noted = 0; ; noted += 1) {
    await openGradeList(village, secretary, /^反馈（/)
    if (!(await openRow(village, secretary, { line: /　已反馈，等本人答复/, label: '看反馈' }))) {
      return noted
    }
    await pressLike(village, secretary, /收到/)
  }
}

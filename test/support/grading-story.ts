import { textOf } from './fake-platform.ts'
import { buttonsOf, cardWith, lastCardOf, pressLike } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'

export type GradeSaid = 'excellent' | 'qualified' | 'basicallyQualified' | 'unqualified'

export interface GradingTold {
  secretary: string
  /** The committee, the secretary first. */
  committee: readonly string[]
  /** By roster id; who is not named is 合格. */
  grades: Readonly<Record<string, GradeSaid>>
  heldOn: string
}

/** 初评 of everybody the secretary may write about; gives the names they wrote about. */
export async function proposeAll(village: Villagers, of: GradingTold): Promise<string[]> {
  const { secretary, grades } = of
  await village.say(secretary, '评定')
  await village.press(secretary, '开始写初评意见')
  await village.press(secretary, '写初评意见')
  const written: string[] = []
  for (;;) {
    // Something else may have come in between.
    const form = await village.newestOwn(
      secretary,
      ({ card }) => card !== undefined && textOf(card).startsWith('初评意见：'),
    )
    const page = form?.card ? textOf(form.card) : ''
    const name = /初评意见：(\S+)/.exec(page)?.[1]
    if (name === undefined) return written
    const grade = grades[village.named(name)] ?? 'qualified'
    const reasons = '按平时表现，支部另有记录'
    const isGraded = !page.includes('不定等次')
    await village.press(secretary, '保存', { ...(isGraded && { grade }), reasons })
    written.push(name)
  }
}

/** The first secretary writes the one about the branch's secretary. */
export async function proposeForSecretary(
  village: Villagers,
  { secretary, grades }: GradingTold,
  place: number,
): Promise<void> {
  await village.say('M01', '评定')
  const overview = await lastCardOf(village, 'M01')
  await village.clickNth('M01', overview.messageId, '打开', place)
  await village.press('M01', '写初评意见')
  const reasons = '按平时表现，总支另有记录'
  await village.press('M01', '保存', { grade: grades[secretary] ?? 'qualified', reasons })
}

/** The secretary settles that the mobile members left open are appraised where they are. */
export async function settlePlaces(village: Villagers, secretary: string): Promise<void> {
  await village.say(secretary, '评定')
  await village.press(secretary, '去定流动党员在哪里参评')
  const { messageId } = await lastCardOf(village, secretary)
  // The one who came home is on the list before the one who has not decided.
  await village.clickNth(secretary, messageId, '在流入地', 1)
}

/** The committee meets and passes what was proposed; each own item by another member. */
export async function meetAndPass(village: Villagers, of: GradingTold): Promise<void> {
  const { secretary, committee, heldOn } = of
  await village.say(secretary, '评定')
  await village.press(secretary, '开评定会')
  const names = committee.map((memberId) => village.person(memberId).name)
  const present = await village.options(secretary, names)
  await village.press(secretary, '开始研究', { heldOn, present })
  for (const memberId of committee.slice(0, 2)) {
    await pressLike(village, memberId, /^其余 \d+ 人按初评意见一致通过/)
  }
}

/** 确认评定结果; above the guide with a reason and the first secretary's yes. */
export async function decide(
  village: Villagers,
  of: GradingTold,
  reason?: string,
): Promise<string> {
  const { secretary } = of
  await village.say(secretary, '评定')
  await village.press(secretary, '看评定会')
  await village.press(secretary, '确认评定结果')
  const page = textOf((await cardWith(village, secretary, '确认评定结果\n')).card)
  if (reason === undefined) {
    await village.press(secretary, '确认评定结果')
    return page
  }
  await village.press(secretary, '送总支书记确认', { reason })
  await village.press('M01', '同意')
  return page
}

/** Everybody is told privately or face to face; gives how many the list still had. */
export async function tellEverybody(
  village: Villagers,
  { secretary, heldOn }: GradingTold,
  said: Record<string, string>,
): Promise<number> {
  await village.say(secretary, '评定')
  return await tellAll(village, secretary, { ...said, toldOn: heldOn })
}

/** The first secretary tells the secretary of a branch, by its place among them. */
export async function tellSecretary(
  village: Villagers,
  place: number,
  said: Record<string, string>,
): Promise<number> {
  await village.say('M01', '评定')
  const overview = await lastCardOf(village, 'M01')
  await village.clickNth('M01', overview.messageId, '打开', place)
  return await tellAll(village, 'M01', said)
}

/** Whoever is left on the list of the desk that is open. */
async function tellAll(
  village: Villagers,
  teller: string,
  said: Record<string, string>,
): Promise<number> {
  let told = 0
  await pressLike(village, teller, /^反馈（/)
  for (;;) {
    // Something else may have come in between.
    const { card, messageId } = await cardWith(village, teller, '向党员反馈')
    const next = ['反馈', '下一页'].find((label) => buttonsOf(card).includes(label))
    if (next === undefined) return told
    await village.click(teller, messageId, next)
    if (next === '下一页') continue
    const form = await cardWith(village, teller, '怎么反馈')
    const channel = JSON.stringify(form.card).includes('"private"') ? 'private' : 'faceToFace'
    await village.click(teller, form.messageId, '反馈', { ...said, channel })
    told += 1
    if (told > 40) throw new Error('the list of who is to be told never ends')
  }
}

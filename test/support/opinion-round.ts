import { pressLike } from './reading-cards.ts'
import { said } from './said-in-confidence.ts'
import type { Villagers } from './villagers.ts'

/** The teams of the general branch and its branches, and members on the village committees. */
export const leaders = [
  'M01',
  'M02',
  'M27',
  'M28',
  'M47',
  'M03',
  'M04',
  'M29',
  'M30',
  'M48',
  'M49',
  'M07',
  'M32',
  'M50',
]

export async function openOpinions(village: Villagers, closesOn: string): Promise<void> {
  await village.say('M01', '征求意见')
  await village.press('M01', '开始征求意见')
  await village.press('M01', '开始', { closesOn })
}

/** Two by the network, one with a name and one without, and two from a forum. */
export async function giveOpinions(village: Villagers, heldOn: string): Promise<void> {
  const group = 'oc_branch_1'
  await village.press('M13', '不记名提交', { words: said.unsignedOpinion }, group)
  const to = await village.option('M11', '副书记 张春松', group)
  const late = { to, aspect: 'workStyle', words: said.signedOpinion }
  await village.press('M11', '实名提交', late, group)
  await village.say('M01', '征求意见')
  await village.press('M01', '登记座谈、走访、意见箱')
  await village.press('M01', '登记', {
    channel: 'forum',
    heldOn,
    place: '一组活动场所',
    present: '14',
    heard: `${said.forum}\n巷道要扫`,
  })
}

/** Closes, sorts each line, writes the summary, hands the sheets over; all acknowledge. */
export async function sortAndHandOver(village: Villagers): Promise<void> {
  await village.say('M01', '征求意见')
  await village.press('M01', '结束征求意见')
  await pressLike(village, 'M01', /^没有整理（[1-9]/)
  while ((await pressLike(village, 'M01', /^看第 1 条/)) !== undefined) {
    await village.press('M01', '整理好，转交')
  }
  await village.say('M27', '征求意见')
  await village.press('M27', '写小结')
  await village.press('M27', '保存', { summary: said.opinionSummary })
  await pressLike(village, 'M27', /^送出 \d+ 份反馈单/)
  for (const memberId of leaders) await village.press(memberId, '我已看过')
  // The sheet of a team is its secretary's to read.
  for (const memberId of ['M01', 'M02', 'M27', 'M47']) await village.press(memberId, '我已看过')
}

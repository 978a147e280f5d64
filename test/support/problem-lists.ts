import { pressLike } from './reading-cards.ts'
import { said } from './said-in-confidence.ts'
import type { Villagers } from './villagers.ts'

const matter = { form: said.problemForm, root: said.problemRoot, sources: ['self'] }

/** The list of a team: one problem, claimed by the secretary, and it is complete. */
export async function finishTeamList(
  village: Villagers,
  of: { secretary: string; unit?: string },
): Promise<void> {
  const { secretary, unit } = of
  await village.say(secretary, '问题清单')
  if (unit) await pressLike(village, secretary, new RegExp(`^${unit}班子问题清单$`))
  if ((await pressLike(village, secretary, /^从征求到的意见里列/)) !== undefined) {
    await village.press(secretary, '列为问题')
  } else {
    await village.press(secretary, '列一个问题')
  }
  const body = said.teamProblem
  await village.press(secretary, '保存', { ...matter, aspect: 'teamBuilding', body })
  await village.press(secretary, '认领')
  await village.press(secretary, '列齐了，定稿')
}

/** The list of one leader. */
export async function finishOwnList(village: Villagers, memberId: string): Promise<void> {
  await village.say(memberId, '问题清单')
  await village.press(memberId, '我的问题清单')
  await village.press(memberId, '列一个问题')
  const body = said.ownProblem
  await village.press(memberId, '保存', { ...matter, aspect: 'workStyle', body })
  await village.press(memberId, '列齐了，定稿')
}

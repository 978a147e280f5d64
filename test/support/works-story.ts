import type { Villagers } from './villagers.ts'

async function openWorks(village: Villagers, memberId: string, works: '专项整治' | '制度') {
  await village.say(memberId, '整改')
  await village.press(memberId, works)
}

/** A campaign with its owner and day. */
export async function startCampaign(
  village: Villagers,
  secretary: string,
  of: { title: string; measures: string; owner: string; dueOn: string },
): Promise<string> {
  await openWorks(village, secretary, '专项整治')
  await village.press(secretary, '开展一项专项整治')
  const owner = await village.option(secretary, village.person(of.owner).name)
  return await village.press(secretary, '保存', { ...of, owner })
}

/** The owner lists what was found, settles it all, and hands the last one on. */
export async function goThroughCases(
  village: Villagers,
  owner: string,
  of: { cases: readonly string[]; result: string },
): Promise<string> {
  await openWorks(village, owner, '专项整治')
  await village.press(owner, '打开')
  for (const body of of.cases) await village.press(owner, '列入', { body })
  for (const _ of of.cases.slice(1)) await village.press(owner, '办结')
  await village.press(owner, '移送纪检机关')
  return await village.press(owner, '结束这项整治', { result: of.result })
}

/** A rule that is to be made or changed. */
export async function planRule(
  village: Villagers,
  secretary: string,
  of: { title: string; kind: string; owner: string; dueOn: string; checkOn: string },
): Promise<string> {
  await openWorks(village, secretary, '制度')
  await village.press(secretary, '列一项制度')
  const owner = await village.option(secretary, village.person(of.owner).name)
  return await village.press(secretary, '保存', { ...of, owner })
}

/** Its owner notes that it is made, or later that it is kept. */
export async function noteRule(village: Villagers, owner: string, kept?: string): Promise<string> {
  await openWorks(village, owner, '制度')
  await village.press(owner, '打开')
  if (kept === undefined) return await village.press(owner, '办成了')
  return await village.press(owner, '记下执行检查', { body: kept })
}

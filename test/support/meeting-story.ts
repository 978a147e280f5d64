import type { Villagers } from './villagers.ts'

/** A meeting as people hold it, over the control API; people by roster id. */
export interface Sitting {
  chat: string
  chair: string
  recorder: string
  /** Who presses 签到 on their own phone. */
  phones: readonly string[]
  /** Who is there without a phone, and ticked by the recorder. */
  ticked: readonly string[]
  guides?: string
}

/** 开会, and everybody who is there signs in; `words` is what the secretary types. */
export async function sitDown(village: Villagers, of: Sitting, words = '开会'): Promise<void> {
  const { chat, chair, recorder, guides = '' } = of
  await village.say(chair, words, chat)
  await village.press(chair, '开始开会')
  const recorderId = await village.option(chair, village.person(recorder).name)
  await village.press(chair, '开始', { recorder: recorderId, guides })
}

/** Everybody's 签到, and the recorder's ticks for those without a phone. */
export async function signIn(village: Villagers, of: Sitting): Promise<void> {
  for (const memberId of of.phones) await village.press(memberId, '签到', undefined, of.chat)
  if (of.ticked.length === 0) return
  await village.press(of.recorder, '签到登记')
  const names = of.ticked.map((memberId) => village.person(memberId).name)
  await village.press(of.recorder, '登记到会', {
    people: await village.options(of.recorder, names),
  })
  await village.press(of.recorder, '返回')
}

/** 下一项 so many times. */
export async function goOn(village: Villagers, of: Sitting, steps: number): Promise<void> {
  for (let at = 0; at < steps; at += 1) await village.press(of.chair, '下一项')
}

/** B5: the recorder enters the team's measures and everybody names a direction. */
export async function settleMeasures(
  village: Villagers,
  of: Sitting,
  said: { measures: string; direction: string },
): Promise<void> {
  const { recorder, phones, ticked } = of
  for (const memberId of phones) {
    await village.press(memberId, '记下', { direction: said.direction })
  }
  await village.press(recorder, '去记措施和方向')
  await village.press(recorder, '记措施（一次可记几条）')
  await village.press(recorder, '记下', { lines: said.measures })
  if (ticked.length === 0) return
  await village.press(recorder, '记、看整改方向')
  for (const _ of ticked) {
    await village.press(recorder, '记一下')
    await village.press(recorder, '记下', { direction: said.direction })
  }
}

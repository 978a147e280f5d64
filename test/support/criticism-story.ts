import { textOf } from './fake-platform.ts'
import { cardWith } from './reading-cards.ts'
import type { Villagers } from './villagers.ts'

/** What became of a turn: the critic wrote it, the recorder typed it, or there was nothing new. */
export type Turn = 'written' | 'typed' | 'nothingNew'

export interface RoundTold {
  /** Who criticised whom, in the order the console called them up. */
  turns: readonly { subject: string; critic: string; turn: Turn }[]
  responses: number
}

/** What is said in a criticism; looked for in groups and logs afterwards. */
export const criticismOf = (subject: string, critic: string) => ({
  problem: `${critic}对${subject}：上月修沟渠时没把日子告诉三组，有两户白等了一天`,
  suggestion: `${critic}建议${subject}：定下日子先贴到活动室门口，再挨户说一遍`,
})

/** Full mode: the first in charge criticises first, then the others by rank (`domain.md` 5.4). */
export function criticsOf(subject: string, ranked: readonly string[]): string[] {
  return ranked.filter((one) => one !== subject)
}

/** A round in full mode, as chair and recorder lead it and every critic takes part. */
export async function holdRound(
  village: Villagers,
  of: {
    chair: string
    recorder: string
    subjects: readonly string[]
    ranked: readonly string[]
    /** What becomes of the turns, over and over. */
    turns: readonly Turn[]
  },
): Promise<RoundTold> {
  const { chair, recorder, subjects, ranked } = of
  const name = (memberId: string) => village.person(memberId).name
  const calledUp = (words: string) => cardWith(village, chair, words)
  const turns: RoundTold['turns'][number][] = []
  for (const subject of subjects) {
    await calledUp(`请 ${name(subject)} 作自我批评`)
    await village.press(chair, '讲完了')
    for (const critic of criticsOf(subject, ranked)) {
      await calledUp(`请 ${name(critic)} 给 ${name(subject)} 提批评`)
      const next = of.turns[turns.length % of.turns.length] ?? 'nothingNew'
      const turn = next === 'written' && !village.person(critic).account ? 'typed' : next
      turns.push({ subject, critic, turn })
      if (turn === 'written') {
        await village.press(critic, '写批评')
        await village.press(critic, '交上', criticismOf(subject, critic))
      }
      if (turn === 'typed') {
        await village.press(recorder, '记下批评')
        await village.press(recorder, '记下', criticismOf(subject, critic))
      }
      await village.press(chair, turn === 'nothingNew' ? '无新的意见' : '讲完了')
    }
    await calledUp(`请 ${name(subject)} 表态`)
    await village.press(chair, '接受')
  }
  return { turns, responses: subjects.length }
}

/** As the round's own card begins; the console names the step too. */
const roundTitle = '批评和自我批评\n其他党员批评和自我批评\n'

/** How often each of them was criticised in a round in full mode. */
export function criticismsHeard(of: {
  subjects: readonly string[]
  ranked: readonly string[]
  turns: readonly Turn[]
}): Map<string, number> {
  const pairs = of.subjects.flatMap((subject) => criticsOf(subject, of.ranked).map(() => subject))
  const heard = pairs.filter((_, at) => of.turns[at % of.turns.length] !== 'nothingNew')
  return new Map(of.subjects.map((one) => [one, heard.filter((other) => other === one).length]))
}

/** The ordinary members: who speaks is called up by the console, two real criticisms each. */
export async function holdLightRound(
  village: Villagers,
  of: { chair: string; recorder: string; subjects: number },
): Promise<{ selfCriticisms: number; criticisms: number }> {
  const { chair, recorder, subjects } = of
  const told = { selfCriticisms: 0, criticisms: 0, responses: 0 }
  while (told.responses < subjects) {
    const now = textOf((await cardWith(village, chair, roundTitle)).card)
    if (/请 \S+ 表态/.test(now)) {
      await village.press(chair, '接受')
      told.responses += 1
      continue
    }
    const [, critic, subject] = /请 (\S+) 给 (\S+) 提批评/.exec(now) ?? []
    if (critic && subject) {
      const text = criticismOf(village.named(subject), village.named(critic))
      await village.press(recorder, '记下批评')
      await village.press(recorder, '记下', text)
      told.criticisms += 1
    } else {
      if (!/请 \S+ 作自我批评/.test(now)) throw new Error(`nobody is called up:\n${now}`)
      told.selfCriticisms += 1
    }
    await village.press(chair, '讲完了')
  }
  return told
}

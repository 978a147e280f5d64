import { expect } from 'vitest'
import {
  answerAsResidents,
  answerInGroup,
  disclose,
  pageOf,
  sayAnswers,
  type Content,
} from '../../support/disclosure-story.ts'
import { branches } from '../../support/first-weeks.ts'
import { textOfMessage, type Villagers } from '../../support/villagers.ts'
import { teamPlans } from './lists.ts'
import type { Stage, Telling } from './telling.ts'

const shownBy = [
  { secretary: 'M01', chat: 'oc_village', reader: 'M14' },
  ...branches.map(({ secretary, chat }, place) => ({
    secretary,
    chat,
    reader: ['M14', 'M41', 'M52'][place] ?? '',
  })),
]

/** Who answers how, on the page and in the group; enough to be told only at the general branch. */
const onPage: readonly { answer: Content; words?: string }[] = [
  { answer: 'satisfied' },
  { answer: 'satisfied' },
  { answer: 'partly' },
  { answer: 'not', words: '公开栏离我们组太远，走路要半个钟头' },
  { answer: 'satisfied' },
]
const inGroup = [
  { memberId: 'M17', answer: 'satisfied' as const },
  { memberId: 'M41', answer: 'partly' as const },
]
const few: readonly { answer: Content }[] = [{ answer: 'satisfied' }, { answer: 'not' }]

async function openRound(telling: Telling, days: { fromOn: string; toOn: string }) {
  const { village, figure } = telling
  for (const [at, { secretary, chat, reader }] of shownBy.entries()) {
    expect(await disclose(village, secretary, days)).toMatch(/^已公开，发到 \d 个群$/)
    const shown = await village.reads(reader, chat)
    expect(shown).toContain(`班子整改情况\u3000${teamPlans[at]?.items.length} 项`)
  }
  const url = await pageOf(village, 'M14', 'oc_village')
  const read = await answerAsResidents(url, onPage)
  for (const { problem } of teamPlans[0]?.items ?? []) expect(read).toContain(problem)
  for (const name of ['赵开林', '郭文蓉', '茶应明']) expect(read).not.toContain(name)
  for (const { memberId, answer } of inGroup) {
    const told = await answerInGroup(village, memberId, { chat: 'oc_village', answer })
    expect(told).toContain('已收到')
  }
  await answerAsResidents(await pageOf(village, 'M52', 'oc_branch_3'), few)
  figure(`4 notices, ${onPage.length + inGroup.length} answers, on the page and in the group`)
}

/** What the groups and the first secretary read after the last day. */
async function closeRound(village: Villagers): Promise<void> {
  const answers = [...onPage, ...inGroup].map(({ answer }) => answer)
  const shown = await village.reads('M14', 'oc_village')
  expect(shown).toContain('公开期已经结束')
  expect(shown).toContain(sayAnswers(answers))
  // Everybody reads the general branch's; branch 3's own has too few answers to say more.
  const third = (await village.seen('M52', 'oc_branch_3')).map(textOfMessage)
  const own = third.findLast((text) => /^整改.*公开.*\n禾坪三支部/.test(text))
  expect(own).toContain(`收到 ${few.length} 份回答`)
  expect(own).not.toContain('满意 ')
}

/** The first round, from T+12. */
export const disclosing: readonly Stage[] = [
  {
    title: 'the lists are shown in the groups, on the board and on a page, and residents answer',
    play: async (telling) => {
      const { village, keep } = telling
      await village.moveTo('2018-03-19T09:00:00+08:00')
      await openRound(telling, { fromOn: '2018-03-19', toOn: '2018-03-25' })
      await village.say('M01', '整改公开')
      await village.press('M01', '打印公开单')
      await village.advance('PT5M')
      const files = (await village.ownThread('M01')).filter(({ fileKey }) => fileKey)
      const sheet = files.findLast(({ fileName }) => fileName?.endsWith('.html'))
      const bytes = await village.file(sheet?.fileKey ?? '')
      for (const { problem } of teamPlans[0]?.items ?? []) {
        expect(Buffer.from(bytes).toString()).toContain(problem)
      }
      keep(sheet?.fileName ?? '', bytes)
    },
  },
  {
    title: 'after its last day the sums are told, and words reach the secretary alone',
    play: async ({ village, ear }) => {
      await village.moveTo('2018-03-26T09:00:00+08:00')
      await closeRound(village)
      await village.say('M01', '整改公开')
      await village.press('M01', '看大家写的意见（1）')
      const words = onPage.flatMap((one) => one.words ?? [])
      for (const said of words) {
        expect(await village.last('M01')).toContain(said)
        expect(ear.heard).not.toContain(said)
      }
    },
  },
]

/** The second round, a week before the closing review. */
export const disclosingAgain: readonly Stage[] = [
  {
    title: 'what has become of it is shown a second time',
    play: async (telling) => {
      await openRound(telling, { fromOn: '2018-05-29', toOn: '2018-06-04' })
    },
  },
]

export const disclosedAgain: Stage = {
  title: 'and the second round ends with its sums',
  play: async ({ village }) => {
    await closeRound(village)
  },
}

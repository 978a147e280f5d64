import { expect } from 'vitest'
import {
  decide,
  meetAndPass,
  proposeAll,
  proposeForSecretary,
  settlePlaces,
  tellEverybody,
  tellSecretary,
  type GradeSaid,
} from '../../support/grading-story.ts'
import { branchDays, type BranchDay } from '../../support/sittings.ts'
import type { Stage } from './telling.ts'

/** What is typed about people and may stand in no group and in no log. */
export const saidInGrading = {
  strengths: '抗旱时连着守了三夜水泵',
  gaps: '集中学习时常中途离开',
  hopes: '把手机关了坐满两个钟头',
  reason: '今年抗旱出力的人多，支委会一致同意',
}

/** N of each branch (`domain.md` 9.1): the mobile and probationary members are not in it. */
const gradedIn = [23, 15, 9]
const shares = ['21.7%', '20.0%', '11.1%']
const states = ['超出一般比例', '在比例内', '低于一般比例']

/** 初评, the committee, the quota and the feedback of one branch. */
function gradingOf(day: BranchDay): Stage[] {
  const { chair, team, name, place } = day
  const grades: Record<string, GradeSaid> = {
    ...Object.fromEntries(day.excellent.map((code) => [code, 'excellent' as const])),
    [day.basicallyQualified]: 'basicallyQualified',
  }
  const of = { secretary: chair, committee: team, grades, heldOn: '2018-03-12' }
  const count = gradedIn[place] ?? 0
  // Everybody graded here but the secretary, and an opinion on each probationary member.
  const written = count - 1 + ([1, 2, 1][place] ?? 0)
  return [
    {
      title: `${name}: ${day.excellent.length} of ${count} are put forward as excellent`,
      play: async ({ village: people, figure }) => {
        if (place === 0) await people.moveTo('2018-03-12T09:00:00+08:00')
        expect(await proposeAll(people, of)).toHaveLength(written)
        if (place === 1) await settlePlaces(people, chair)
        await proposeForSecretary(people, of, place)
        await meetAndPass(people, of)
        const page = await decide(people, of, place === 0 ? saidInGrading.reason : undefined)
        const excellent = day.excellent.length
        expect(page).toContain(`优秀 ${excellent} 人，参评 ${count} 人，${shares[place]}`)
        expect(page).toContain(states[place])
        const qualified = count - excellent - 1
        expect(page).toContain(`优秀 ${excellent}，合格 ${qualified}，基本合格 1，不合格 0`)
        figure(`${excellent} excellent, ${qualified} qualified, 1 basically qualified of ${count}`)
      },
    },
    {
      title: `${name}: each is told, the secretary by the first secretary`,
      play: async ({ village: people }) => {
        const { strengths, gaps, hopes } = saidInGrading
        expect(await tellEverybody(people, of, { strengths, gaps, hopes })).toBe(written)
        const own = { strengths, gaps, hopes, toldOn: of.heldOn }
        expect(await tellSecretary(people, place, own)).toBe(1)
      },
    },
  ]
}

/** 评定 in every branch; afterwards grades are where they belong. */
export const grading: readonly Stage[] = [
  ...branchDays.flatMap(gradingOf),
  {
    title: 'grades stay between each person, the secretaries and the committee',
    play: async ({ village: people }) => {
      expect(await people.reads('M13')).toContain('支部评定等次：优秀')
      await people.press('M13', '收到')
      expect(await people.reads('M14')).toContain('支部评定等次：合格')
      for (const reader of ['M14', 'M41', 'M53']) {
        const seen = await people.reads(reader)
        expect(seen).not.toContain('支部评定等次：优秀')
        expect(seen).not.toContain('支部评定等次：基本合格')
      }
    },
  },
]

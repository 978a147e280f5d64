import { expect, test } from 'vitest'
import {
  decide,
  meetAndPass,
  proposeAll,
  proposeForSecretary,
  settlePlaces,
  tellEverybody,
  type GradeSaid,
} from '../support/grading-story.ts'
import { branchDays, type BranchDay } from '../support/sittings.ts'
import type { Villagers } from '../support/villagers.ts'

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

/** 初评, the committee, the quota and the feedback, in every branch. */
export function tellGrading(village: () => Villagers): void {
  for (const day of branchDays) tellBranch(village, day)

  test('grades stay between each person, the secretaries and the committee', async () => {
    const people = village()
    expect(await people.reads('M13')).toContain('支部评定等次：优秀')
    await people.press('M13', '收到')
    expect(await people.reads('M14')).toContain('支部评定等次：合格')
    for (const reader of ['M14', 'M41', 'M53']) {
      const seen = await people.reads(reader)
      expect(seen).not.toContain('支部评定等次：优秀')
      expect(seen).not.toContain('支部评定等次：基本合格')
    }
  })
}

function tellBranch(village: () => Villagers, day: BranchDay): void {
  const { chair, team, name, place } = day
  const grades: Record<string, GradeSaid> = {
    ...Object.fromEntries(day.excellent.map((code) => [code, 'excellent' as const])),
    [day.basicallyQualified]: 'basicallyQualified',
  }
  const of = { secretary: chair, committee: team, grades, heldOn: '2018-03-12' }
  const count = gradedIn[place] ?? 0

  test(`${name}: ${day.excellent.length} of ${count} are put forward as excellent`, async () => {
    const people = village()
    if (place === 0) await people.moveTo('2018-03-12T09:00:00+08:00')
    const written = await proposeAll(people, of)
    if (place === 1) await settlePlaces(people, chair)
    // Everybody graded here but the secretary, and an opinion on each probationary member.
    const probationary = [1, 2, 1][place] ?? 0
    expect(written).toHaveLength(count - 1 + probationary)
    await proposeForSecretary(people, of, place)
    await meetAndPass(people, of)
    const page = await decide(people, of, place === 0 ? saidInGrading.reason : undefined)
    expect(page).toContain(`优秀 ${day.excellent.length} 人，参评 ${count} 人，${shares[place]}`)
    expect(page).toContain(states[place])
    const qualified = count - day.excellent.length - 1
    expect(page).toContain(`优秀 ${day.excellent.length}，合格 ${qualified}，基本合格 1，不合格 0`)
  })

  test(`${name}: each is told, the secretary by the first secretary`, async () => {
    const people = village()
    const { strengths, gaps, hopes } = saidInGrading
    const told = await tellEverybody(people, of, { strengths, gaps, hopes })
    expect(told).toBe(count - 1 + ([1, 2, 1][place] ?? 0))
  })
}

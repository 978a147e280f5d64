import { expect } from 'vitest'
import { criticismsHeard } from '../../support/criticism-story.ts'
import { branches } from '../../support/first-weeks.ts'
import {
  bringIn,
  openList,
  publishList,
  sortOut,
  type Fate,
  type ItemForm,
} from '../../support/rectification-story.ts'
import { said } from '../../support/said-in-confidence.ts'
import { branchDays, generalDay } from '../../support/sittings.ts'
import type { Villagers } from '../../support/villagers.ts'
import { saidInMeetings, turnsOfA, turnsOfB } from './meetings.ts'
import type { Stage } from './telling.ts'

/** What the general branch was given from elsewhere, and what becomes of each line. */
const imported: readonly { line: string; fate: Fate }[] = [
  { line: '党员先锋岗挂牌以后没有人管', fate: 'listed' },
  { line: '茶苗怎么分没有贴出来', fate: { into: said.teamProblem } },
  { line: '活动室还缺两台电脑', fate: { notAdopted: '镇里下半年统一采购' } },
]

const daily: ItemForm = { class: 'phased', measures: '', dueOn: '2018-05-30' }

/** An item of a team's list: its problem, and what is filled in about it. */
interface Planned {
  problem: string
  form: ItemForm
}

export interface TeamPlan {
  secretary: string
  /** By roster id, who puts each right. */
  items: readonly (Planned & { bearer: string })[]
  /** What becomes of the measure the meeting decided. */
  measure?: Fate
}

/** The item that is late: its secretary and the first secretary hear of it, one after the other. */
export const late = { problem: said.teamProblem, bearer: 'M03', dueOn: '2018-04-16' }
export const atOnce = { problem: saidInMeetings.measure, bearer: 'M04' }
export const forGood = { problem: said.teamProblem, bearer: 'M29', reviewOn: '2018-04-20' }
export const askedOfTown = { problem: saidInMeetings.measure, bearer: 'M49' }

export const teamPlans: readonly TeamPlan[] = [
  {
    secretary: 'M01',
    items: [
      {
        problem: said.teamProblem,
        bearer: 'M28',
        form: { ...daily, measures: '分苗前三天把名单贴在村务公开栏', responsible: '赵开林' },
      },
      {
        problem: '党员先锋岗挂牌以后没有人管',
        bearer: 'M27',
        form: {
          class: 'coordinated',
          measures: '四月起每月二十五日查一次岗位，查完贴出来',
          dueOn: '2018-05-30',
          leadUnit: '村民委员会',
          responsible: '郭文蓉',
        },
      },
    ],
  },
  {
    secretary: 'M02',
    measure: 'listed',
    items: [
      {
        problem: late.problem,
        bearer: late.bearer,
        form: {
          ...daily,
          measures: '一组组长每次分苗前三天把名单贴到活动室门口',
          dueOn: late.dueOn,
          responsible: '罗秋梅',
        },
      },
      {
        problem: atOnce.problem,
        bearer: atOnce.bearer,
        form: { class: 'immediate', measures: '三组出十个工，一周清完淤泥', responsible: '李晓强' },
      },
    ],
  },
  {
    secretary: 'M27',
    measure: { into: said.teamProblem },
    items: [
      {
        problem: forGood.problem,
        bearer: forGood.bearer,
        form: {
          class: 'longTerm',
          measures: '每次分东西当天贴名单，每月底翻一次照片',
          responsible: '段向峰',
          reviewMonths: '1',
          reviewOn: forGood.reviewOn,
        },
      },
    ],
  },
  {
    secretary: 'M47',
    measure: 'listed',
    items: [
      {
        problem: said.teamProblem,
        bearer: 'M48',
        form: { ...daily, measures: '名单先在组里念一遍再贴出来', responsible: '李春远' },
      },
      {
        problem: askedOfTown.problem,
        bearer: askedOfTown.bearer,
        form: {
          class: 'coordinated',
          measures: '请镇水务站派人看渠首，六月底前动工',
          dueOn: '2018-09-30',
          leadUnit: '镇水务站',
          responsible: '李立蓉',
        },
      },
    ],
  },
]

/** The leaders in the order of the register; who is secretary of what comes before the others. */
export const leaders = ['M01', 'M02', 'M03', 'M04', 'M27', 'M28', 'M29', 'M30', 'M47', 'M48', 'M49']

const ownForm: ItemForm = { ...daily, measures: '每月走访两户困难户，回来写在走访本上' }
const unfounded = '那天的日子在群里发过，两户当天已经说清楚'

/** How many criticisms a leader heard and accepted, from who spoke in the meetings. */
function heardBy(memberId: string): number {
  const rounds = [
    criticismsHeard({ subjects: generalDay.ranked, ranked: generalDay.ranked, turns: turnsOfA }),
    ...branchDays.map(({ team, ranked }) =>
      criticismsHeard({ subjects: team, ranked, turns: turnsOfB }),
    ),
  ]
  const isOrdinary = branchDays.some(
    ({ team, ranked }) => ranked.includes(memberId) && !team.includes(memberId),
  )
  const inFull = rounds.reduce((sum, round) => sum + (round.get(memberId) ?? 0), 0)
  return inFull + (isOrdinary ? inLightMode : 0)
}

/** So many criticise an ordinary member, whoever leads elsewhere among them. */
const inLightMode = 2

async function publishTeamList(village: Villagers, plan: TeamPlan): Promise<void> {
  const { secretary, items, measure } = plan
  await openList(village, secretary, false)
  const fates = await sortOut(village, secretary, ({ text }) => {
    if (text === saidInMeetings.measure) return measure ?? 'listed'
    return imported.find(({ line }) => line === text)?.fate ?? 'listed'
  })
  const wanted = 1 + (measure ? 1 : 0) + (secretary === 'M01' ? imported.length : 0)
  expect(fates).toHaveLength(wanted)
  const toast = await publishList(village, secretary, (problem) => {
    const found = items.find((one) => one.problem === problem)
    if (!found) throw new Error(`nothing is planned for ${problem}`)
    return found.form
  })
  expect(toast).toBe(`已公布 ${items.length} 项`)
}

/** The leader's own problem is listed, and what was said to them goes into it, or not. */
async function publishOwnList(village: Villagers, memberId: string): Promise<number> {
  await openList(village, memberId, true)
  let heard = 0
  await sortOut(village, memberId, ({ from }) => {
    if (from !== '接受的批评意见') return 'listed'
    heard += 1
    const isUnfounded = memberId === 'M03' && heard === 1
    return isUnfounded ? { notAdopted: unfounded } : { into: said.ownProblem }
  })
  expect(heard).toBe(heardBy(memberId))
  expect(await publishList(village, memberId, () => ownForm)).toBe('已公布 1 项')
  return heard
}

/** 16 March: problems, criticisms and a list from elsewhere become lists, and those are adopted. */
export const lists: readonly Stage[] = [
  {
    title: 'a list from elsewhere is taken in, and every problem of the teams ends somewhere',
    play: async ({ village, figure }) => {
      await village.moveTo('2018-03-16T09:00:00+08:00')
      const csv = ['问题', ...imported.map(({ line }) => line)].join('\n')
      const file = { label: '“两学一做”学习教育问题清单', fileName: '问题清单.csv', csv }
      expect(await bringIn(village, 'M01', file)).toContain(`已带入 ${imported.length} 条`)
      for (const plan of teamPlans) await publishTeamList(village, plan)
      const count = teamPlans.reduce((sum, { items }) => sum + items.length, 0)
      figure(`${count} items of four teams, in four classes`)
    },
  },
  {
    title: 'leaders answer for what they found in themselves and for what was said to them',
    play: async ({ village, figure }) => {
      let heard = 0
      for (const memberId of leaders) heard += await publishOwnList(village, memberId)
      for (const { chat } of branches) {
        const reader = { oc_branch_1: 'M14', oc_branch_2: 'M41', oc_branch_3: 'M52' }[chat]
        expect(await village.reads(reader, chat)).not.toContain(said.ownProblem)
      }
      figure(`${leaders.length} personal lists; ${heard} criticisms ended in them`)
    },
  },
]

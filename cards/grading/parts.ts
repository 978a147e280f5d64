import type { CardElement } from '../kit/card.ts'
import { goingBy } from '../kit/going.ts'
import { md, type Option } from '../kit/elements.ts'
import { goButton } from './buttons.ts'
import { gradeList, gradeNames, type GradeName } from './wording.ts'

export type { Paged } from '../kit/going.ts'

export const { go, pager } = goingBy(goButton)

/** A branch in one cycle, as every card of it carries. */
export interface OfBranch {
  cycleId: string
  unitId: string
}
export interface OfBranchView extends OfBranch {
  unitName: string
}
export const branchOf = ({ cycleId, unitId }: OfBranch): OfBranch & Record<string, string> => ({
  cycleId,
  unitId,
})

/** To the list on which the place of each mobile member is settled (G12). */
export const placesOf = ({ unitId }: OfBranch): CardElement =>
  go('去定流动党员在哪里参评', 'mobileMembers', { unitId })

/** Figures of a member's year: numbers only, no points and no sum of them (R98). */
export interface DailyRecord {
  sessions: Count
  tasks: Count
  meetings: Count
  talks: number
  /** Of what they had to put right. */
  rectified: Count
  analysis: 'handedIn' | 'exempt' | 'open'
}
interface Count {
  done: number
  of: number
}

/** What the papers said about one member; no counts under the least number of papers. */
export interface BallotRow {
  counts: readonly number[]
  abstentions: number
  invalid: number
  base: number
  /** Of each grade, in per cent. */
  shares: readonly string[]
}

export const gradeOptions: readonly Option[] = gradeList.map((grade) => ({
  label: gradeNames[grade],
  value: grade,
}))

/** As `gradeOptions`, for somebody who may not be excellent. */
export function optionsFor(mayBeExcellent: boolean): readonly Option[] {
  return mayBeExcellent ? gradeOptions : gradeOptions.slice(1)
}

export function sayBallot(row: BallotRow | undefined): string {
  if (!row) return '测评：没有分项结果'
  const marks = gradeList.map((grade, at) => {
    const count = row.counts[at] ?? 0
    return `${gradeNames[grade]} ${count}${count > 0 ? `（${row.shares[at] ?? ''}）` : ''}`
  })
  const rest = [
    ...(row.abstentions > 0 ? [`弃权 ${row.abstentions}`] : []),
    ...(row.invalid > 0 ? [`无效 ${row.invalid}`] : []),
  ]
  return `测评 ${row.base} 票：${[...marks, ...rest].join('，')}`
}

const analysisNames = { handedIn: '已交', exempt: '免交', open: '没交' }

export function sayDaily(record: DailyRecord): string {
  const { sessions, tasks, meetings, talks, rectified, analysis } = record
  return [
    `集中学习 ${sessions.done}/${sessions.of} 次`,
    `学习任务 ${tasks.done}/${tasks.of} 项`,
    `开会 ${meetings.done}/${meetings.of} 次`,
    `谈心 ${talks} 次`,
    ...(rectified.of > 0 ? [`整改 ${rectified.done}/${rectified.of} 项`] : []),
    `党性分析${analysisNames[analysis]}`,
  ].join('，')
}

export interface QuotaView {
  state: 'withinGuide' | 'belowGuide' | 'aboveGuide' | 'aboveHardCap'
  scope: 'branch' | 'generalBranch'
  own: { graded: number; excellent: number }
  total: { graded: number; excellent: number }
  /** In people: from 15 % … to 20 %; either may be missing. */
  guide: { from: number | undefined; to: number | undefined }
  /** As the policy says it; undefined where there is no ratio. */
  ratio: { min: Share | undefined; max: Share | undefined } | undefined
}
interface Share {
  num: number
  den: number
}

const quotaWords = {
  withinGuide: '在比例内',
  belowGuide: '低于一般比例，不用凑数',
  aboveGuide: '超出一般比例，要写理由并由总支书记确认',
  aboveHardCap: '超过上限，不能确认',
}

function sayShare({ num, den }: Share): string {
  if (num === 1 && den === 3) return '三分之一'
  return `${Number(((num * 100) / den).toFixed(1))}%`
}

function sayRatio({ ratio }: QuotaView): string {
  if (!ratio?.max) return '不设比例'
  if (!ratio.min) return `一般不超过${sayShare(ratio.max)}`
  return `一般为 ${sayShare(ratio.min)}—${sayShare(ratio.max)}`
}

/** A share for people to read; what decides is reckoned with whole numbers. */
function percent({ graded, excellent }: { graded: number; excellent: number }): string {
  return graded === 0 ? '' : `，${((excellent * 100) / graded).toFixed(1)}%`
}

/** The ratio meter: where the branch stands, and the general branch beside it. */
export function quotaLines(view: QuotaView) {
  const { own, total, guide } = view
  const range = guide.from !== undefined && guide.to !== undefined && guide.from <= guide.to
  const people = range
    ? guide.from === guide.to
      ? `，即 ${guide.to} 人`
      : `，即 ${guide.from}—${guide.to} 人`
    : guide.to === undefined
      ? ''
      : `，建议最多 ${guide.to} 人`
  const whose = view.scope === 'branch' ? '' : '（按全总支算）'
  return [
    md`优秀 **${own.excellent}** 人，参评 **${own.graded}** 人${percent(own)}`,
    md`${sayRatio(view)}${people}${whose}：**${quotaWords[view.state]}**`,
    md`全总支优秀 ${total.excellent} 人，参评 ${total.graded} 人${percent(total)}`,
  ]
}

/** How many have which grade, and how many none yet. */
export function sayCounts(counts: Readonly<Record<GradeName, number>>, open: number): string {
  const named = gradeList.map((grade) => `${gradeNames[grade]} ${counts[grade]}`)
  return [...named, ...(open > 0 ? [`没定 ${open}`] : [])].join('，')
}

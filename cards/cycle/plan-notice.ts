import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { card, joined, md, note, text } from '../kit/elements.ts'

export interface PlanNoticeView {
  unitName: string
  assessmentYear: number
  theme: string
  windowFrom: string
  windowTo: string
  venue: 'villagerGroupActivitySite' | 'villageHall' | 'other'
  /** What everybody does and by when; neutral, for a group. */
  steps: readonly { step: PlanStep; day: string }[]
  /** The reader's own preparation tasks; never in a group. */
  own: readonly { title: string; dueOn: string }[]
  /** The groups were told of a newer version since. */
  isOld: boolean
  /** Told before with other days. */
  isChange: boolean
}

export type PlanStep =
  | 'study'
  | 'opinionsOpen'
  | 'opinionsClose'
  | 'talks'
  | 'analysis'
  | 'attendance'

const venues: Record<PlanNoticeView['venue'], string> = {
  villagerGroupActivitySite: '村民小组活动场所',
  villageHall: '村委会会议室',
  other: '另行通知',
}

const stepTexts: Record<PlanStep, string> = {
  study: '开始集中学习',
  opinionsOpen: '开始征求意见',
  opinionsClose: '征求意见截止',
  talks: '谈心谈话结束',
  analysis: '交党性分析',
  attendance: '确认能不能到会',
}

/** What the groups are told: theme, time, and what everybody does. */
export function planNoticeCard(view: PlanNoticeView): CardJson {
  const year = view.assessmentYear
  const title = `${year}年度组织生活会和民主评议党员`
  if (view.isOld) {
    return card(title, [text('时间或内容有变，请看群里最新的通知。')], {
      template: 'grey',
      subtitle: view.unitName,
    })
  }
  return card(
    title,
    [
      view.isChange && text(md`**有变动，以这张为准。**`),
      text(md`**主题**　${view.theme}`),
      text(md`**时间**　${sayDay(view.windowFrom)}至${sayDay(view.windowTo)}`),
      text(md`**地点**　${venues[view.venue]}`),
      text(
        md`**每人要做的**\n${joined(
          view.steps.map((one) => md`· ${sayDay(one.day)}　${stepTexts[one.step]}`),
          '\n',
        )}`,
      ),
      view.own.length > 0 &&
        text(
          md`**您负责的**\n${joined(
            view.own.map((one) => md`· ${sayDay(one.dueOn)}前　${one.title}`),
            '\n',
          )}`,
        ),
      note('到时候会再提醒。有事不能到会的，请提前请假。'),
    ],
    { template: 'red', subtitle: view.unitName },
  )
}

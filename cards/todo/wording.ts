import { sayDay } from '../kit/day.ts'

/** How urgent a due day is, seen from today. */
export function dueText(dueOn: string | undefined, today: string): string {
  if (dueOn === undefined) return ''
  if (dueOn < today) return `已过期：${sayDay(dueOn)}`
  if (dueOn === today) return '今天到期'
  return `${sayDay(dueOn)}前`
}

export const todoToasts = {
  nothingOpen: '这件事已经办好了',
  quietNow: '好的，以后只在您自己的事到期时提醒',
  normalAgain: '好的，恢复正常提醒',
  reminded: (count: number) => `已私下提醒 ${count} 人`,
  remindedOne: '已私下提醒',
  alreadyReminded: '今天已经提醒过了',
  remindTomorrow: '现在是休息时间，早上 7:30 再提醒',
  unreachable: '他没有手机，也没有联系人，请上门或打电话',
  retried: (count: number) => `正在重发 ${count} 条`,
}

/** What the overview counts, in its order. */
export const overviewKinds = {
  study: '学习',
  talks: '谈心',
  analysis: '分析',
  meetings: '会议',
  rectification: '整改',
} as const
export type OverviewKind = keyof typeof overviewKinds

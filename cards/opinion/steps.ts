import type { CardJson } from '../kit/card.ts'
import { card, datePicker, form, input, note, submit, text } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { moveCloseButton, openRoundButton, reopenRoundButton, summarizeButton } from './buttons.ts'
import { go } from './parts.ts'

export interface ScheduleView {
  rootId: string
  roundId: string | undefined
  closesOn: string
}

/** 开始征求意见, or another closing day. */
export function scheduleCard({ rootId, roundId, closesOn }: ScheduleView): CardJson {
  const isNew = roundId === undefined
  return card(
    isNew ? '开始征求意见' : '改截止日',
    [
      text('征求到哪一天为止'),
      form('opinionSchedule', [
        datePicker('closesOn', { value: closesOn, required: true }),
        isNew
          ? submit('开始', openRoundButton, { rootId })
          : submit('保存', moveCloseButton, { roundId }),
      ]),
      isNew && note('开始后，各支部群里会出现一张可以直接提意见的卡片。'),
      go('返回', 'opinionDesk', { unitId: rootId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface SummaryView {
  roundId: string
  rootId: string
  summary: string | undefined
}

/** 小结: how the collection went, for the team and the file. */
export function summaryCard({ roundId, rootId, summary }: SummaryView): CardJson {
  return card(
    '征求意见小结',
    [
      note('写清楚：用了哪些方式，听了哪些人的意见，主要反映哪几方面。不要写是谁提的。'),
      form('opinionSummary', [
        input('summary', {
          label: '小结',
          maxLength: 1000,
          rows: 8,
          required: true,
          ...(summary && { value: summary }),
        }),
        submit('保存', summarizeButton, { roundId }),
      ]),
      go('返回', 'opinionDesk', { unitId: rootId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface ReopenView {
  roundId: string
  rootId: string
  closesOn: string
  before: string | undefined
}

/** 重新征求意见: with a reason, kept for the file. */
export function reopenCard({ roundId, rootId, closesOn, before }: ReopenView): CardJson {
  return card(
    '重新征求意见',
    [
      text(`上次截止：${sayDay(closesOn)}`),
      before !== undefined && note(`上次重新开始的原因：${before}`),
      form('opinionReopen', [
        input('reason', { label: '原因', maxLength: 200, required: true }),
        text('征求到哪一天为止'),
        datePicker('closesOn', { required: true }),
        submit('重新开始', reopenRoundButton, { roundId }),
      ]),
      go('返回', 'opinionDesk', { unitId: rootId }, { type: 'text' }),
    ],
    { template: 'orange' },
  )
}

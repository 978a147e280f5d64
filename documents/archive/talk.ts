import type { OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  field,
  moment,
  numberColumn,
  numbered,
  sheet,
  signatures,
  tableOr,
  wordsOf,
} from './parts.ts'
import { talkRuleNames, talkStateNames, type TalkRule, type TalkState } from './words.ts'

export interface TalkScheduleView extends DocumentHead {
  rows: readonly {
    one: string
    other: string
    rules: readonly TalkRule[]
    plannedOn: string
    plannedAt: string
    place: string
    status: TalkState
    heldOn: string
  }[]
}

/** D11 谈心谈话安排表: the pairs that must talk, by rule; never what is said. */
export function talkSchedule(view: TalkScheduleView): OfficialDocument {
  const columns = [
    numberColumn,
    column('谈话双方', 4, 'center'),
    column('必谈依据', 4),
    column('安排时间', 3, 'center'),
    column('地点', 3),
    column('完成情况', 2, 'center'),
    column('谈话日期', 3, 'center'),
  ]
  const rows = view.rows.map((row) => [
    `${row.one}、${row.other}`,
    wordsOf(talkRuleNames, row.rules),
    row.plannedOn === '' ? '' : moment(row.plannedOn, row.plannedAt),
    row.place,
    talkStateNames[row.status],
    day(row.heldOn),
  ])
  return sheet(view, {
    number: 'D11',
    title: '谈心谈话安排表',
    landscape: true,
    blocks: [facts(['单位', view.organization]), tableOr(columns, numbered(rows))],
  })
}

/** All '' for the blank form. */
export interface TalkRecordView extends DocumentHead {
  talker: string
  talkerPost: string
  partner: string
  partnerPost: string
  heldOn: string
  from: string
  place: string
  work: string
  thinking: string
  ownGaps: string
  reminders: string
  agreed: string
}

/** D12 谈心谈话记录表 (R47), to be filled in by hand where the view says nothing. */
export function talkRecord(view: TalkRecordView): OfficialDocument {
  const names = [view.talker, view.partner].filter((name) => name !== '')
  return sheet(view, {
    number: 'D12',
    title: '谈心谈话记录表',
    of: names.length > 0 ? names.join('、') : '空白表',
    blocks: [
      facts(['单位', view.organization]),
      {
        kind: 'form',
        rows: [
          [field('谈话人', view.talker), field('职务', view.talkerPost)],
          [field('谈话对象', view.partner), field('职务', view.partnerPost)],
          [field('时间', moment(view.heldOn, view.from)), field('地点', view.place)],
          [field('工作问题', view.work, 3)],
          [field('思想问题', view.thinking, 3)],
          [field('自身差距', view.ownGaps, 3)],
          [field('提醒对方', view.reminders, 3)],
          [field('共同商定的改进', view.agreed, 3)],
          [field('谈话人签字', ''), field('谈话对象签字', '')],
        ],
      },
      { kind: 'note', text: '一对一、面对面谈，内容双方保密。' },
    ],
  })
}

export interface TalkRequestsView extends DocumentHead {
  rows: readonly {
    /** '' for somebody who gave no name. */
    requester: string
    secretary: string
    askedOn: string
    talkedOn: string
    matter: string
    result: string
  }[]
}

/** D13 约谈登记表: who asked a secretary for a talk, and what came of it (R50). */
export function talkRequests(view: TalkRequestsView): OfficialDocument {
  const columns = [
    numberColumn,
    column('约谈人', 2, 'center'),
    column('书记', 2, 'center'),
    column('提出日期', 2.5, 'center'),
    column('谈话日期', 2.5, 'center'),
    column('事由', 5),
    column('结果', 4),
  ]
  const rows = view.rows.map((row) => [
    row.requester || '不具名',
    row.secretary,
    day(row.askedOn),
    day(row.talkedOn),
    row.matter,
    row.result,
  ])
  return sheet(view, {
    number: 'D13',
    title: '约谈登记表',
    landscape: true,
    blocks: [
      facts(['单位', view.organization]),
      tableOr(columns, numbered(rows)),
      signatures(['书记', '']),
    ],
  })
}

import type { Block, OfficialDocument } from '../kit/blocks.ts'
import type { Workbook } from '../kit/sheet.ts'
import type { DocumentHead } from './head.ts'
import {
  boxes,
  column,
  day,
  facts,
  field,
  fileName,
  figure,
  items,
  labelled,
  listed,
  numberColumn,
  numbered,
  section,
  sheet,
  signatures,
  tableOr,
  textOr,
  wordsOf,
} from './parts.ts'
import {
  categoryNames,
  channelNames,
  type OpinionChannel,
  type RespondentCategory,
} from './words.ts'

export interface OpinionFormView extends DocumentHead {
  /** The team and its leaders, to be ticked. */
  recipients: readonly string[]
  aspects: readonly string[]
  /** Who takes the form, or where the box hangs. */
  handInTo: string
  closesOn: string
}

const ticks = (names: readonly string[]) => boxes(names.map((name) => `□${name}`))

/** D07 征求意见表, blank: it asks for no name (R35), and says that nobody may retaliate. */
export function opinionForm(view: OpinionFormView): OfficialDocument {
  return sheet(view, {
    number: 'D07',
    title: '组织生活会征求意见表',
    blocks: [
      facts(['单位', view.organization]),
      {
        kind: 'form',
        rows: [
          [field('对谁提', ticks(view.recipients), 2)],
          [field('方面', ticks(view.aspects), 2)],
          [field('意见', '', 7)],
          [field('建议', '', 5)],
          [field('您是', ticks(Object.values(categoryNames)), 2)],
          [field('日期', day(''))],
        ],
      },
      { kind: 'note', text: '不记名，请不要写姓名。严禁打击报复提意见的人。' },
      facts(['交到', view.handInTo], ['截止日期', day(view.closesOn)]),
    ],
  })
}

export interface GatheringRecordView extends DocumentHead {
  channel: OpinionChannel
  day: string
  place: string
  hosts: readonly string[]
  present: number | undefined
  opinions: readonly string[]
  recorder: string
}

/** D08 座谈会、走访记录: who went, how many were there, what was said word for word. */
export function gatheringRecord(view: GatheringRecordView): OfficialDocument {
  return sheet(view, {
    number: 'D08',
    title: '征求意见座谈、走访记录',
    of: `${day(view.day)} ${channelNames[view.channel]}`,
    blocks: [
      facts(['单位', view.organization]),
      labelled('方式', channelNames[view.channel]),
      labelled('时间', day(view.day)),
      labelled('地点', view.place),
      labelled('参加的班子成员', listed(view.hosts)),
      labelled('到场人数', figure(view.present, '人')),
      { kind: 'heading', level: 1, text: '意见' },
      items(view.opinions),
      signatures(['记录人', view.recorder]),
    ],
  })
}

export interface OpinionSummaryView extends DocumentHead {
  openedOn: string
  closesOn: string
  rows: readonly {
    /** Word for word. */
    opinion: string
    category: readonly RespondentCategory[]
    channel: readonly OpinionChannel[]
    count: number
    recipient: string
    claimedBy: readonly string[]
  }[]
  byChannel: readonly { channel: OpinionChannel; count: number }[]
  byCategory: readonly { category: RespondentCategory; count: number }[]
  summary: string
}

const summaryTitle = '组织生活会征求意见汇总表'

/** D09 征求意见汇总表: opinions word for word (原汁原味), whom they are for, who took them on. */
export function opinionSummary(view: OpinionSummaryView): OfficialDocument {
  const columns = [
    numberColumn,
    column('意见建议（原话）', 8),
    column('意见来自', 2, 'center'),
    column('征求方式', 2, 'center'),
    column('人次', 1, 'center'),
    column('对谁提', 3, 'center'),
    column('认领人', 3, 'center'),
  ]
  return sheet(view, {
    number: 'D09',
    title: summaryTitle,
    landscape: true,
    blocks: [
      facts(
        ['单位', view.organization],
        ['征求时间', `${day(view.openedOn)}—${day(view.closesOn)}`],
      ),
      tableOr(columns, numbered(view.rows.map((row) => opinionCells(row).map(String)))),
      ...counts(view),
      ...section(3, '征求意见情况', textOr(view.summary, 4)),
    ],
  })
}

function opinionCells(row: OpinionSummaryView['rows'][number]): (string | number)[] {
  return [
    row.opinion,
    wordsOf(categoryNames, row.category),
    wordsOf(channelNames, row.channel),
    row.count,
    row.recipient,
    row.claimedBy.join('、'),
  ]
}

function counts({ byChannel, byCategory }: OpinionSummaryView): Block[] {
  const figures = [column('人次', 1, 'center')]
  return [
    ...section(
      1,
      '按征求方式',
      tableOr(
        [column('征求方式', 2, 'center'), ...figures],
        byChannel.map((one) => [channelNames[one.channel], String(one.count)]),
      ),
    ),
    ...section(
      2,
      '按意见来源',
      tableOr(
        [column('意见来自', 2, 'center'), ...figures],
        byCategory.map((one) => [categoryNames[one.category], String(one.count)]),
      ),
    ),
  ]
}

/** D09 as a table. */
export function opinionSummaryWorkbook(view: OpinionSummaryView): Workbook {
  const text = (title: string) => ({ title, type: 'text' as const })
  return {
    name: fileName(`D09 ${view.year}年度${summaryTitle}`),
    sheet: '意见汇总',
    columns: [
      { title: '序号', type: 'number' },
      ...['意见建议（原话）', '意见来自', '征求方式'].map(text),
      { title: '人次', type: 'number' },
      ...['对谁提', '认领人'].map(text),
    ],
    rows: view.rows.map((row, at) => [at + 1, ...opinionCells(row)]),
  }
}

export interface OpinionFeedbackView extends DocumentHead {
  recipient: string
  recipientKind: 'team' | 'person'
  opinions: readonly string[]
  handedOn: string
  acknowledgedBy: string
  acknowledgedOn: string
}

/** D10 意见反馈单 for a team or for one leader (R37). */
export function opinionFeedback(view: OpinionFeedbackView): OfficialDocument {
  return sheet(view, {
    number: 'D10',
    title: view.recipientKind === 'team' ? '班子意见反馈单' : '个人意见反馈单',
    of: view.recipient,
    blocks: [
      { kind: 'addressee', text: view.recipient },
      items(view.opinions),
      {
        kind: 'form',
        rows: [
          [field('反馈日期', day(view.handedOn)), field('意见条数', figure(view.opinions.length))],
          [field('签收人', view.acknowledgedBy), field('签收日期', day(view.acknowledgedOn))],
        ],
      },
      { kind: 'signOff', agency: view.organization, day: view.handedOn },
    ],
  })
}

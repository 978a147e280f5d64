import type { Block, OfficialDocument } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import {
  column,
  day,
  facts,
  field,
  numberColumn,
  numbered,
  sheet,
  signatures,
  tableOr,
} from './parts.ts'
import { probationaryRow } from './words.ts'

interface BallotRows {
  /** On the members (R91), or on the branch's team (R93). */
  kind: 'members' | 'team'
  /** One row a person, or one row an item of the team appraisal. */
  rows: readonly {
    name: string
    /** False for a probationary member, who is listed without a grade. */
    isMarked: boolean
  }[]
  /** What may be ticked, best first. */
  scale: readonly string[]
}

export interface BallotSampleView extends DocumentHead, BallotRows {}

const names = {
  members: { title: '民主评议党员测评票', sheet: '民主评议党员计票单', subject: '姓名' },
  team: { title: '支部班子民主评议表', sheet: '支部班子民主评议计票单', subject: '评议内容' },
} as const

/** D24 民主测评票, blank (票样): secret, one tick a row. The papers that were used are no document. */
export function ballotSample(view: BallotSampleView): OfficialDocument {
  const { title, subject } = names[view.kind]
  const columns = [
    numberColumn,
    column(subject, 2.4, 'center'),
    ...view.scale.map((step) => column(step, 1.7, 'center')),
    column('备注', 2.6),
  ]
  return sheet(view, {
    number: 'D24',
    title,
    of: '票样',
    blocks: [
      facts(['单位', view.organization]),
      {
        kind: 'note',
        text: '无记名，不写名字，不做记号。每行只在一栏里画“√”；画了两栏的，这一行无效；不画的算弃权。',
      },
      tableOr(columns, numbered(rowsOf(view))),
      { kind: 'signOff', agency: view.organization, day: '' },
    ],
  })
}

function rowsOf({ rows, scale }: BallotRows, more: readonly string[] = []): string[][] {
  const blank = scale.map(() => '')
  return rows.map(({ name, isMarked }) =>
    isMarked
      ? [name, ...blank, ...more, '']
      : [name, ...scale.map(() => '—'), ...more.map(() => '—'), probationaryRow],
  )
}

export interface CountSheetFormView extends DocumentHead, BallotRows {
  scrutineer: string
  voteCounter: string
}

/** 计票单, blank: counted by hand at the meeting, signed by both tellers. */
export function countSheetForm(view: CountSheetFormView): OfficialDocument {
  const { sheet: title, subject } = names[view.kind]
  const columns = [
    numberColumn,
    column(subject, 3, 'center'),
    ...[...view.scale, '弃权', '无效', '合计'].map((step) => column(step, 1.5, 'center')),
    column('备注', 2.5),
  ]
  return sheet(view, {
    number: 'D26',
    title,
    of: '空白表',
    landscape: true,
    blocks: [
      facts(['单位', view.organization], ['投票日期', day('')]),
      papersForm,
      tableOr(columns, numbered(rowsOf(view, ['', '', '']))),
      signatures(['监票人', view.scrutineer], ['计票人', view.voteCounter]),
    ],
  })
}

const papersForm: Block = {
  kind: 'form',
  rows: [
    [field('应投票人数', ''), field('发出票数', ''), field('收回票数', '')],
    [field('有效票数', ''), field('无效票数', ''), field('未交票数', '')],
  ],
}

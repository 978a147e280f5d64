import type { GalleryCard } from '../gallery.ts'
import { closingCard, type ClosingView } from './closing.ts'
import {
  destructionCard,
  destructionFormCard,
  retentionCard,
  type DestructionFormView,
  type DestructionView,
  type RetentionView,
} from './retention.ts'

const board = { card: 'rectifyBoard', key: { unitId: 'gb', page: '1' } }
const closing: ClosingView = {
  cycleId: 'c',
  rootId: 'gb',
  year: 2017,
  from: '2018-04-06',
  isEarly: false,
  matters: [
    { matter: 'rectification', count: 7, open: board },
    { matter: 'minutes', count: 1 },
    { matter: 'receipts', count: 2 },
  ],
  tasks: [
    { kind: '补学', count: 3 },
    { kind: '预备事项', count: 1 },
  ],
  closed: undefined,
  due: 0,
}
const closed = { on: '2018-06-12', by: '茶应明', reason: undefined, mayReopen: true }
const longReason =
  '镇党委通知，两个村的党总支从下个月起合并成一个，原来的支部重新划分，本年度剩下的事项都移交新的党总支接着办理，名册另行移交，特此说明'
const names = ['阿卜杜热合曼尼亚孜江', '张春松']

const due: RetentionView = {
  rootId: 'gb',
  list: {
    page: 1,
    pages: 1,
    items: [
      {
        cycleId: 'c',
        year: 2017,
        retention: 'analyses',
        dueSince: '2019-06-12',
        counts: { analysis_section: 240, analysis_version: 71, leave_request: 3 },
        destructionId: undefined,
      },
      {
        cycleId: '',
        year: undefined,
        retention: 'audit',
        dueSince: '2019-06-12',
        counts: { audit_entry: 18_240 },
        destructionId: 'd',
      },
    ],
  },
  records: [],
  moreRecords: 0,
}
const full: RetentionView = {
  ...due,
  list: {
    page: 2,
    pages: 3,
    items: Array.from({ length: 5 }, (_, at) => ({
      cycleId: `c${at}`,
      year: 2017 + at,
      retention: 'records' as const,
      dueSince: '2028-06-12',
      counts: {
        minutes_version: 8,
        rectification_item: 40,
        meeting_person: 240,
        team_measure: 20,
      },
      destructionId: undefined,
    })),
  },
  records: Array.from({ length: 10 }, (_, at) => ({
    year: 2017,
    retention: 'appraisals' as const,
    counts: { self_appraisal: 71, mutual_comment: 4800, grade_feedback: 71 },
    by: names,
    on: `2019-07-${10 + at}`,
  })),
  moreRecords: 12,
}
const proposal: DestructionFormView = {
  rootId: 'gb',
  cycleId: 'c',
  year: 2017,
  retention: 'analyses',
  counts: { analysis_section: 240, analysis_version: 71, leave_request: 3 },
  witnesses: [
    { label: '张春松', value: 'M02' },
    { label: '郭文蓉', value: 'M27' },
  ],
}
const destruction: DestructionView = {
  destructionId: 'd',
  rootId: 'gb',
  year: 2017,
  retention: 'talks',
  state: 'proposed',
  counts: { talk_record: 62, talk_request: 4 },
  proposedBy: '茶应明',
  proposedOn: '2019-06-20',
  agreedBy: undefined,
  doneOn: undefined,
  mayAgree: true,
  mayWithdraw: true,
}

export const closingGallery: readonly GalleryCard[] = [
  { name: 'yearClosing', state: '有没了的事', card: closingCard(closing) },
  {
    name: 'yearClosing',
    state: '还太早',
    card: closingCard({
      ...closing,
      isEarly: true,
      tasks: Array.from({ length: 12 }, (_, at) => ({ kind: `第${at + 1}类要办的事`, count: 80 })),
    }),
  },
  {
    name: 'yearClosing',
    state: '都了了',
    card: closingCard({ ...closing, matters: [], tasks: [] }),
  },
  { name: 'yearClosing', state: '已结束', card: closingCard({ ...closing, tasks: [], closed }) },
  {
    name: 'yearClosing',
    state: '提前结束，有到期材料',
    card: closingCard({
      ...closing,
      matters: [],
      tasks: [],
      due: 4,
      closed: { ...closed, by: names[0] ?? '', reason: longReason, mayReopen: false },
    }),
  },
  { name: 'retention', state: '有到期的', card: retentionCard(due) },
  { name: 'retention', state: '很多', card: retentionCard(full) },
  {
    name: 'retention',
    state: '没有',
    card: retentionCard({ ...due, list: { items: [], page: 1, pages: 1 } }),
  },
  { name: 'destructionForm', state: '选第二人', card: destructionFormCard(proposal) },
  {
    name: 'destructionForm',
    state: '没有第二人',
    card: destructionFormCard({ ...proposal, witnesses: [] }),
  },
  { name: 'destruction', state: '等第二人', card: destructionCard(destruction) },
  {
    name: 'destruction',
    state: '提出的人看',
    card: destructionCard({ ...destruction, mayAgree: false }),
  },
  {
    name: 'destruction',
    state: '正在销毁',
    card: destructionCard({
      ...destruction,
      state: 'agreed',
      agreedBy: '张春松',
      mayAgree: false,
      mayWithdraw: false,
    }),
  },
  {
    name: 'destruction',
    state: '已销毁',
    card: destructionCard({
      ...destruction,
      state: 'done',
      agreedBy: names[0],
      doneOn: '2019-06-20',
      mayAgree: false,
      mayWithdraw: false,
    }),
  },
  {
    name: 'destruction',
    state: '没有销毁',
    card: destructionCard({
      ...destruction,
      state: 'withdrawn',
      mayAgree: false,
      mayWithdraw: false,
    }),
  },
]

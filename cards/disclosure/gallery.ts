import type { GalleryCard } from '../gallery.ts'
import { answerCard } from './answer.ts'
import { previewCard, readCard, type PreviewView, type ShownItem } from './content.ts'
import { deskCard, type DeskRound, type DeskView } from './desk.ts'
import { formCard, type FormView } from './form.ts'
import { noticeCard, type NoticeView } from './notice.ts'
import { remarksCard } from './remarks.ts'

const disclosureId = 'd'
const unitId = 'B1'
const unit = '禾坪一支部'
const nothing = { satisfied: 0, partly: 0, not: 0, total: 0, isShown: false }
const few = { ...nothing, total: 3 }
const counted = { satisfied: 31, partly: 9, not: 2, total: 42, isShown: true }

const item: ShownItem = {
  no: 1,
  problem: '三组路灯坏了没人修，某某家门口最黑。',
  measures: '联系供电所，四月底前修好。',
  rectificationClass: 'coordinated',
  dueOn: '2018-04-30',
  leadUnit: '镇供电所',
  responsible: '支部书记',
  isClosed: false,
  progress: 2,
}
const closed: ShownItem = {
  ...item,
  no: 2,
  problem: '分茶苗的名单没有贴出来。',
  measures: '',
  rectificationClass: null,
  dueOn: null,
  leadUnit: null,
  responsible: null,
  isClosed: true,
}
const content = {
  disclosureId,
  unitId,
  unit,
  round: 1,
  fromOn: '2018-03-19',
  toOn: '2018-03-25',
  place: '村公开栏',
  contact: '禾坪一支部书记',
  asOf: '2018-03-19',
  count: 2,
  list: { items: [item, closed], page: 1, pages: 1 },
}
const preview: PreviewView = {
  ...content,
  rev: '1',
  scope: ['branch', 'village'],
  way: ['meeting', 'noticeBoard'],
  mayPublish: true,
}
const long = '字'.repeat(1000)
const four = Array.from({ length: 4 }, (_, at) => ({
  ...item,
  no: at + 1,
  problem: long,
  measures: long,
}))

const running: DeskRound = {
  disclosureId,
  round: 1,
  phase: 'shown',
  fromOn: '2018-03-19',
  toOn: '2018-03-25',
  count: 2,
  url: 'https://zhibu.example.cn/g/abcdefghij',
  isForVillage: true,
  answers: { ...few, texts: 2 },
}
const desk: DeskView = {
  unitId,
  unit,
  hasCycle: true,
  items: 2,
  rounds: [],
  next: { round: 1, dueOn: '2018-03-19', isDraft: false },
  secondFrom: undefined,
  mayLead: true,
  others: [],
}
const form: FormView = {
  unitId,
  unit,
  round: 1,
  items: [
    { value: 'a', label: '三组路灯坏了没人修' },
    { value: 'b', label: '分茶苗的名单没有贴出来' },
  ],
  chosen: ['a', 'b'],
  scope: ['branch', 'village'],
  way: ['meeting', 'noticeBoard'],
  fromOn: '2018-03-19',
  toOn: '2018-03-25',
  naming: 'post',
  place: '村公开栏',
  contact: '禾坪一支部书记',
}
const notice: NoticeView = {
  disclosureId,
  unit,
  round: 1,
  phase: 'shown',
  fromOn: '2018-03-19',
  toOn: '2018-03-25',
  count: 2,
  url: 'https://zhibu.example.cn/g/abcdefghij',
  answers: few,
}

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

const desks: readonly GalleryCard[] = [
  shown('disclosureDesk', '没有方案', deskCard({ ...desk, hasCycle: false })),
  shown('disclosureDesk', '清单没有公布', deskCard({ ...desk, items: 0 })),
  shown('disclosureDesk', '可以准备', deskCard(desk)),
  shown(
    'disclosureDesk',
    '有草稿',
    deskCard({
      ...desk,
      rounds: [{ ...running, phase: 'draft', answers: { ...nothing, texts: 0 } }],
      next: { round: 1, dueOn: '2018-03-19', isDraft: true },
    }),
  ),
  shown(
    'disclosureDesk',
    '正在公开',
    deskCard({
      ...desk,
      rounds: [running],
      next: undefined,
      secondFrom: '2018-05-22',
      others: [{ unitId: 'B2', name: '禾坪二支部' }],
    }),
  ),
  shown(
    'disclosureDesk',
    '班子成员看，没有网址',
    deskCard({ ...desk, mayLead: false, rounds: [{ ...running, url: undefined }] }),
  ),
  shown(
    'disclosureDesk',
    '两次都有，一次撤回',
    deskCard({
      ...desk,
      rounds: [
        { ...running, phase: 'withdrawn' },
        { ...running, phase: 'over', answers: { ...counted, texts: 12 } },
        { ...running, round: 2, phase: 'toCome', url: undefined },
      ],
      next: undefined,
    }),
  ),
]

/** Every card of the disclosures in every state. */
export const disclosureGallery: readonly GalleryCard[] = [
  ...desks,
  shown('disclosureForm', '第一次', formCard(form)),
  shown('disclosurePreview', '可以公开', previewCard(preview)),
  shown(
    'disclosurePreview',
    '日子过了，字很多',
    previewCard({
      ...preview,
      mayPublish: false,
      count: 60,
      list: { items: four, page: 2, pages: 15 },
    }),
  ),
  shown('disclosurePreview', '公开了', previewCard({ unitId, unit, settled: 'published' })),
  shown('disclosurePreview', '撤回了', previewCard({ unitId, unit, settled: 'withdrawn' })),
  shown('disclosureRead', '撤回', readCard({ unit, round: 1, phase: 'withdrawn' })),
  shown('disclosureRead', '正在公开', readCard({ ...content, phase: 'shown' })),
  shown('disclosureRead', '已经结束', readCard({ ...content, round: 2, phase: 'over' })),
  shown('disclosureNotice', '正在公开', noticeCard(notice)),
  shown('disclosureNotice', '还没到日子', noticeCard({ ...notice, phase: 'toCome' })),
  shown(
    'disclosureNotice',
    '只在支部公开',
    noticeCard({ ...notice, url: undefined, answers: nothing }),
  ),
  shown('disclosureNotice', '结束', noticeCard({ ...notice, phase: 'over', answers: counted })),
  shown('disclosureNotice', '结束，不到五份', noticeCard({ ...notice, phase: 'over' })),
  shown('disclosureNotice', '撤回', noticeCard({ ...notice, phase: 'withdrawn' })),
  shown(
    'disclosureAnswer',
    '正在公开',
    answerCard({ disclosureId, unit, round: 1, isShown: true, toOn: '2018-03-25' }),
  ),
  shown(
    'disclosureAnswer',
    '不在公开期',
    answerCard({ disclosureId, unit, round: 1, isShown: false, toOn: '2018-03-25' }),
  ),
  shown(
    'disclosureRemarks',
    '有',
    remarksCard({
      disclosureId,
      unitId,
      unit,
      list: { items: ['路灯亮了，好。', '名单贴得太高，看不清。'], page: 1, pages: 2 },
    }),
  ),
  shown(
    'disclosureRemarks',
    '没有',
    remarksCard({ disclosureId, unitId, unit, list: { items: [], page: 1, pages: 1 } }),
  ),
]

import type { GalleryCard } from '../gallery.ts'
import { conformityCard, type ConformityView } from './conformity.ts'
import { draftCard, type DraftView } from './draft.ts'
import { correctionCard, partCard, type PartView } from './forms.ts'
import {
  allAbsent,
  checklist,
  emptyBlocks,
  longBlocks,
  typedBlocks,
  usualBlocks,
} from './gallery-samples.ts'
import { minutesListCard, type MinutesListView } from './list.ts'
import { readCard, type ReadView } from './read.ts'

const meetingId = 'm'
const title = '2017年度禾坪一支部专题组织生活会会议记录'
const byRecorder = { role: 'recorder' as const, name: '罗秋梅', day: '2018-03-09', at: '08:40' }
const byChair = { role: 'chair' as const, name: '张春松', day: '2018-03-09', at: '19:05' }

const draft: DraftView = {
  meetingId,
  title,
  state: 'draft',
  rev: 0,
  dueOn: '2018-03-09',
  blocks: usualBlocks,
  page: 1,
  pages: 1,
  mayEdit: true,
  mayConfirm: 'recorder',
  mayCorrect: false,
  mayRead: true,
  confirmations: [],
  waitingFor: ['罗秋梅'],
  reason: undefined,
}
const signing: DraftView = {
  ...draft,
  state: 'recorderConfirmed',
  rev: 3,
  dueOn: '2018-03-10',
  mayConfirm: 'signer',
  confirmations: [byRecorder],
  waitingFor: ['张春松'],
}
const part: PartView = {
  meetingId,
  part: 'B1',
  title: '2. 专题宣讲',
  note: '张春松宣讲十九大精神。',
  more: '',
}
const read: ReadView = {
  meetingId,
  title,
  confirmed: {
    version: 1,
    versions: 1,
    reason: undefined,
    confirmations: [byRecorder, byChair],
    blocks: usualBlocks,
    page: 1,
    pages: 2,
  },
  isChanging: false,
}
const conformity: ConformityView = {
  meetingId,
  title: '2017年度禾坪一支部专题组织生活会',
  met: 20,
  notMet: 0,
  notApplicable: 1,
  list: { items: checklist.filter((one) => one.verdict !== 'notMet'), page: 1, pages: 2 },
  isOpen: false,
}
const held = { heldOn: '2018-03-08', isOver: true, isOwn: true, isReadable: false }
const branch = { ...held, unit: '禾坪一支部' }
const list: MinutesListView = {
  unit: '禾坪村总支',
  meetings: [
    {
      ...held,
      meetingId: 'a',
      unit: '禾坪村总支',
      meetingType: 'A',
      state: 'confirmed',
      isReadable: true,
    },
    { ...branch, meetingId: 'b', meetingType: 'B', state: 'draft' },
    { ...branch, meetingId: 'c', meetingType: 'C', state: undefined, isOver: false, isOwn: false },
  ],
}

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** Every card of the minutes in every state. */
export const minutesGallery: readonly GalleryCard[] = [
  shown('minutesDraft', '记录人确认', draftCard(draft)),
  shown('minutesDraft', '什么都没记', draftCard({ ...draft, blocks: emptyBlocks })),
  shown('minutesDraft', '八十人第一页', draftCard({ ...draft, blocks: longBlocks, pages: 3 })),
  shown(
    'minutesDraft',
    '文字最多',
    draftCard({ ...draft, blocks: typedBlocks, page: 2, pages: 3 }),
  ),
  shown('minutesDraft', '主持人确认', draftCard(signing)),
  shown(
    'minutesDraft',
    '已定稿',
    draftCard({
      ...signing,
      state: 'confirmed',
      mayEdit: false,
      mayConfirm: undefined,
      mayCorrect: true,
      confirmations: [byRecorder, byChair],
      waitingFor: [],
    }),
  ),
  shown('minutesDraft', '更正中', draftCard({ ...draft, reason: '到会人数少记了一人。' })),
  shown('minutesPart', '议程', partCard(part)),
  shown('minutesPart', '地点', partCard({ ...part, part: 'place', title, note: '一组活动室' })),
  shown('minutesPart', '其他', partCard({ ...part, part: 'other', title: '其他情况', note: '' })),
  shown('minutesCorrection', '更正', correctionCard({ meetingId, title, version: 1 })),
  shown('minutesRead', '定稿', readCard(read)),
  shown('minutesRead', '还没有定稿', readCard({ ...read, confirmed: undefined })),
  shown('minutesRead', '旧稿', readCard(older(read))),
  shown('conformity', '都符合', conformityCard(conformity)),
  shown(
    'conformity',
    '有不符合',
    conformityCard({ ...conformity, notMet: 3, list: { ...conformity.list, items: checklist } }),
  ),
  shown(
    'conformity',
    '会还在开',
    conformityCard({ ...conformity, isOpen: true, list: { items: allAbsent, page: 2, pages: 2 } }),
  ),
  shown('minutesList', '有会议', minutesListCard(list)),
  shown('minutesList', '还没开会', minutesListCard({ ...list, meetings: [] })),
]

function older(view: ReadView): ReadView {
  const { confirmed } = view
  return {
    ...view,
    confirmed: confirmed && { ...confirmed, version: 2, versions: 3, reason: '人数少记了。' },
    isChanging: true,
  }
}

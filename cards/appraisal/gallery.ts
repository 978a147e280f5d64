import type { GalleryCard } from '../gallery.ts'
import { commentCard, commentsCard, entryCard, type CommentView } from './comments.ts'
import { listCard, type ListView } from './list.ts'
import { roundGallery } from './gallery-rounds.ts'
import { selfCard, type SelfView } from './self.ts'
import { manyNames } from './gallery-samples.ts'

const ids = { cycleId: 'c', personId: 'p' }
const blank: SelfView = {
  ...ids,
  of: undefined,
  standing: 'none',
  dueOn: '2018-03-06',
  handedInOn: undefined,
  handedInBy: undefined,
  aspects: [
    { id: 'politics', name: '政治', body: '' },
    { id: 'discipline', name: '纪律', body: '' },
    { id: 'morality', name: '品德', body: '' },
    { id: 'role', name: '作用', body: '' },
  ],
  grade: undefined,
  asksGrade: true,
  mayWrite: true,
  isOver: false,
  answersFor: [],
  leads: undefined,
}
const written: SelfView = {
  ...blank,
  standing: 'handedIn',
  handedInOn: '2018-03-04',
  aspects: blank.aspects.map((one) => ({ ...one, body: '去年十月开会迟到两次，今年提前到。' })),
  grade: 'qualified',
}
const full = '字'.repeat(500)

const list: ListView = {
  cycleId: 'c',
  unitId: 'B1',
  unit: '禾坪一支部',
  settled: 2,
  of: 80,
  list: {
    page: 1,
    pages: 8,
    items: [
      { personId: 'a', name: '张春松', standing: 'handedIn' },
      { personId: 'b', name: '罗秋梅', standing: 'paper' },
      { personId: 'd', name: '李晓强', standing: 'draft' },
      { personId: 'e', name: '何兰仙', standing: 'none' },
    ],
  },
  open: manyNames(78),
}

const comment: CommentView = {
  meetingId: 'm',
  personId: 'p',
  subjectId: 's',
  subject: '何兰仙',
  of: undefined,
  comment: undefined,
  isOn: true,
}
const comments = {
  meetingId: 'm',
  personId: 'p',
  of: undefined,
  isOn: true,
  given: 1,
  list: {
    page: 1,
    pages: 8,
    items: manyNames(10).map(({ personId, name }, at) => ({
      subjectId: personId,
      name,
      isGiven: at === 0,
    })),
  },
}
const entry = {
  meetingId: 'm',
  subjectId: 's',
  subject: '何兰仙',
  commenters: manyNames(79).map(({ personId: id, name }) => ({ id, name })),
  given: ['张春松', '罗秋梅'],
  isOn: true,
}

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** Every card of self-appraisal and mutual appraisal in every state. */
export const appraisalGallery: readonly GalleryCard[] = [
  shown('selfAppraisal', '没写', selfCard(blank)),
  shown(
    'selfAppraisal',
    '写满的草稿',
    selfCard({
      ...written,
      standing: 'draft',
      aspects: blank.aspects.map((one) => ({ ...one, body: full })),
      answersFor: [{ personId: 'q', name: '普贵明', settled: true }],
      leads: { unitId: 'B1', name: '禾坪一支部' },
    }),
  ),
  shown('selfAppraisal', '已交', selfCard(written)),
  shown(
    'selfAppraisal',
    '书记看代写的',
    selfCard({ ...written, of: '普贵明', handedInBy: '周开坤', mayWrite: false }),
  ),
  shown('selfAppraisal', '交了纸质', selfCard({ ...blank, standing: 'paper' })),
  shown('selfAppraisal', '预备党员', selfCard({ ...blank, asksGrade: false })),
  shown('selfAppraisal', '会开完了没写', selfCard({ ...blank, isOver: true })),
  shown('selfAppraisalList', '八十人', listCard(list)),
  shown(
    'selfAppraisalList',
    '没有党员',
    listCard({ ...list, settled: 0, of: 0, list: { items: [], page: 1, pages: 1 }, open: [] }),
  ),
  ...roundGallery,
  shown('mutualComments', '八十人', commentsCard(comments)),
  shown(
    'mutualComments',
    '还没人自评',
    commentsCard({ ...comments, given: 0, list: { items: [], page: 1, pages: 1 } }),
  ),
  shown(
    'mutualComments',
    '代人评议，已结束',
    commentsCard({ ...comments, of: '普贵明', isOn: false }),
  ),
  shown('mutualComment', '没写', commentCard(comment)),
  shown('mutualComment', '写过', commentCard({ ...comment, comment: full, of: '普贵明' })),
  shown('mutualComment', '结束了', commentCard({ ...comment, comment: full, isOn: false })),
  shown('mutualEntry', '八十人', entryCard(entry)),
  shown('mutualEntry', '还没人评议', entryCard({ ...entry, given: [], commenters: [] })),
  shown('mutualEntry', '结束了', entryCard({ ...entry, isOn: false })),
]

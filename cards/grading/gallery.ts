import type { GalleryCard } from '../gallery.ts'
import { deskCard, startCard, type DeskRow, type DeskView } from './desk.ts'
import { feedbackGallery } from './gallery-feedback.ts'
import { followUpGallery } from './gallery-follow-up.ts'
import {
  ballot,
  counts,
  daily,
  empty,
  noCounts,
  of,
  people,
  quota,
  shown,
} from './gallery-samples.ts'
import { gradingMeetingGallery } from './gallery-meeting.ts'
import { opinionCard, type OpinionView } from './opinion.ts'

const row: DeskRow = {
  personId: 'm3',
  name: '罗秋梅',
  isProbationary: false,
  hasOpinion: true,
  grade: 'excellent',
  ballot,
  daily,
  isReader: false,
}
const fresh = { ...row, hasOpinion: false, grade: undefined }
const desk: DeskView = {
  ...of,
  stage: 'opinions',
  unsigned: [],
  papers: 23,
  counts,
  open: 1,
  quota,
  list: {
    page: 1,
    pages: 4,
    items: [
      row,
      { ...fresh, personId: 'm2', name: '张春松', isReader: true },
      { ...fresh, personId: 'm26', name: '罗丽梅', isProbationary: true, ballot: undefined },
    ],
  },
  left: ['周德成'],
  came: ['何兰仙'],
  elsewhere: 2,
  undetermined: 1,
  told: { done: 0, of: 0 },
}
const usual = { ...desk, open: 0, left: [], came: [], undetermined: 0 }
const before = { ...usual, counts: noCounts, list: empty, papers: undefined }
const crowd = people(6).map((one) => ({ ...row, ...one }))

const opinion: OpinionView = {
  ...of,
  personId: 'm3',
  name: '罗秋梅',
  isProbationary: false,
  mayBeExcellent: true,
  ballot,
  daily,
  ownGrade: 'qualified',
  comments: ['修路的事一直在跑。', '开会有时迟到。'],
  moreComments: 3,
  grade: undefined,
  reasons: undefined,
  isClosed: false,
}

/** Every card of the grading in every state. */
export const gradingGallery: readonly GalleryCard[] = [
  shown('gradingDesk', '大会没开完', deskCard({ ...before, stage: 'notHeld' })),
  shown('gradingDesk', '没有测评结果', deskCard({ ...before, stage: 'noBallot' })),
  shown(
    'gradingDesk',
    '计票单没有签名',
    deskCard({ ...before, stage: 'unsigned', unsigned: ['何兰仙', '李朝春'] }),
  ),
  shown('gradingDesk', '可以开始', deskCard({ ...before, stage: 'mayStart', papers: 23 })),
  shown('gradingDesk', '写初评，名册有变', deskCard(desk)),
  shown(
    'gradingDesk',
    '写齐了，80人',
    deskCard({ ...usual, list: { page: 3, pages: 14, items: crowd } }),
  ),
  shown('gradingDesk', '开评定会', deskCard({ ...usual, stage: 'meeting' })),
  shown('gradingDesk', '等确认', deskCard({ ...usual, stage: 'awaiting' })),
  shown(
    'gradingDesk',
    '已确认',
    deskCard({ ...usual, stage: 'decided', told: { done: 3, of: 24 } }),
  ),
  shown('gradingStart', '写明情况', startCard(of)),
  shown('preliminaryOpinion', '没写', opinionCard(opinion)),
  shown(
    'preliminaryOpinion',
    '改',
    opinionCard({ ...opinion, grade: 'basicallyQualified', reasons: '很少参加学习。' }),
  ),
  shown(
    'preliminaryOpinion',
    '预备党员',
    opinionCard({
      ...opinion,
      name: '罗丽梅',
      isProbationary: true,
      ballot: undefined,
      ownGrade: undefined,
      comments: [],
      moreComments: 0,
    }),
  ),
  shown(
    'preliminaryOpinion',
    '只能看',
    opinionCard({ ...opinion, grade: 'excellent', reasons: '带头修路。', isClosed: true }),
  ),
  ...gradingMeetingGallery,
  ...feedbackGallery,
  ...followUpGallery,
]

import type { GalleryCard } from '../gallery.ts'
import {
  feedbackFormCard,
  feedbackListCard,
  type FeedbackFormView,
  type FeedbackListView,
  type FeedbackRow,
} from './feedback.ts'
import { empty, of, people, shown } from './gallery-samples.ts'
import { objectionCard, ownFeedbackCard, type OwnFeedbackView } from './own.ts'

const row: FeedbackRow = {
  personId: 'm5',
  name: '周开坤',
  grade: 'qualified',
  toldOn: undefined,
  answer: undefined,
  restudy: undefined,
  followUp: { kind: 'encouragement', done: false },
  isReader: false,
}
const list: FeedbackListView = {
  ...of,
  dueOn: '2018-03-14',
  told: 3,
  of: 24,
  answered: 2,
  list: {
    page: 1,
    pages: 3,
    items: [
      { ...row, personId: 'm2', name: '张春松', isReader: true },
      row,
      { ...row, personId: 'm6', toldOn: '2018-03-13' },
      {
        ...row,
        personId: 'm7',
        grade: 'basicallyQualified',
        toldOn: '2018-03-13',
        answer: 'different',
        restudy: { dueOn: '2018-03-23', settled: false },
        followUp: { kind: 'assignedTalk', done: false },
      },
      {
        ...row,
        personId: 'm8',
        grade: 'excellent',
        toldOn: '2018-03-13',
        answer: 'received',
        restudy: { dueOn: '2018-03-23', settled: true },
        followUp: { kind: 'commendation', done: true },
      },
      { ...row, personId: 'm26', grade: undefined, followUp: undefined },
    ],
  },
}
const texts = { strengths: '修路带头。', gaps: '学习少。', hopes: '按时参加学习。' }
const form: FeedbackFormView = {
  ...of,
  personId: 'm5',
  name: '周开坤',
  grade: 'qualified',
  onPaper: false,
  hasAccount: true,
  texts: undefined,
  channel: 'private',
  toldOn: undefined,
  today: '2018-03-13',
  answer: undefined,
  statement: undefined,
  mayAnswer: false,
}
const own: OwnFeedbackView = {
  cycleId: 'c',
  personId: 'm5',
  name: undefined,
  unitName: of.unitName,
  grade: 'qualified',
  texts,
  toldOn: '2018-03-13',
  answer: undefined,
  restudy: undefined,
  mayAnswer: true,
  mayObject: true,
}
const restudied = {
  dueOn: '2018-03-23',
  settled: { heldOn: '2018-03-20', note: '再研究后维持原等次。' },
}

/** Cards of the feedback: the secretary's, and the member's own. */
export const feedbackGallery: readonly GalleryCard[] = [
  shown('feedbackList', '在反馈', feedbackListCard(list)),
  shown('feedbackList', '没有人', feedbackListCard({ ...list, told: 0, of: 0, list: empty })),
  shown(
    'feedbackList',
    '都反馈了，80人',
    feedbackListCard({
      ...list,
      told: 80,
      of: 80,
      answered: 80,
      list: {
        page: 2,
        pages: 10,
        items: people(8).map((one) => ({
          ...row,
          ...one,
          toldOn: '2018-03-13',
          answer: 'received' as const,
        })),
      },
    }),
  ),
  shown('gradeFeedbackForm', '没反馈', feedbackFormCard(form)),
  shown(
    'gradeFeedbackForm',
    '没有手机，已谈',
    feedbackFormCard({
      ...form,
      hasAccount: false,
      channel: 'faceToFace',
      texts,
      toldOn: '2018-03-13',
      mayAnswer: true,
    }),
  ),
  shown(
    'gradeFeedbackForm',
    '有不同意见',
    feedbackFormCard({
      ...form,
      texts,
      toldOn: '2018-03-13',
      answer: 'different',
      statement: '我参加的学习没有记全。',
    }),
  ),
  shown(
    'gradeFeedbackForm',
    '纸上办理',
    feedbackFormCard({ ...form, grade: 'unqualified', onPaper: true }),
  ),
  shown('gradeFeedback', '刚收到', ownFeedbackCard(own)),
  shown(
    'gradeFeedback',
    '已收到，预备党员',
    ownFeedbackCard({ ...own, grade: undefined, answer: 'received', mayAnswer: false }),
  ),
  shown(
    'gradeFeedback',
    '在复议',
    ownFeedbackCard({
      ...own,
      answer: 'different',
      restudy: { dueOn: '2018-03-23', settled: undefined },
      mayAnswer: false,
      mayObject: false,
    }),
  ),
  shown(
    'gradeFeedback',
    '复议后',
    ownFeedbackCard({ ...own, answer: 'different', restudy: restudied, mayObject: false }),
  ),
  shown(
    'gradeFeedback',
    '书记看',
    ownFeedbackCard({ ...own, name: '周开坤', mayAnswer: false, mayObject: false }),
  ),
  shown(
    'gradeObjection',
    '本人写',
    objectionCard({ cycleId: 'c', personId: 'm5', name: undefined, days: 10 }),
  ),
  shown(
    'gradeObjection',
    '书记代记',
    objectionCard({ cycleId: 'c', personId: 'm8', name: '普贵明', days: 10 }),
  ),
]

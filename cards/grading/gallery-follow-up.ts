import type { GalleryCard } from '../gallery.ts'
import {
  assignedTalkCard,
  followUpCard,
  restudyCard,
  type AssignedTalkView,
  type FollowUpView,
  type RestudyView,
} from './follow-up.ts'
import { empty, of, people, shown } from './gallery-samples.ts'
import { receiptCard, receiptsCard, type ReceiptView } from './receipts.ts'

const restudy: RestudyView = {
  ...of,
  personId: 'm7',
  name: '张秋燕',
  isProbationary: false,
  mayBeExcellent: true,
  grade: 'basicallyQualified',
  statement: '我参加的学习没有记全。',
  dueOn: '2018-03-23',
  people: [
    { personId: 'm2', name: '张春松' },
    { personId: 'm3', name: '罗秋梅' },
  ],
  today: '2018-03-20',
  settled: undefined,
  leads: true,
}
const followUp: FollowUpView = {
  ...of,
  personId: 'm7',
  name: '张秋燕',
  grade: 'basicallyQualified',
  kind: 'assignedTalk',
  openedOn: undefined,
  doneOn: undefined,
  talker: undefined,
  talkerId: undefined,
  dueOn: '2018-03-22',
  talkers: people(12),
  today: '2018-03-14',
}
const assigned = { ...followUp, openedOn: '2018-03-14', talker: '党员1', talkerId: 'm0' }
const talk: AssignedTalkView = {
  cycleId: 'c',
  personId: 'm7',
  name: '张秋燕',
  unitName: of.unitName,
  dueOn: '2018-03-22',
  doneOn: undefined,
  record: undefined,
  mayWrite: true,
  today: '2018-03-20',
}
const record = { talk: '谈了学习少的原因。', plan: '每月参加一次学习。' }
const receipt: ReceiptView = {
  ...of,
  personId: 'm15',
  name: '张向强',
  state: 'awaitingReceipt',
  receivedOn: undefined,
  today: '2018-03-20',
  grade: undefined,
  destination: undefined,
  meetingOn: undefined,
  note: undefined,
  homeGrade: undefined,
  chosen: undefined,
  chosenReason: undefined,
}
const twice: ReceiptView = {
  ...receipt,
  state: 'conflict',
  receivedOn: '2018-03-20',
  grade: 'excellent',
  destination: '滨江街道云河社区第二党支部',
  meetingOn: '2018-03-15',
  homeGrade: 'qualified',
}
const mobile = (state: 'awaitingReceipt' | 'received' | 'conflict' | 'settled' | 'home') => ({
  personId: state,
  name: '张向强',
  state,
  receivedOn: state === 'received' ? '2018-03-20' : undefined,
})

/** Cards of what follows from a grade, and of mobile members' receipts. */
export const followUpGallery: readonly GalleryCard[] = [
  shown('gradeRestudy', '等复议', restudyCard(restudy)),
  shown(
    'gradeRestudy',
    '预备党员，委员看',
    restudyCard({ ...restudy, isProbationary: true, grade: undefined, leads: false }),
  ),
  shown(
    'gradeRestudy',
    '已复议',
    restudyCard({ ...restudy, settled: { heldOn: '2018-03-20', note: '改为合格。' } }),
  ),
  shown('gradeFollowUp', '安排谈话', followUpCard(followUp)),
  shown('gradeFollowUp', '已安排', followUpCard(assigned)),
  shown('gradeFollowUp', '已谈', followUpCard({ ...assigned, doneOn: '2018-03-20' })),
  shown(
    'gradeFollowUp',
    '表扬',
    followUpCard({ ...followUp, grade: 'excellent', kind: 'commendation' }),
  ),
  shown(
    'gradeFollowUp',
    '已表扬',
    followUpCard({
      ...followUp,
      grade: 'excellent',
      kind: 'commendation',
      openedOn: '2018-03-16',
      doneOn: '2018-03-16',
    }),
  ),
  shown(
    'gradeFollowUp',
    '提希望',
    followUpCard({ ...followUp, grade: 'qualified', kind: 'encouragement' }),
  ),
  shown(
    'gradeFollowUp',
    '已提希望',
    followUpCard({
      ...followUp,
      grade: 'qualified',
      kind: 'encouragement',
      doneOn: '2018-03-13',
    }),
  ),
  shown(
    'gradeFollowUp',
    '纸上办理',
    followUpCard({
      ...followUp,
      grade: 'unqualified',
      kind: 'organizationalHandlingCase',
      openedOn: '2018-03-12',
    }),
  ),
  shown('assignedTalk', '请去谈', assignedTalkCard(talk)),
  shown('assignedTalk', '已谈', assignedTalkCard({ ...talk, doneOn: '2018-03-20', record })),
  shown('assignedTalk', '书记看', assignedTalkCard({ ...talk, mayWrite: false })),
  shown(
    'gradeReceipts',
    '几种情况',
    receiptsCard({
      ...of,
      awaiting: 1,
      list: {
        page: 1,
        pages: 2,
        items: (['awaitingReceipt', 'received', 'conflict', 'settled', 'home'] as const).map(
          mobile,
        ),
      },
    }),
  ),
  shown('gradeReceipts', '没有流动党员', receiptsCard({ ...of, awaiting: 0, list: empty })),
  shown('gradeReceipt', '等回执', receiptCard(receipt)),
  shown(
    'gradeReceipt',
    '已收到',
    receiptCard({ ...receipt, state: 'received', receivedOn: '2018-03-20', note: '对方还没评' }),
  ),
  shown('gradeReceipt', '两处都评了', receiptCard(twice)),
  shown(
    'gradeReceipt',
    '已选定',
    receiptCard({ ...twice, state: 'settled', chosen: 'home', chosenReason: '年底在村里工作。' }),
  ),
]

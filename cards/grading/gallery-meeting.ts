import type { GalleryCard } from '../gallery.ts'
import {
  confirmCard,
  decisionCard,
  overviewCard,
  type ConfirmView,
  type DecisionView,
} from './decision.ts'
import { above, ballot, capped, counts, of, people, quota, shown } from './gallery-samples.ts'
import {
  conclusionCard,
  gradingMeetingCard,
  type ConclusionView,
  type GradingMeetingView,
  type MeetingRowView,
} from './meeting.ts'
import { meetingFormCard } from './meeting-form.ts'

const committee = [
  { personId: 'm2', name: '张春松' },
  { personId: 'm3', name: '罗秋梅' },
  { personId: 'm4', name: '李晓强' },
]
const form = {
  ...of,
  body: 'committee' as const,
  people: committee,
  presentIds: [],
  heldOn: '2018-03-12',
  from: undefined,
  place: undefined,
  recorderId: undefined,
  isOpen: false,
}

const row: MeetingRowView = {
  personId: 'm5',
  name: '周开坤',
  isProbationary: false,
  isConcluded: false,
  grade: undefined,
  proposed: 'qualified',
  ballot,
  agreed: 0,
  deciders: 0,
  hasWithdrawn: false,
  restudied: false,
  isReader: false,
}
const done: MeetingRowView = {
  ...row,
  isConcluded: true,
  grade: 'excellent',
  agreed: 2,
  deciders: 2,
}
const meeting: GradingMeetingView = {
  ...of,
  body: 'committee',
  state: 'open',
  heldOn: '2018-03-12',
  present: ['张春松', '罗秋梅', '李晓强'],
  expected: 3,
  counts,
  open: 22,
  quota,
  list: {
    page: 1,
    pages: 3,
    items: [
      { ...row, personId: 'm2', name: '张春松', isReader: true },
      { ...done, personId: 'm3', name: '罗秋梅', hasWithdrawn: true },
      row,
      { ...row, personId: 'm26', name: '罗丽梅', isProbationary: true, proposed: undefined },
    ],
  },
  passable: 20,
  leads: true,
}
const concluded = {
  ...meeting,
  open: 0,
  passable: 0,
  list: { page: 1, pages: 1, items: [done, { ...done, personId: 'm6', restudied: true }] },
}
const crowd = people(8).map((one) => ({ ...done, ...one, grade: 'qualified' as const }))

const conclusion: ConclusionView = {
  ...of,
  personId: 'm3',
  name: '罗秋梅',
  body: 'committee',
  isProbationary: false,
  mayBeExcellent: true,
  proposed: 'excellent',
  reasons: '带头修路。',
  ballot,
  deciders: 2,
  expected: 3,
  hasWithdrawn: true,
  grade: undefined,
  agreed: 2,
  opinion: undefined,
}

const decision: DecisionView = { ...of, counts, open: 0, quota, faults: [], isOpen: true }
const confirm: ConfirmView = {
  ...of,
  body: 'committee',
  heldOn: '2018-03-12',
  counts: { ...counts, excellent: 5, qualified: 17 },
  quota: above,
  excellent: ['罗秋梅', '周开坤', '周德成', '张秋燕', '李朝春'],
  reason: '修路、抗旱出力的多一人。',
  state: 'awaitingConfirmation',
}

/** Cards of the meeting that decides, and of the decision. */
export const gradingMeetingGallery: readonly GalleryCard[] = [
  shown('gradingMeetingForm', '支委会', meetingFormCard(form)),
  shown(
    'gradingMeetingForm',
    '党员大会80人',
    meetingFormCard({ ...form, body: 'members', people: people(80) }),
  ),
  shown(
    'gradingMeetingForm',
    '改到会',
    meetingFormCard({
      ...form,
      presentIds: ['m2', 'm3'],
      from: '15:00',
      place: '三组活动室',
      recorderId: 'm3',
      isOpen: true,
    }),
  ),
  shown('gradingMeeting', '正在研究', gradingMeetingCard(meeting)),
  shown('gradingMeeting', '委员看', gradingMeetingCard({ ...meeting, leads: false })),
  shown('gradingMeeting', '都有结论', gradingMeetingCard(concluded)),
  shown(
    'gradingMeeting',
    '等确认',
    gradingMeetingCard({ ...concluded, state: 'awaitingConfirmation', quota: above }),
  ),
  shown(
    'gradingMeeting',
    '已确认，80人',
    gradingMeetingCard({
      ...concluded,
      state: 'decided',
      body: 'members',
      present: people(60).map((one) => one.name),
      expected: 80,
      list: { page: 2, pages: 10, items: crowd },
    }),
  ),
  shown('gradeConclusion', '支委会', conclusionCard(conclusion)),
  shown(
    'gradeConclusion',
    '预备党员',
    conclusionCard({
      ...conclusion,
      name: '罗丽梅',
      isProbationary: true,
      proposed: undefined,
      reasons: undefined,
      ballot: undefined,
      hasWithdrawn: false,
    }),
  ),
  shown(
    'gradeConclusion',
    '党员大会，改结论',
    conclusionCard({
      ...conclusion,
      body: 'members',
      mayBeExcellent: false,
      hasWithdrawn: false,
      deciders: 40,
      expected: 60,
      grade: 'basicallyQualified',
      agreed: 35,
      opinion: '学习少。',
    }),
  ),
  shown('gradingDecision', '在比例内', decisionCard(decision)),
  shown(
    'gradingDecision',
    '低于比例',
    decisionCard({ ...decision, quota: { ...quota, state: 'belowGuide' } }),
  ),
  shown('gradingDecision', '超出比例', decisionCard({ ...decision, quota: above })),
  shown(
    'gradingDecision',
    '不能确认',
    decisionCard({
      ...decision,
      open: 2,
      quota: capped,
      faults: ['open', 'undetermined', 'hardCap'],
    }),
  ),
  shown('gradingDecision', '确认过了', decisionCard({ ...decision, isOpen: false })),
  shown('gradingConfirm', '等确认', confirmCard(confirm)),
  shown('gradingConfirm', '已同意', confirmCard({ ...confirm, state: 'decided' })),
  shown('gradingConfirm', '已退回', confirmCard({ ...confirm, reason: undefined, state: 'open' })),
  shown(
    'gradingOverview',
    '三个支部',
    overviewCard({
      cycleId: 'c',
      unitName: '禾坪村党总支',
      branches: [
        { ...of, stage: 'awaiting', graded: 23, excellent: 5, state: 'aboveGuide' },
        { ...of, unitId: 'B2', stage: 'decided', graded: 15, excellent: 3, state: 'withinGuide' },
        { ...of, unitId: 'B3', stage: 'before', graded: 9, excellent: 0, state: 'belowGuide' },
      ],
      total: { graded: 47, excellent: 8 },
    }),
  ),
]

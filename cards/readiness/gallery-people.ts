import type { GalleryCard } from '../gallery.ts'
import {
  attendanceListCard,
  attendanceQuestionCard,
  type AttendanceQuestionView,
} from './attendance.ts'
import { leaveCard, leaveRequestCard, type LeaveMeeting, type LeaveRequestView } from './leave.ts'

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

const unit = { unitId: 'B3', unitName: '禾坪三支部', isRoot: false }
const days = { windowFrom: '2018-03-07', windowTo: '2018-03-09' }

const question: AttendanceQuestionView = {
  ...unit,
  ...days,
  personId: 'm53',
  onBehalfOf: undefined,
  venue: { place: '一组活动场所', onDay: '2018-03-07', startsAt: '09:00' },
  answer: undefined,
  isOld: false,
}
const list = {
  unitId: 'B3',
  unitName: '禾坪三支部',
  windowFrom: '2018-03-07',
  expected: 10,
  coming: 7,
  onLeave: ['王顺荣'],
  notComing: ['何春恒'],
  unanswered: [{ label: '彭玉珍', value: 'm53' }],
  page: 1,
  pages: 2,
  mayRecord: true,
  waitingLeave: [{ leaveId: 'l', name: '王宗荣' }],
}
const meeting: LeaveMeeting = { ...unit, ...days, isTeam: false, request: undefined }
const asked = { leaveId: 'l', reasonClass: 'illness', byTown: false } as const
const request: LeaveRequestView = {
  ...unit,
  ...days,
  leaveId: 'l',
  name: '王宗荣',
  isTeam: false,
  byTown: false,
  reasonClass: 'illness',
  reason: '在县医院住院',
  makeUp: undefined,
  state: 'asked',
}
const nobody: readonly { personId: string; name: string }[] = []
const own = { personId: 'm52', onBehalfOf: undefined, answersFor: nobody }

/** Cards of attendance and leave. */
export const peopleGallery: readonly GalleryCard[] = [
  shown('attendanceQuestion', '刚问', attendanceQuestionCard(question)),
  shown('attendanceQuestion', '能到', attendanceQuestionCard({ ...question, answer: 'coming' })),
  shown(
    'attendanceQuestion',
    '替人答，不能到',
    attendanceQuestionCard({
      ...question,
      onBehalfOf: '彭朝荣',
      venue: undefined,
      answer: 'notComing',
    }),
  ),
  shown(
    'attendanceQuestion',
    '已请假',
    attendanceQuestionCard({ ...question, isRoot: true, answer: 'onLeave' }),
  ),
  shown('attendanceQuestion', '已改期', attendanceQuestionCard({ ...question, isOld: true })),
  shown('attendanceList', '书记看', attendanceListCard(list)),
  shown(
    'attendanceList',
    '都答了',
    attendanceListCard({
      ...list,
      coming: 10,
      onLeave: [],
      notComing: [],
      unanswered: [],
      pages: 1,
      mayRecord: false,
      waitingLeave: [],
    }),
  ),
  shown('leave', '请假', leaveCard({ ...own, meetings: [meeting] })),
  shown('leave', '没有会', leaveCard({ ...own, meetings: [] })),
  shown(
    'leave',
    '班子成员',
    leaveCard({
      ...own,
      answersFor: [{ personId: 'm51', name: '彭朝荣' }],
      meetings: [
        { ...meeting, isTeam: true, request: { ...asked, state: 'refused' } },
        { ...meeting, isRoot: true, request: { ...asked, state: 'asked', byTown: true } },
      ],
    }),
  ),
  shown(
    'leave',
    '替人，已批准',
    leaveCard({
      ...own,
      onBehalfOf: '彭朝荣',
      meetings: [{ ...meeting, request: { ...asked, state: 'approved' } }],
    }),
  ),
  shown('leaveRequest', '等答复', leaveRequestCard(request)),
  shown(
    'leaveRequest',
    '镇党委答复',
    leaveRequestCard({ ...request, isTeam: true, byTown: true, isRoot: true }),
  ),
  shown(
    'leaveRequest',
    '已批准',
    leaveRequestCard({ ...request, state: 'approved', makeUp: '会后书记当面传达' }),
  ),
]

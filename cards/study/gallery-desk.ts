import type { GalleryCard } from '../gallery.ts'
import { attendanceCard, type AttendanceView } from './attendance.ts'
import { catchUpListCard } from './catch-up-list.ts'
import { ended, facts, none, shown } from './gallery-samples.ts'
import { manageCard, type ManageView } from './manage.ts'
import { progressCard } from './progress.ts'
import { sessionFormCard, sessionNoticeCard, type SessionNoticeView } from './session-form.ts'
import { dueFormCard, taskFormCard } from './task-form.ts'

const topics = [
  { id: 't1', name: '“八个明确”主要内容' },
  { id: 't2', name: '“十四个坚持”基本方略' },
  { id: 't3', name: '党员义务' },
  { id: 't4', name: '党的基层组织的基本任务' },
]
const options = topics.map(({ id, name }) => ({ label: name, value: id }))
const units = [
  { label: '禾坪村党总支', value: 'GB' },
  { label: '禾坪一支部', value: 'B1' },
]
const notice: SessionNoticeView = {
  unit: '禾坪一支部',
  kind: 'guidedReading',
  heldOn: '2018-02-10',
  startsAt: '09:00',
  place: '一组活动场所',
  leader: '张春松',
  topics: ['党员义务'],
  state: 'planned',
}
const attendance: AttendanceView = {
  ...notice,
  sessionId: 's',
  unitId: 'B1',
  mayRecord: true,
  absentIds: [],
  summary: undefined,
  members: [
    { label: '张春松', value: 'm2' },
    { label: '罗秋梅', value: 'm3' },
  ],
}
const missed = {
  sessionId: 's',
  branch: '禾坪一支部',
  heldOn: '2018-02-10',
  dueOn: '2018-02-17',
  absent: [{ label: '罗秋梅', value: 'm3' }],
}
const session = {
  ...({ kind: 'session', sessionId: 's', branch: '禾坪一支部', heldOn: '2018-02-10' } as const),
  ...({ startsAt: '09:00', sessionKind: 'guidedReading' } as const),
}
const manage: ManageView = {
  unitId: 'GB',
  unit: '禾坪村党总支',
  personId: 'p',
  hasCycle: true,
  toCatchUp: 3,
  topics: topics.map(({ name }, at) => ({ name, covered: at === 0 ? 3 : 1, of: 3 })),
  branchesWithout: ['禾坪三支部'],
  list: {
    page: 1,
    pages: 2,
    items: [
      { ...facts, kind: 'task', done: 12, of: 47 },
      { ...session, state: 'planned', toRecord: true, mayOpen: true },
      { ...session, state: 'held', toRecord: false, mayOpen: false },
    ],
  },
  problemNotes: { notes: 5, people: 4 },
}
const empty = { ...manage, topics: [], branchesWithout: [], list: none, toCatchUp: 0 }
const progress = {
  ...facts,
  unitId: 'GB',
  unit: '禾坪村党总支',
  done: 45,
  of: 47,
  reflections: 3,
  mayChange: true,
  branches: [{ unitId: 'B1', name: '禾坪一支部', done: 22, of: 24 }],
  missing: { items: ['罗建成', '李秋蓉'], page: 1, pages: 2 },
}

/** The secretary's cards and the notices. */
export const deskGallery: readonly GalleryCard[] = [
  shown('studyManage', '进行中', manageCard(manage)),
  shown('studyManage', '还没开始', manageCard(empty)),
  shown('studyManage', '没有方案', manageCard({ ...empty, hasCycle: false })),
  shown(
    'studyTaskForm',
    '总支',
    taskFormCard({ unitId: 'GB', units, topics: options, dueOn: '2018-02-22' }),
  ),
  shown(
    'studyDueForm',
    '改期',
    dueFormCard({ taskId: 't', unitId: 'GB', title: '学习十九大报告', dueOn: '2018-02-22' }),
  ),
  shown('studyProgress', '还差两人', progressCard(progress)),
  shown(
    'studyProgress',
    '全部学完',
    progressCard({ ...progress, ...ended, done: 47, missing: none, branches: [] }),
  ),
  shown(
    'studySessionForm',
    '总支',
    sessionFormCard({ unitId: 'GB', units, topics: options, heldOn: '2018-02-10' }),
  ),
  shown('studySessionNotice', '通知', sessionNoticeCard(notice)),
  shown('studySessionNotice', '取消', sessionNoticeCard({ ...notice, state: 'cancelled' })),
  shown('studyAttendance', '等开会', attendanceCard({ ...attendance, mayRecord: false })),
  shown('studyAttendance', '登记', attendanceCard(attendance)),
  shown(
    'studyAttendance',
    '已登记',
    attendanceCard({ ...attendance, state: 'held', absentIds: ['m3'], summary: '学了党员义务' }),
  ),
  shown(
    'studyCatchUps',
    '一人没来',
    catchUpListCard({ unitId: 'B1', list: { items: [missed], page: 1, pages: 1 } }),
  ),
  shown('studyCatchUps', '没有人', catchUpListCard({ unitId: 'B1', list: none })),
]

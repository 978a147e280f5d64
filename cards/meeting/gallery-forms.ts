import type { GalleryCard } from '../gallery.ts'
import { attendanceCard, type AttendanceView } from './attendance.ts'
import { breakOffCard, noteCard, speakerCard } from './forms.ts'
import { groupSessionCard, groupSplitCard } from './groups.ts'
import { dualCard, noticeCard, todayCard } from './notices.ts'
import { openingCard, type OpeningView } from './opening.ts'
import type { DualMark } from './wording.ts'

function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

const meetingId = 'meeting'
const unitName = '禾坪三支部'
const people = [
  { label: '茶立川', value: 'm47' },
  { label: '李春远', value: 'm48' },
  { label: '李立蓉', value: 'm49' },
]
const fifty = Array.from({ length: 50 }, (_, at) => ({
  label: `党员${at + 1}`,
  value: `person${at + 1}`,
}))

const opening: OpeningView = {
  unitId: 'B3',
  unitName,
  meetingType: 'B',
  expected: 10,
  coming: 8,
  onLeave: 1,
  least: '到会至少 6 人才能开，最好到 8 人',
  chairName: '茶立川',
  recorders: people,
  recorderId: 'm48',
  chairs: people.slice(1),
  guides: '',
}

const attendance: AttendanceView = {
  meetingId,
  unitName,
  meetingType: 'B',
  isOpen: true,
  mode: 'tick',
  counts: { expected: 10, present: 7, onLeave: 1, absent: 2, besides: 0, observers: 0 },
  people,
  page: 1,
  pages: 1,
  mayChange: true,
}

const step = { meetingId, step: 'B1', stepName: '专题宣讲' }
const group = {
  meetingId,
  step: 'B4b',
  stepName: '其他党员批评和自我批评',
  groupId: 'B3G1',
  groupName: '禾坪三支部第1小组',
  signedIn: 6,
  reported: undefined,
  isOpen: true,
  record: '',
}
const venue = { place: '一组活动场所', onDay: '2018-03-08', startsAt: '09:00' }
const notice = {
  unitName,
  windowFrom: '2018-03-07',
  windowTo: '2018-03-09',
  venue,
  meetings: [
    { meetingType: 'B' as const, steps: ['通报到会情况', '专题宣讲', '总结会议，提出整改要求'] },
    { meetingType: 'C' as const, steps: ['大会动员', '党员逐一自评', '总结'] },
  ],
}
const marks: DualMark[] = ['present', 'onLeave', 'absent', 'toCome']
const leader = (at: number) => ({
  name: `干部${at + 1}`,
  branch: unitName,
  a: marks[at % 4] ?? 'present',
  b: marks[(at + 1) % 4] ?? 'present',
})

/** The cards of the meeting that ask, list or tell ahead. */
export const meetingFormsGallery: readonly GalleryCard[] = [
  shown('meetingOpening', '支部', openingCard(opening)),
  shown(
    'meetingOpening',
    '总支，有领导来',
    openingCard({
      ...opening,
      meetingType: 'A',
      chairs: [],
      guides: '镇党委指导组',
      least: '主要负责同志要到会，班子 5 人至少到 4 人，最好都到',
    }),
  ),
  shown('meetingAttendance', '登记到会', attendanceCard(attendance)),
  shown('meetingAttendance', '八十人', attendanceCard({ ...attendance, people: fifty, pages: 2 })),
  shown('meetingAttendance', '都到了', attendanceCard({ ...attendance, people: [] })),
  shown('meetingAttendance', '取消签到', attendanceCard({ ...attendance, mode: 'untick' })),
  shown('meetingAttendance', '登记请假', attendanceCard({ ...attendance, mode: 'leave' })),
  shown('meetingAttendance', '补登记', attendanceCard({ ...attendance, isOpen: false })),
  shown(
    'meetingAttendance',
    '不能再改',
    attendanceCard({ ...attendance, isOpen: false, mayChange: false }),
  ),
  shown('meetingNote', '空', noteCard({ ...step, body: '' })),
  shown('meetingNote', '已记过', noteCard({ ...step, body: '郭文蓉宣讲，讨论了茶园的路。' })),
  shown('meetingSpeaker', '没选', speakerCard({ ...step, people, speakerId: undefined })),
  shown('meetingSpeaker', '选过', speakerCard({ ...step, people, speakerId: 'm48' })),
  shown('meetingBreakOff', '中止', breakOffCard({ meetingId, unitName })),
  shown(
    'groupSplit',
    '还没分',
    groupSplitCard({
      ...group,
      present: 24,
      groups: [
        { label: '第1小组（9）', value: 'B1G1' },
        { label: '第2小组（8）', value: 'B1G2' },
      ],
      sent: [],
    }),
  ),
  shown(
    'groupSplit',
    '都通知了',
    groupSplitCard({ ...group, present: 24, groups: [], sent: ['第1小组', '第2小组'] }),
  ),
  shown('groupSession', '没报', groupSessionCard(group)),
  shown(
    'groupSession',
    '报过',
    groupSessionCard({ ...group, reported: 6, record: '六个人都作了自评。' }),
  ),
  shown('groupSession', '结束', groupSessionCard({ ...group, reported: 6, isOpen: false })),
  shown('meetingNotice', '定了会场', noticeCard(notice)),
  shown(
    'meetingNotice',
    '没定会场',
    noticeCard({ ...notice, venue: undefined, meetings: notice.meetings.slice(0, 1) }),
  ),
  shown('meetingToday', '今天', todayCard({ unitName, meetings: ['B', 'C'], venue, isOld: false })),
  shown('meetingToday', '有变', todayCard({ unitName, meetings: ['B', 'C'], venue, isOld: true })),
  shown('dualAttendance', '空', dualCard({ unitName, people: [], both: 0 })),
  shown(
    'dualAttendance',
    '几个人',
    dualCard({ unitName, both: 0, people: [0, 1, 2, 3].map(leader) }),
  ),
  shown(
    'dualAttendance',
    '八十人',
    dualCard({ unitName, both: 0, people: fifty.map((_, at) => leader(at)) }),
  ),
]

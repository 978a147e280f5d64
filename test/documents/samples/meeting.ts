import {
  doubleAttendance,
  leaveApproval,
  signInSheet,
  type SignInPerson,
} from '../../../documents/archive/attendance.ts'
import {
  criticismSummary,
  meetingAgenda,
  meetingMinutes,
} from '../../../documents/archive/meeting.ts'
import { previousRectification } from '../../../documents/archive/previous.ts'
import { branchHead, head, sample, type Sample } from '../support/sample.ts'

const member: SignInPerson = {
  name: '王正成',
  standing: '支部书记',
  group: '一小组',
  role: 'participant',
  isExpected: true,
  presence: '',
  signedAt: '',
  signedBy: '',
}
const people: readonly SignInPerson[] = [
  member,
  { ...member, name: '张春松', standing: '正式党员' },
  { ...member, name: '罗秋梅', standing: '预备党员', group: '二小组' },
  { ...member, name: '何秀英', standing: '村委会委员', group: '', role: 'observer' },
]

const signIn = {
  ...branchHead,
  meeting: 'B' as const,
  meetingDay: '2018-03-08',
  from: '09:30',
  place: '一组活动室',
  theme: '深入学习贯彻党的十九大精神',
  people,
  guides: ['镇党委委员赵明'],
}

const come = { presence: 'present', signedAt: '09:21', signedBy: 'button' } as const
const signed: readonly SignInPerson[] = [
  { ...member, ...come },
  { ...member, name: '张春松', standing: '正式党员', presence: 'onLeave' },
  { ...member, name: '罗秋梅', standing: '预备党员', group: '二小组', presence: 'absent' },
  {
    ...member,
    ...come,
    name: '老党员',
    standing: '正式党员',
    isExpected: false,
    signedBy: 'recorder',
  },
  { ...member, ...come, name: '何秀英', standing: '村委会委员', group: '', role: 'observer' },
]

export const meetingSamples: Sample[] = [
  sample('D19', previousRectification, {
    ...head,
    previousYear: 2016,
    rows: [
      {
        item: '路灯维修',
        measure: '换灯',
        owner: '王正成',
        due: '2017-04-01',
        isDone: true,
        evidence: '照片三张',
        remaining: '',
      },
      {
        item: '账目公开',
        measure: '每季度公布',
        owner: '周德成',
        due: '2017-06-30',
        isDone: false,
        evidence: '',
        remaining: '第四季度没有公布',
      },
    ],
    noneReason: '',
    day: '2018-03-03',
  }),
  sample('D20', signInSheet, signIn, { name: 'signInSheetBlank' }),
  sample('D20', signInSheet, { ...signIn, people: signed }, { name: 'signInSheetSigned' }),
  sample('D21', meetingAgenda, {
    ...branchHead,
    meeting: 'B',
    theme: '深入学习贯彻党的十九大精神',
    meetingDay: '2018-03-08',
    from: '09:30',
    place: '一组活动室',
    chair: '王正成',
    recorder: '杨宗成',
    steps: [
      { name: '通报到会情况', who: '王正成', minutes: 5, afterMeeting: false },
      { name: '专题宣讲', who: '李晓强', minutes: 30, afterMeeting: false },
      { name: '组织评定', who: '王正成', minutes: undefined, afterMeeting: true },
    ],
  }),
  sample('D22', meetingMinutes, {
    ...branchHead,
    meeting: 'B',
    day: '2018-03-08',
    from: '09:40',
    to: '11:00',
    place: '一组活动室',
    chair: '王正成',
    recorder: '杨宗成',
    expected: 24,
    present: ['王正成', '杨宗成', '罗秋梅'],
    onLeave: [
      { name: '张春松', reason: '上级安排公务' },
      { name: '赵海辉', reason: '' },
    ],
    absent: ['李朝春'],
    observers: ['何秀英'],
    guides: ['镇党委委员赵明'],
    topic: '深入学习贯彻党的十九大精神',
    sections: [
      {
        title: '1. 通报到会情况（09:40—09:45）',
        lines: [
          { label: '发言人', text: '王正成' },
          { label: '', text: '会上说的话，照实记。' },
        ],
      },
    ],
    confirmed: ['记录人杨宗成 2018年3月9日确认'],
  }),
  sample('D23', criticismSummary, {
    ...branchHead,
    meeting: 'B',
    meetingDay: '2018-03-08',
    rows: [
      {
        to: '王正成',
        from: '张春松',
        problem: '下组少',
        suggestion: '每周去一次三组',
        response: 'accept',
        words: '说得对，改。',
      },
    ],
  }),
  sample(
    'D41',
    doubleAttendance,
    {
      ...head,
      rows: [
        {
          leader: '李晓强',
          post: '党总支副书记',
          meetingA: { unit: '禾坪村党总支', day: '2018-03-07', presence: 'present' },
          meetingB: {
            unit: '第一支部',
            day: '2018-03-08',
            presence: 'onLeave',
          },
        },
      ],
    },
    { hidden: ['禾坪村党总支'] },
  ),
  sample('D43', leaveApproval, {
    ...branchHead,
    name: '张春松',
    post: '正式党员',
    meeting: 'B',
    meetingDay: '2018-03-08',
    reasonClass: 'illness',
    reason: '在镇卫生院住院',
    askedOn: '2018-03-06',
    approver: '王正成',
    state: 'approved',
    decidedOn: '2018-03-07',
    makeUp: '出院后上门说明会议情况',
  }),
]

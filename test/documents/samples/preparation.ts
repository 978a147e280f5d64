import {
  gatheringRecord,
  opinionFeedback,
  opinionForm,
  opinionSummary,
  opinionSummaryWorkbook,
} from '../../../documents/archive/opinion.ts'
import { guarantorTable, meetingNotice, plan } from '../../../documents/archive/preparation.ts'
import { memberRegister, memberRegisterWorkbook } from '../../../documents/archive/register.ts'
import { studyPlan, studyRecord } from '../../../documents/archive/study.ts'
import { branchHead, head, sample, type Sample } from '../support/sample.ts'

const preparation: Sample[] = [
  sample('D02', plan, {
    ...head,
    theme: '深入学习贯彻党的十九大精神',
    basis: [
      {
        issuer: '云岭县委组织部',
        title: '关于开好组织生活会的通知',
        number: '云组通〔2018〕1号',
        day: '2018-01-18',
      },
      {
        issuer: '禾坪镇党委',
        title: '关于做好民主评议党员工作的通知',
        number: '',
        day: '2018-01-29',
      },
    ],
    references: ['中国共产党章程', '中国共产党廉洁自律准则'],
    parts: {
      keyProblems: '重点查摆联系服务群众方面的问题。\n把村里的事一件一件理清楚。',
      methods: '先学习，再听意见，再谈心，再开会。',
      requirements: '班子成员带头，按时间做好。',
    },
    window: { from: '2018-03-07', to: '2018-03-09' },
    meetings: [
      { unit: '禾坪村党总支', meeting: 'A', scope: '', place: '村委会会议室' },
      { unit: '第一支部', meeting: 'B', scope: '一支部的党员', place: '一组活动室' },
    ],
    preparation: [{ task: '准备会场', owner: '王正成', due: '2018-03-05' }],
    agendas: [
      { meeting: 'A', unit: '禾坪村党总支', steps: ['清点人数', '专题宣讲'] },
      { meeting: 'C', unit: '第一支部', steps: ['大会动员'] },
    ],
    guarantors: [{ branch: '第一支部', guarantor: '李晓强', post: '党总支副书记' }],
    dueDays: { immediate: 7, phased: undefined, coordinated: 60 },
    disclosure: { scope: ['branch', 'village'], way: ['meeting', 'noticeBoard'] },
    day: '2018-02-06',
  }),
  sample('D03', guarantorTable, {
    ...head,
    rows: [
      { branch: '第一支部', guarantor: '李晓强', post: '党总支副书记' },
      { branch: '第二支部', guarantor: '周德成', post: '纪检委员' },
    ],
    day: '2018-02-07',
  }),
  sample(
    'D04',
    memberRegister,
    {
      ...branchHead,
      frozenOn: '2018-03-06',
      rows: [
        {
          name: '王正成',
          sex: 'M',
          born: 1962,
          joined: 1988,
          kind: 'fullMember',
          group: '一小组',
          posts: ['支部书记', '村委会委员'],
          flags: [],
          attends: true,
          votes: true,
          remark: '',
        },
        {
          name: '罗丽梅',
          sex: 'F',
          born: undefined,
          joined: 2017,
          kind: 'probationaryMember',
          group: '二小组',
          posts: [],
          flags: ['flowOut', 'noPhone'],
          attends: false,
          votes: false,
          remark: '在昆明务工',
        },
      ],
    },
    { book: memberRegisterWorkbook },
  ),
  sample('D05', meetingNotice, {
    ...branchHead,
    meeting: 'B',
    addressee: '全体党员',
    theme: '深入学习贯彻党的十九大精神',
    meetingDay: '2018-03-08',
    from: '09:30',
    to: '12:00',
    place: '一组活动室',
    expected: 24,
    agenda: ['通报到会情况', '专题宣讲'],
    bring: ['党性分析材料', '党徽'],
    leaveTo: '向支部书记王正成请假',
    day: '2018-02-26',
  }),
]

const studyAndOpinions: Sample[] = [
  sample('D06', studyPlan, {
    ...branchHead,
    tasks: [
      {
        title: '学报告',
        materials: ['十九大报告', '党章'],
        topics: ['党员义务'],
        due: '2018-02-20',
      },
    ],
    sessions: [
      {
        day: '2018-02-12',
        from: '09:00',
        place: '活动室',
        kind: 'partyLecture',
        leader: '李晓强',
        topics: ['基本任务'],
      },
    ],
    day: '2018-02-08',
  }),
  sample('D06', studyRecord, {
    ...branchHead,
    day: '2018-02-12',
    from: '09:00',
    place: '活动室',
    kind: 'guidedReading',
    leader: '李晓强',
    topics: ['党员义务', '基本任务'],
    present: ['王正成', '张春松'],
    absent: [{ name: '罗秋梅', caughtUpOn: '2018-02-15', caughtUpWith: '读了报告第三部分' }],
    summary: '一段一段读了报告。\n大家问了补贴的事。',
    recorder: '杨宗成',
  }),
  sample('D07', opinionForm, {
    ...branchHead,
    recipients: ['第一支部班子', '王正成'],
    aspects: ['服务群众', '工作作风'],
    handInTo: '活动室门口意见箱',
    closesOn: '2018-02-22',
  }),
  sample('D08', gatheringRecord, {
    ...branchHead,
    channel: 'forum',
    day: '2018-02-14',
    place: '二组院坝',
    hosts: ['王正成', '张春松'],
    present: 17,
    opinions: ['路灯坏了两个月没人修。', '补贴名单贴得晚。'],
    recorder: '杨宗成',
  }),
  sample(
    'D09',
    opinionSummary,
    {
      ...head,
      openedOn: '2018-02-09',
      closesOn: '2018-02-22',
      rows: [
        {
          opinion: '路灯坏了两个月没人修。',
          category: ['masses', 'member'],
          channel: ['online'],
          count: 3,
          recipient: '第一支部班子',
          claimedBy: ['王正成', '张春松'],
        },
        {
          opinion: '开会通知太晚。',
          category: ['member'],
          channel: ['written'],
          count: 1,
          recipient: '李晓强',
          claimedBy: [],
        },
      ],
      byChannel: [{ channel: 'online', count: 12 }],
      byCategory: [{ category: 'masses', count: 9 }],
      summary: '两周里听了三个组的意见。',
    },
    { book: opinionSummaryWorkbook },
  ),
  sample('D10', opinionFeedback, {
    ...head,
    recipient: '李晓强',
    recipientKind: 'person',
    opinions: ['开会通知太晚。', '下组少。'],
    handedOn: '2018-02-24',
    acknowledgedBy: '李晓强',
    acknowledgedOn: '2018-02-25',
  }),
]

export const preparationSamples = [...preparation, ...studyAndOpinions]

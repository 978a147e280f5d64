import {
  memberAnalysis,
  selfAppraisal,
  teamExamination,
} from '../../../documents/archive/analysis.ts'
import { personalProblems, teamProblems } from '../../../documents/archive/problems.ts'
import { talkRecord, talkRequests, talkSchedule } from '../../../documents/archive/talk.ts'
import { branchHead, head, sample, type Sample } from '../support/sample.ts'

const six = [
  '政治功能强不强',
  '“四个意识”牢不牢',
  '“四个自信”有没有',
  '工作作风实不实',
  '发挥作用好不好',
  '自我要求严不严',
]
const four = ['政治', '纪律', '品德', '作用']

const talks: Sample[] = [
  sample('D11', talkSchedule, {
    ...head,
    rows: [
      {
        one: '李晓强',
        other: '王正成',
        rules: [1, 3],
        plannedOn: '2018-02-20',
        plannedAt: '15:00',
        place: '村委会',
        status: 'confirmed',
        heldOn: '2018-02-21',
      },
      {
        one: '周德成',
        other: '罗秋梅',
        rules: [4],
        plannedOn: '',
        plannedAt: '',
        place: '',
        status: 'notPlanned',
        heldOn: '',
      },
    ],
  }),
  sample('D12', talkRecord, {
    ...head,
    talker: '李晓强',
    talkerPost: '党总支副书记',
    partner: '王正成',
    partnerPost: '支部书记',
    heldOn: '2018-02-21',
    from: '15:00',
    place: '村委会',
    work: '说了修路的进度。',
    thinking: '说了怕得罪人。',
    ownGaps: '下组少。',
    reminders: '多听老党员的话。',
    agreed: '每周下组一次。',
  }),
  sample('D13', talkRequests, {
    ...head,
    rows: [
      {
        requester: '',
        secretary: '王正成',
        askedOn: '2018-02-11',
        talkedOn: '2018-02-13',
        matter: '低保名额',
        result: '已经说明',
      },
      {
        requester: '张春松',
        secretary: '李晓强',
        askedOn: '2018-02-16',
        talkedOn: '',
        matter: '工作分工',
        result: '',
      },
    ],
  }),
]

const analysis: Sample[] = [
  sample('D14', teamExamination, {
    ...head,
    domains: [
      { name: '执行上级党组织决定', text: '布置多，检查少。' },
      { name: '加强自身建设', text: '学习时断时续。' },
    ],
    previous: '去年五项做完四项。',
    roots: '怕麻烦。',
    measures: '每月检查一次。',
    day: '2018-03-05',
  }),
  sample('D15', memberAnalysis, {
    ...branchHead,
    name: '罗秋梅',
    post: '党小组组长',
    frames: ['对照党章', '对照初心和使命'],
    aspects: six.map((name, at) => ({ name, text: `第${'一二三四五六'[at]}个方面写的话。` })),
    putIns: ['把自己摆进去', '把工作摆进去'],
    roots: '学得不深。',
    direction: '每月上门一次。',
    day: '2018-03-02',
  }),
  sample('D16', selfAppraisal, {
    ...branchHead,
    name: '罗秋梅',
    post: '党小组组长',
    aspects: four.map((name) => ({ name, text: `${name}上写的话。` })),
    proposedGrade: 'qualified',
    direction: '带头修路。',
    day: '2018-03-08',
  }),
  sample('D17', teamProblems, {
    ...branchHead,
    rows: [
      {
        problem: '路灯没人修',
        domain: '教育引领和联系服务群众',
        form: '二组两盏灯坏了两个月',
        sources: ['opinion', 'self'],
        root: '没有定人',
        claimedBy: ['王正成'],
      },
    ],
    finishedOn: '2018-03-04',
  }),
  sample('D18', personalProblems, {
    ...branchHead,
    name: '王正成',
    post: '支部书记',
    rows: [
      {
        problem: '下组少',
        aspect: '工作作风实不实',
        form: '一月没去三组',
        root: '图省事',
        direction: '每周去一次',
      },
    ],
    finishedOn: '2018-03-04',
  }),
]

export const talkSamples = [...talks, ...analysis]

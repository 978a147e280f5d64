import {
  memberBallotResult,
  memberBallotResultWorkbook,
  teamAppraisalResult,
} from '../../../documents/archive/ballot-results.ts'
import { ballotSample, countSheetForm } from '../../../documents/archive/ballot.ts'
import {
  appraisalRegistration,
  feedbackRecord,
  helpRecord,
  mobileReceipt,
} from '../../../documents/archive/grading-person.ts'
import {
  commendation,
  gradeSummary,
  gradeSummaryWorkbook,
  gradingMinutes,
} from '../../../documents/archive/grading.ts'
import { branchHead, sample, type Sample } from '../support/sample.ts'

const grades = ['优秀', '合格', '基本合格', '不合格']
const steps = ['好', '较好', '一般', '差']

const rows = [
  { name: '王正成', isMarked: true },
  { name: '罗丽梅', isMarked: false },
]
const papers = { issued: 22, returned: 21, valid: 20, invalid: 1 }
const counted = {
  day: '2018-03-08',
  papers,
  isShown: true,
  scrutineer: '张春松',
  voteCounter: '罗秋梅',
}

const ballots: Sample[] = [
  sample('D24', ballotSample, {
    ...branchHead,
    kind: 'members',
    rows,
    scale: grades,
  }),
  sample(
    'D24',
    ballotSample,
    {
      ...branchHead,
      kind: 'team',
      rows: [{ name: '第一支部班子', isMarked: true }],
      scale: steps,
    },
    { name: 'ballotSampleTeam' },
  ),
  sample('D26', countSheetForm, {
    ...branchHead,
    kind: 'members',
    rows,
    scale: grades,
    scrutineer: '张春松',
    voteCounter: '罗秋梅',
  }),
  sample(
    'D26',
    memberBallotResult,
    {
      ...branchHead,
      ...counted,
      scale: grades,
      rows: [
        {
          name: '王正成',
          counts: [12, 6, 1, 0],
          abstentions: 1,
          invalid: 0,
          base: 20,
          shares: ['60%', '30%', '5%', '0%'],
        },
      ],
    },
    { book: memberBallotResultWorkbook },
  ),
  sample('D27', teamAppraisalResult, {
    ...branchHead,
    ...counted,
    scale: steps,
    rows: [
      {
        item: '第一支部班子',
        counts: [15, 4, 1, 0],
        abstentions: 0,
        invalid: 0,
        base: 20,
        shares: ['75%', '20%', '5%', '0%'],
      },
    ],
  }),
]

const grading: Sample[] = [
  sample('D28', gradingMinutes, {
    ...branchHead,
    body: 'committee',
    heldOn: '2018-03-12',
    from: '19:30',
    place: '一组活动室',
    chair: '王正成',
    recorder: '杨宗成',
    expected: 3,
    present: ['王正成', '杨宗成', '罗秋梅'],
    absent: ['李朝春'],
    rows: [
      {
        name: '张春松',
        proposed: 'qualified',
        grade: 'excellent',
        opinion: '修路出工最多',
        agreed: 3,
        deciders: 3,
        hasWithdrawn: false,
      },
      {
        name: '罗丽梅',
        proposed: '',
        grade: '',
        opinion: '按时参加学习',
        agreed: 2,
        deciders: 2,
        hasWithdrawn: true,
      },
    ],
    excellent: 5,
    graded: 23,
    guide: { min: '15%', max: '20%' },
    quota: 'aboveGuide',
    ratioReason: '两人抢险受表彰',
    confirmedBy: '李晓强',
    confirmedOn: '2018-03-13',
    signers: ['王正成', '杨宗成', '罗秋梅'],
  }),
  sample(
    'D30',
    gradeSummary,
    {
      ...branchHead,
      day: '2018-03-14',
      rows: [
        {
          name: '张春松',
          kind: 'fullMember',
          grade: 'excellent',
          notGradedBecause: '',
          followUp: 'commendation',
        },
        {
          name: '王正成',
          kind: 'fullMember',
          grade: 'qualified',
          notGradedBecause: '',
          followUp: 'encouragement',
        },
        {
          name: '罗丽梅',
          kind: 'probationaryMember',
          grade: '',
          notGradedBecause: 'probationary',
          followUp: '',
        },
      ],
    },
    { book: gradeSummaryWorkbook },
  ),
  sample('D33', commendation, {
    ...branchHead,
    names: ['张春松'],
    day: '2018-03-20',
  }),
  sample('D29', appraisalRegistration, {
    ...branchHead,
    branch: '第一支部',
    name: '张春松',
    sex: 'M',
    born: 1970,
    joined: 1995,
    kind: 'fullMember',
    posts: ['党小组组长'],
    selfAppraisal: ['政治', '纪律', '品德', '作用'].map((name) => ({
      name,
      text: `${name}上写的话。`,
    })),
    proposedGrade: 'qualified',
    groupOpinion: '同意评为合格以上。',
    mutualComments: ['出工多。', '说话直。'],
    ballot: { scale: grades, counts: [12, 6, 1, 0] },
    grade: 'excellent',
    branchOpinion: '同意。',
    decidedOn: '2018-03-12',
    personOpinion: '没有意见。',
  }),
  sample('D31', feedbackRecord, {
    ...branchHead,
    name: '张春松',
    grade: 'qualified',
    toldOn: '2018-03-14',
    toldBy: '王正成',
    channel: 'faceToFace',
    strengths: '出工多。',
    gaps: '学习少。',
    hopes: '多读报告。',
    answer: 'different',
    answeredOn: '2018-03-15',
    statement: '我的出工没有算。',
    restudy: { heldOn: '2018-03-20', grade: 'excellent', note: '补算后改评。' },
  }),
  sample('D32', helpRecord, {
    ...branchHead,
    name: '李朝春',
    grade: 'basicallyQualified',
    responsible: '周德成',
    openedOn: '2018-03-16',
    dueOn: '2018-06-16',
    doneOn: '2018-06-10',
    plan: '每月谈一次。',
    talks: [{ day: '2018-04-10', text: '说了缺会的原因。' }],
    progress: '四月起没有缺会。',
  }),
  sample('D42', mobileReceipt, {
    ...branchHead,
    name: '杨文军',
    destination: '昆明市官渡区某社区支部',
    meetingDay: '2018-03-09',
    grade: 'qualified',
    receivedOn: '2018-03-22',
    note: '按时参加。',
  }),
]

export const appraisalSamples = [...ballots, ...grading]

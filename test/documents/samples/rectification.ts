import { fileContents } from '../../../documents/archive/contents.ts'
import {
  disclosureNotice,
  institutions,
  specialCampaign,
} from '../../../documents/archive/follow-up.ts'
import {
  memberDirections,
  personalRectification,
  teamRectification,
  teamRectificationWorkbook,
  type RectificationRow,
} from '../../../documents/archive/rectification.ts'
import { situationReport } from '../../../documents/archive/report.ts'
import { branchHead, head, sample, type Sample } from '../support/sample.ts'

const item: RectificationRow = {
  problem: '二组路灯坏了没人修',
  sources: ['problem', 'criticism', 'import'],
  importedFrom: '“两学一做”问题清单',
  rectificationClass: 'phased',
  goal: '全村路灯都亮',
  measures: '定专人，每月查一次灯。',
  leadUnit: '镇供电所',
  responsible: '王正成',
  due: '2018-05-31',
  reviewMonths: 3,
  progress: [
    { day: '2018-03-25', text: '换了两盏。' },
    { day: '2018-04-20', text: '三组也查完了。' },
  ],
  evidence: [{ day: '2018-04-21', text: '照片' }],
  status: 'closed',
  closedOn: '2018-05-20',
  checker: '周德成',
  escalatedOn: '2018-04-02',
}

export const rectificationSamples: Sample[] = [
  sample(
    'D34',
    teamRectification,
    { ...branchHead, publishedOn: '2018-03-17', rows: [item] },
    { book: teamRectificationWorkbook },
  ),
  sample('D35', personalRectification, {
    ...head,
    name: '李晓强',
    post: '党总支副书记',
    publishedOn: '2018-03-17',
    rows: [
      {
        problem: '下组少',
        rectificationClass: 'immediate',
        measures: '每周下组一次。',
        due: '2018-03-24',
        progress: [{ day: '2018-03-23', text: '去了三组。' }],
        status: 'published',
        closedOn: '',
        checker: '周德成',
      },
    ],
  }),
  sample('D36', memberDirections, {
    ...branchHead,
    meetingDay: '2018-03-08',
    rows: [
      { name: '杨宗成', direction: '带头交垃圾费。', notGivenBecause: '' },
      { name: '李朝春', direction: '', notGivenBecause: '没有到会' },
    ],
  }),
  sample('D37', disclosureNotice, {
    ...head,
    from: '2018-03-18',
    to: '2018-04-18',
    place: '村委会公示栏',
    contact: '李晓强',
    rows: [{ item: '路灯维修', measures: '每月查一次灯', progress: '换了两盏' }],
    day: '2018-03-18',
  }),
  sample(
    'D38',
    specialCampaign,
    {
      ...head,
      campaigns: [
        {
          issue: '低保评定',
          measures: '逐户核对',
          owner: '周德成',
          due: '2018-06-30',
          result: '核对完了',
          closedOn: '2018-06-20',
          cases: [
            { matter: '三组两户', state: 'settled', onDay: '2018-05-02' },
            { matter: '不该印出来的话', state: 'transferred', onDay: '2018-05-08' },
          ],
        },
      ],
    },
    { hidden: ['不该印出来的话'] },
  ),
  sample('D39', institutions, {
    ...head,
    rows: [
      {
        rule: '党员学习考勤办法',
        kind: 'create',
        due: '2018-04-30',
        doneOn: '2018-04-25',
        owner: '张春松',
        checkOn: '2018-06-30',
        checkedOn: '2018-06-28',
        result: '按月公布了考勤',
      },
    ],
  }),
  sample('D40', situationReport, {
    ...head,
    units: [
      {
        unit: '第一支部',
        meeting: 'B',
        day: '2018-03-08',
        place: '一组活动室',
        chair: '王正成',
        expected: 24,
        present: 22,
        onLeave: 1,
        absent: 1,
        observers: 2,
        guides: 1,
      },
    ],
    preparation: {
      studySessions: 4,
      studied: 58,
      opinionChannels: 3,
      opinions: 41,
      talksRequired: 30,
      talksDone: 30,
      analysesDue: 60,
      analysesDone: 59,
    },
    problems: { byBranches: 31, bySecretaries: 12, team: 9, personal: 22 },
    criticisms: { selfCriticisms: 60, given: 133, receivedBySecretaries: 27 },
    leadersAsMembers: 7,
    ballots: { issued: 56, returned: 55, valid: 54, invalid: 1 },
    grades: { excellent: 10, qualified: 44, basicallyQualified: 2, unqualified: 0 },
    notGraded: 4,
    rectification: { team: 9, personal: 14, closed: 6, open: 17, directions: 51 },
    disclosures: 2,
    problemsAndSuggestions: '外出党员多，请镇里帮助联系。',
    day: '2018-03-30',
  }),
  sample('D45', fileContents, {
    ...head,
    box: '2017年度第1盒',
    rows: [
      {
        documentNumber: 'D02',
        responsible: '中共禾坪镇禾坪村总支部委员会',
        title: '实施方案',
        day: '2018-02-06',
        pages: 6,
        isFile: false,
      },
      {
        documentNumber: 'D22',
        responsible: '第一支部',
        title: '会议记录',
        day: '2018-03-08',
        pages: 11,
        isFile: false,
      },
    ],
    remark: '照片另存一盒。',
    checkedBy: '周德成',
    day: '2018-06-05',
  }),
]

import { planOrder, reportFirstOrder } from './appraisal-orders.ts'
import type { ReminderRow } from './keys.ts'
import { reminderOffsets } from './keys.ts'
import * as codecs from './parameter-codecs.ts'
import { reminderRowNames } from './reminder-row-names.ts'

export interface Parameter {
  /** Where it stands in the policy, such as `excellentRatio.min`. */
  path: string
  name: string
  codec: codecs.Codec
}

export interface ParameterGroup {
  name: string
  parameters: readonly Parameter[]
}

function group(name: string, rows: readonly (readonly [string, string, codecs.Codec])[]) {
  return { name, parameters: rows.map(([path, title, codec]) => ({ path, name: title, codec })) }
}

const followUps = codecs.choice({
  给予表扬: 'commendation',
  '肯定优点、提出希望': 'encouragement',
  安排专人谈心谈话: 'assignedTalk',
  按规定程序处理: 'organizationalHandlingCase',
})

const rowParameter = (row: ReminderRow) =>
  [`reminder.offsets.${row}`, `${reminderRowNames[row]}（距开会天数）`, codecs.wholeNumber] as const

/** Every parameter of a policy, by the page of the plan card it stands on. */
export const parameterGroups: readonly ParameterGroup[] = [
  group('主题和会议', [
    ['theme', '主题', codecs.textLine],
    ['references', '对照的党内规章', codecs.textLines],
    ['basisDocuments', '依据文件', codecs.basisLines],
    ['phrasePack', '固定提法', codecs.choice({ '2017年度': '2017', 以后年度: 'later' })],
    ['meeting.windowFrom', '惯例开会起日', codecs.monthDay],
    ['meeting.windowTo', '惯例开会止日', codecs.monthDay],
    ['meeting.groupThreshold', '到会超过多少人建议分小组', codecs.wholeNumber],
    [
      'meeting.venueType',
      '会议场所',
      codecs.choice({
        村民小组活动场所: 'villagerGroupActivitySite',
        村委会会议室: 'villageHall',
        其他: 'other',
      }),
    ],
    ['criticism.lightAtLeast', '普通党员每人至少听几条批评', codecs.wholeNumber],
    ['meeting.noticeDays', '会议通知提前天数', codecs.wholeNumber],
    ['leave.teamDefault', '班子成员请假', codecs.choice({ 原则上不准: 'deny', 由书记决定: 'ask' })],
  ]),
  group('学习和谈心', [
    ['study.minSessions', '每个支部至少集中学习次数', codecs.wholeNumber],
    ['study.topics', '学习重点', codecs.namedLines],
    ['studyNote.dimensions', '学习中查找问题的方面', codecs.namedLines],
    ['talk.k', '每名班子成员谈话的党员代表人数', codecs.wholeNumber],
    [
      'talk.rule3Mode',
      '班子成员与主要负责人必谈',
      codecs.choice({
        一次谈话两项都算: 'sameTalk',
        '各主动谈一次，共两次': 'reverseTalk',
        与分管负责人谈: 'deputyHeads',
      }),
    ],
    ['talk.requestAnswerDays', '约谈几天内答复', codecs.wholeNumber],
  ]),
  group('党性分析和问题清单', [
    ['analysis.aspects', '党性分析的方面', codecs.namedLines],
    ['analysis.memberTarget', '党员完成比例', codecs.share],
    ['selfAppraisal.aspects', '个人自评的方面', codecs.namedLines],
    ['teamProblem.domains', '班子查摆的方面', codecs.namedLines],
    ['memberProblem.types', '普通党员查摆的问题', codecs.namedLines],
  ]),
  group('民主评议', [
    ['excellentRatio.min', '优秀比例下限', codecs.shareOrNone],
    ['excellentRatio.max', '优秀比例上限', codecs.shareOrNone],
    [
      'excellentRatio.mode',
      '优秀比例怎么用',
      codecs.choice({ 一般掌握: 'guide', 不得超过: 'hardCap', 不设比例: 'none' }),
    ],
    [
      'excellentRatio.denominator',
      '优秀比例的基数',
      codecs.choice({
        在本支部评议的正式党员: 'fullMembersGradedHere',
        本支部全部正式党员: 'fullMembersOfBranch',
      }),
    ],
    [
      'excellentRatio.scope',
      '优秀比例按什么算',
      codecs.choice({ 支部: 'branch', 总支: 'generalBranch' }),
    ],
    ['probationary.graded', '预备党员评定等次', codecs.yesNo],
    [
      'probationary.onBallot',
      '预备党员列入测评表',
      codecs.choice({ '列入，注明不定等次': 'remark', 列入: 'listed', 不列入: 'absent' }),
    ],
    ['probationary.castsBallot', '预备党员填测评表', codecs.yesNo],
    [
      'mobile.defaultPlace',
      '流动党员在哪里参评',
      codecs.choice({ 流入地: 'destination', 本村: 'home' }),
    ],
    [
      'appraisal.order',
      '评议的顺序',
      codecs.choice({ '先测评，后通报': planOrder, '先述职，后测评': reportFirstOrder }),
    ],
  ]),
  group('测评和评定', [
    ['ballot.quorumHard', '到会人数必须超过', codecs.share],
    ['ballot.quorumSoft', '到会人数最好达到', codecs.share],
    [
      'ballot.percentBase',
      '得票率的基数',
      codecs.choice({
        有效票: 'validPapers',
        收回票: 'returnedPapers',
        应投票人数: 'expectedVoters',
      }),
    ],
    ['ballot.minPapersToShow', '不少于多少票才显示结果', codecs.wholeNumber],
    ['teamBallot.scale', '评议班子的档次', codecs.namedLines],
    ['grade.followUp.excellent', '评为优秀的', followUps],
    ['grade.followUp.qualified', '评为合格的', followUps],
    ['grade.followUp.basicallyQualified', '评为基本合格的', followUps],
    ['grade.followUp.unqualified', '评为不合格的', followUps],
    [
      'unqualified.procedure',
      '不合格党员按什么办法处置',
      codecs.choice({ '2014年做法': 'local2014', '2024年办法': 'measures2024' }),
    ],
  ]),
  group('整改、公开和节假日', [
    ['rectification.defaultDueDays.immediate', '立行立改的天数', codecs.wholeNumber],
    [
      'rectification.defaultDueDays.phased',
      '持续改进的天数（“无”为必须写期限）',
      codecs.numberOrNone,
    ],
    ['rectification.defaultDueDays.coordinated', '组织协调的天数', codecs.numberOrNone],
    [
      'disclosure.scope',
      '公开范围',
      codecs.choice({ 支部和全村: ['branch', 'village'], 支部: ['branch'], 全村: ['village'] }),
    ],
    [
      'disclosure.way',
      '公开方式',
      codecs.choice({
        会议和公开栏: ['meeting', 'noticeBoard'],
        会议: ['meeting'],
        公开栏: ['noticeBoard'],
        '会议、公开栏和群': ['meeting', 'noticeBoard', 'group'],
      }),
    ],
    ['reminder.escalationHours', '逾期后几小时提醒本人、组长、总支书记', codecs.threeNumbers],
    ['reminder.leaderHeadStartDays', '班子成员比党员提前天数', codecs.wholeNumber],
    ['calendar.holidays', '节假日', codecs.holidayLines],
    ['calendar.workdays', '调休上班的日子', codecs.dayLines],
  ]),
  group('日程（学习到谈心）', reminderOffsets.slice(0, 13).map(rowParameter)),
  group('日程（分析到开会）', reminderOffsets.slice(13, 28).map(rowParameter)),
  group('日程（会后）', reminderOffsets.slice(29).map(rowParameter)),
]

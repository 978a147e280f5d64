import type { gradeIds } from '../../policies/keys.ts'
import type { MeetingType } from '../../policies/open-gates.ts'

export type { MeetingType }
export type Grade = (typeof gradeIds)[number]

/** Nothing there is, where a list could have been. */
export const none = '无'

export const meetingNames = {
  A: '专题组织生活会',
  B: '专题组织生活会',
  C: '民主评议党员大会',
} as const satisfies Record<MeetingType, string>

/** Who takes part (R12–R14). */
export const meetingScopes = {
  A: '党总支班子成员、村民委员会委员中的党员、村务监督委员会委员中的党员；不是党员的委员列席',
  B: '支部全体党员',
  C: '支部全体党员',
} as const satisfies Record<MeetingType, string>

export const gradeNames = {
  excellent: '优秀',
  qualified: '合格',
  basicallyQualified: '基本合格',
  unqualified: '不合格',
} as const satisfies Record<Grade, string>
export const ungraded = '不定等次'
export const probationaryRow = '预备党员，不定等次'

export const notGradedNames = {
  probationary: '预备党员',
  destination: '在流入地评议',
  undetermined: '评议地点未定',
  notNow: '不参加评定',
} as const
export type NotGraded = keyof typeof notGradedNames

export const followUpNames = {
  commendation: '给予表扬',
  encouragement: '肯定优点、提出希望',
  assignedTalk: '安排专人谈心谈话',
  organizationalHandlingCase: '按规定程序办理',
} as const
export type FollowUp = keyof typeof followUpNames

export const quotaNames = {
  withinGuide: '在一般比例以内',
  belowGuide: '低于一般比例',
  aboveGuide: '高于一般比例',
  aboveHardCap: '超过规定比例',
} as const
export type QuotaState = keyof typeof quotaNames

export const studyKindNames = {
  guidedReading: '领学宣讲',
  partyLecture: '党课辅导',
  groupDiscussion: '交流讨论',
  other: '其他',
} as const
export type StudyKind = keyof typeof studyKindNames

export const channelNames = {
  online: '网络、扫码',
  forum: '座谈会',
  homeVisit: '走访',
  suggestionBox: '意见箱',
  written: '书面',
  other: '其他',
} as const
export type OpinionChannel = keyof typeof channelNames

export const categoryNames = {
  member: '党员',
  masses: '群众',
  congressDelegate: '党代会代表',
  subordinateOrganization: '下级组织',
  areaInCharge: '分管领域的人',
  serviceRecipient: '服务对象',
  other: '其他',
} as const
export type RespondentCategory = keyof typeof categoryNames

/** 四必谈, by rule (R42–R45). */
export const talkRuleNames = {
  1: '书记与班子成员',
  2: '班子成员之间',
  3: '班子成员与书记',
  4: '班子成员与党员代表',
} as const
export type TalkRule = keyof typeof talkRuleNames

export const talkStateNames = {
  notPlanned: '未安排',
  planned: '已安排',
  held: '已谈，待确认',
  confirmed: '已谈',
} as const
export type TalkState = keyof typeof talkStateNames

export const problemSourceNames = {
  opinion: '征求意见',
  talk: '谈心谈话',
  note: '学习',
  superior: '上级指出',
  self: '自己查摆',
} as const
export type ProblemSourceKind = keyof typeof problemSourceNames

export const presenceNames = { present: '出席', onLeave: '请假', absent: '缺席' } as const
export type Presence = keyof typeof presenceNames

export const leaveReasonNames = {
  illness: '生病住院',
  familyEmergency: '家里有急事',
  officialDuty: '上级安排公务',
  awayForWork: '在外地务工',
  other: '其他',
} as const
export type LeaveReason = keyof typeof leaveReasonNames

export const leaveStateNames = { asked: '待批', approved: '同意', refused: '不同意' } as const
export type LeaveState = keyof typeof leaveStateNames

export const responseNames = {
  accept: '接受',
  explain: '说明情况',
  toVerify: '待核实',
  handedOver: '本人未到会，转交',
} as const
export type CriticismResponse = keyof typeof responseNames

export const classNames = {
  immediate: '立行立改',
  phased: '持续改进',
  coordinated: '组织协调',
  longTerm: '长期坚持',
} as const
export type RectificationClass = keyof typeof classNames

export const rectificationSourceNames = {
  problem: '查摆的问题',
  criticism: '接受的批评意见',
  import: '带入的清单',
  previousCycle: '上次没改完的',
  measure: '会上定的措施',
  free: '另外列的',
} as const
export type RectificationSourceKind = keyof typeof rectificationSourceNames

export const rectificationStateNames = {
  draft: '未公布',
  published: '整改中',
  closed: '已销号',
} as const
export type RectificationState = keyof typeof rectificationStateNames

export const caseStateNames = {
  open: '办理中',
  settled: '已办结',
  transferred: '已移送纪检机关',
} as const
export type CaseState = keyof typeof caseStateNames

export const ruleChangeNames = { create: '新建', revise: '修订', repeal: '废止' } as const
export type RuleChange = keyof typeof ruleChangeNames

export const feedbackWayNames = { faceToFace: '当面', private: '私下书面' } as const
export type FeedbackWay = keyof typeof feedbackWayNames
export const feedbackAnswerNames = { received: '收到', different: '有不同意见' } as const
export type FeedbackAnswer = keyof typeof feedbackAnswerNames

export const disclosureScopeNames = { branch: '支部党员', village: '全村' } as const
export type DisclosureScope = keyof typeof disclosureScopeNames
export const disclosureWayNames = {
  meeting: '会议通报',
  noticeBoard: '公示栏',
  group: '党员群',
} as const
export type DisclosureWay = keyof typeof disclosureWayNames

export const bodyNames = { committee: '支部委员会', members: '党员大会' } as const
export type GradingBody = keyof typeof bodyNames

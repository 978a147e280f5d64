import { sayDay } from '../kit/day.ts'

/** The four grades as they are printed; a probationary member has none (不定等次). */
export const gradeNames = {
  excellent: '优秀',
  qualified: '合格',
  basicallyQualified: '基本合格',
  unqualified: '不合格',
} as const
export type GradeName = keyof typeof gradeNames
export const gradeList = ['excellent', 'qualified', 'basicallyQualified', 'unqualified'] as const

export const notGraded = '不定等次'

export function sayGrade(grade: GradeName | undefined): string {
  return grade === undefined ? notGraded : gradeNames[grade]
}

export const bodyNames = { committee: '支委会', members: '党员大会' } as const
export type Body = keyof typeof bodyNames

export const channelNames = { faceToFace: '当面谈', private: '私聊' } as const
export type Channel = keyof typeof channelNames

export const followUpNames = {
  commendation: '给予表扬',
  encouragement: '肯定优点、提出希望',
  assignedTalk: '安排专人谈心谈话',
  organizationalHandlingCase: '按规定程序办理',
} as const
export type FollowUpKind = keyof typeof followUpNames

/** 3月14日, without the day of the week. */
export function shortDay(day: string): string {
  return sayDay(day).replace(/（.*/, '')
}

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const gradingToasts = {
  started: good('可以写初评意见了'),
  startedAlready: told('已经开始初评了'),
  opinionSaved: good('初评意见已存'),
  newerKept: told('已有更新的一次登记，这次没有改动'),
  meetingOpened: good('已登记，可以逐人研究了'),
  meetingChanged: good('到会情况已改'),
  concluded: good('已登记结论'),
  passed: (count: number) => good(`已按初评意见登记 ${count} 人`),
  nonePassed: told('没有可以一并登记的人'),
  decided: good('评定结果已确认，请逐人反馈'),
  awaiting: told('优秀超出一般比例，已送总支书记确认'),
  confirmed: good('已同意，支部可以反馈了'),
  sentBack: told('已退回支部再研究'),
  feedbackSent: good('已私下发给本人'),
  feedbackNoted: good('已登记当面反馈'),
  received: good('已记录：收到'),
  receivedAlready: told('已经记录过了'),
  objected: good('已收下，支部会再研究一次，结果告诉您'),
  restudied: good('复议结果已登记，这是最终结果'),
  followUpSaved: good('已登记'),
  talkAssigned: (name: string) => good(`已请${name}谈话`),
  talkDone: good('已登记谈话，谢谢'),
  talkDoneAlready: told('这次谈话已经登记过了'),
  receiptSaved: good('回执已登记'),
  receiptConflict: told('本支部也评了等次，请选以哪一个为准'),
  receiptChosen: good('已选定，两个等次不合并计算'),
}

export const gradingRefusals = {
  recorderAway: '记录人要在到会的人里',
  meetingAfterReceipt: '开会的日子不能晚于收到回执的日子',
  notBranch: '评定在支部里进行，请到支部的群里发“评定”',
  noCycle: '还没有今年的方案，请书记先发“方案”',
  notMeeting: '评定会还没有开始',
  meetingNotHeld: '民主评议大会开完后才能写初评意见',
  noBallot: '测评结果还没有出来；全部用纸票的，请写明情况',
  unsigned: '计票单还没有签名；签不了的，请写明情况',
  notStarted: '请先开始写初评意见',
  notListed: '这位同志不在本支部的评定名单里',
  ownItem: '研究本人时请回避，由其他同志登记',
  gradeMissing: '请选等次',
  probationary: '预备党员不定等次，只写意见',
  notExcellent: '按规定不能评为优秀',
  reasonMissing: '与测评结果差距大，或评为基本合格、不合格的，请写理由',
  unwritten: (count: number) => `还有 ${count} 人没写初评意见`,
  presentUnknown: '到会的人要从名单里选',
  dayInFuture: '日期不能晚于今天',
  dayBeforeObjection: '日期不能早于本人提出意见',
  dayBeforeMeeting: '日期不能早于民主评议大会',
  noQuorum: (present: number, expected: number) =>
    `到会 ${present}/${expected} 人，不到一半，不能开会`,
  itemNoQuorum: '本人回避后到会不到一半，请等人到齐再研究',
  moreThanThere: (count: number) => `参加研究的有 ${count} 人，同意人数不能超过`,
  noMajority: '同意的没有过半，不能作出结论，请再研究',
  decided: '评定结果已经确认，不能再改',
  awaiting: '已送总支书记确认，不能再改；要改请总支书记退回',
  open: '还有人没有结论',
  undetermined: '还有流动党员没定在哪里参评，请先定',
  hardCap: '优秀超过上限，不能确认，请再研究',
  ratioReason: '优秀超出一般比例，请写明理由',
  notDecided: '评定结果确认后才能反馈',
  tooLate: '复议只有一次，结果已经告诉您',
  stillStudied: '支部还在复议，结果出来会告诉您',
  noRestudy: '没有等复议的意见',
  restudyAbove: '改后优秀超出一般比例，请由总支书记来登记',
  toldTooEarly: '反馈日期不能早于评定会',
  noPhone: '本人没有手机，请当面谈',
  faceToFace: '这种情况要当面谈，不在手机上发',
  texts: '请写优点、不足和希望',
  otherFollowUp: '这个等次不是这样办理',
  talkerSelf: '不能请本人跟自己谈',
  talkerUnknown: '请从名单里选谈话的人',
  dueInPast: '谈话期限不能早于今天',
  notMobile: '这位同志不是流动党员',
  receiptNote: '没有等次的，请写明情况',
  noConflict: '没有需要选的等次',
}

/** Kinds of duty, the only thing an escalation may say. */
export const gradingDuties = {
  meet: '组织评定',
  feedback: '评议反馈',
  restudy: '复议',
  answer: '评议反馈',
  talk: '专人谈心谈话',
  confirm: '确认评定',
}

/** Titles say no name and no grade: they stand in digests and on boards. */
export const gradingDutyTitles = {
  meet: (unit: string) => `${unit}：开评定会，定党员等次`,
  feedback: (unit: string, count: number) => `${unit}：还有 ${count} 人没有反馈`,
  restudy: (unit: string, count: number) => `${unit}：有 ${count} 份不同意见等复议`,
  answer: '看支部给您的评议反馈',
  talk: '找一位同志谈心谈话',
  confirm: (unit: string) => `${unit}：评定结果等您确认`,
}

/** What the step of the agenda says about itself. */
export const gradingLacks = {
  meeting: '民主评议大会还没有开完',
  ballot: '测评结果还没有出来',
  signatures: '计票单还没有签名',
  decided: '评定结果还没有确认',
  feedback: (count: number) => `还有 ${count} 人没有反馈`,
  concluded: (done: number, of: number) => `已研究 ${done} 人，共 ${of} 人`,
  told: (done: number, of: number) => `已反馈 ${done} 人，共 ${of} 人`,
  openDesk: '去评定',
  openFeedback: '去反馈',
}

export const gradingUsage = '初评、评定会、反馈、流动党员回执'

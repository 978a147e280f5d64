export type TalkMode = 'faceToFace' | 'phone' | 'video' | 'letter'
export type TalkResult = 'agreed' | 'partly' | 'needsSecondTalk'
export type TalkFlag = 'enteredLate' | 'whileOnLeave' | 'oneHand'
export type PairState = 'done' | 'oneSide' | 'planned' | 'open'

export const modeNames: Record<TalkMode, string> = {
  faceToFace: '当面谈',
  phone: '电话',
  video: '视频',
  letter: '书信',
}
export const talkModes = Object.keys(modeNames) as TalkMode[]

export const resultNames: Record<TalkResult, string> = {
  agreed: '谈开了，意见一致',
  partly: '谈开了一部分',
  needsSecondTalk: '还要再谈一次',
}
export const talkResults = Object.keys(resultNames) as TalkResult[]

export const flagNames: Record<TalkFlag, string> = {
  enteredLate: '谈完两天以后才登记',
  whileOnLeave: '那天有一方请假',
  oneHand: '双方由同一个人确认',
}

export const stateNames: Record<PairState, string> = {
  done: '已谈完',
  oneSide: '待确认',
  planned: '约好了',
  open: '还没谈',
}
/** Colours of the matrix and of tags. */
export const stateColours: Record<PairState, string> = {
  done: 'green',
  oneSide: 'yellow',
  planned: 'blue',
  open: 'neutral',
}

/** Why a pair must talk (四必谈), by rule. */
export const ruleNames = {
  1: '主要负责人与班子成员必谈',
  2: '班子成员相互必谈',
  3: '班子成员与主要负责人必谈',
  4: '班子成员与党员代表必谈',
} as const

export const partNames = {
  work: '工作上的问题',
  thinking: '思想上的问题',
  ownGaps: '自己的差距',
  reminder: '提醒对方的不足',
} as const
export const agreedName = '约定怎么改（可不填）'

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const talkToasts = {
  proposed: (name: string) => good(`已发给${name}，等对方答复`),
  proposedMany: (count: number) => told(`已发给对方。那天已经约了 ${count} 次谈心，可以换一天`),
  accepted: good('约好了'),
  held: good('已登记，等对方确认'),
  heldOtherwise: told('已记下，但要当面谈才算，请再约一次'),
  confirmed: good('已确认，谢谢'),
  denied: told('已退回，请两人再约时间'),
  recordDraft: (missing: number) => told(`已存下，还有 ${missing} 项没写。只有你们两人能看`),
  recordComplete: good('已保存，等对方看过确认。只有你们两人能看'),
  recordAccepted: good('已确认记录'),
  done: good('这次谈心完成了，谢谢'),
  secondTalk: good('已完成。要再谈一次，已列入待办'),
  reminded: good('已私下提醒他们两人'),
  remindedBefore: told('今天已经提醒过了'),
  areasSaved: good('分管已保存，谈心安排已更新'),
  requested: (days: number) => good(`已送到，${days} 天内答复您`),
  requestAnswered: good('已答复'),
  requestAgreed: good('约好了'),
  otherTime: told('已告诉书记，请他另约时间'),
  requestDone: good('已登记'),
  withdrawn: told('已撤回'),
}

export const talkRefusals = {
  inFuture: '日期不能晚于今天',
  beforeOpinions: '谈心要在征求意见开始以后，请再约一次',
  afterMeeting: '谈心要在开会以前',
  timePast: '约的时间已经过了，请选以后的时间',
  heldAlready: '已经登记过了，请看最新的一张',
  changed: '刚刚有改动，请看最新的一张再点',
  recordIncomplete: '对方的记录还没写完',
  notSecretary: '请选书记',
  notYourArea: '请选班子里的人',
}

/** Kinds of duty, the only thing an escalation may say. */
export const talkDuties = { talk: '谈心谈话', request: '约谈' }

export const talkDutyTitles = {
  pair: (name: string) => `与${name}谈心`,
  second: (name: string) => `与${name}再谈一次`,
  open: (count: number) => `谈心：还有 ${count} 对没谈完`,
  ofUnit: (unit: string, left: number) => `${unit}谈心谈话（还差 ${left} 对）`,
  request: '有人约您谈心，请答复',
  requestTalk: '约好的谈心，谈完请登记',
  requestsOf: (unit: string) => `${unit}的约谈`,
}

export const talkLacks = {
  pair: '这一对还没谈完',
  noRepresentative: '没有合适的党员代表可以谈',
  request: '有约谈还没谈',
  second: '约定再谈一次，还没谈',
}

export const nobodyNamed = '一位群众'
export const noCycleYet = '今年的方案发布以后再安排谈心。'

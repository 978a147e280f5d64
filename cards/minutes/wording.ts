import { sayDay } from '../kit/day.ts'

/** What the meetings are called in a record's title and in duties. */
export const minutesMeetings = {
  A: '专题组织生活会',
  B: '专题组织生活会',
  C: '民主评议党员',
} as const

export const meetingTitle = (year: number, unit: string, meetingType: 'A' | 'B' | 'C') =>
  `${year}年度${unit}${minutesMeetings[meetingType]}`
export const minutesTitle = (meeting: string) => `${meeting}会议记录`

/** The labels of a record: nothing else in it is ours. */
export const minutesLabels = {
  theme: '主题',
  time: '时间',
  place: '地点',
  chair: '主持人',
  delegated: '委托主持',
  recorder: '记录人',
  attendance: '到会',
  present: '实到人员',
  uncounted: '到会但不计入应到',
  onLeave: '请假人员',
  absent: '缺席人员',
  observers: '列席人员',
  guides: '到会指导',
  speaker: '发言人',
  note: '会上记录',
  more: '补充记录',
  groups: '分组进行',
  criticism: '批评和自我批评',
  selfAppraisals: '个人自评',
  mutualComments: '党员互评',
  measures: '班子整改措施',
  directions: '个人整改方向',
  suggestions: '对整改措施的建议',
  turnout: '测评票',
  teamTurnout: '评议票',
  tellers: '监票计票',
} as const

export const otherSection = '其他情况'
export const nothing = '无'
export const placeMissing = '没有登记'

const chineseDay = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

interface Stretch {
  day: string
  from: string
  toDay: string
  to: string
}

/** 2018年3月8日 09:00—11:40; the second day only when it is another one. */
export const sayStretch = ({ day, from, toDay, to }: Stretch) =>
  `${chineseDay(day)} ${from}—${toDay === day ? '' : `${chineseDay(toDay)} `}${to}`

export const sayAttendance = (of: {
  expected: number
  present: number
  onLeave: number
  absent: number
}) => `应到 ${of.expected} 人，实到 ${of.present} 人，请假 ${of.onLeave} 人，缺席 ${of.absent} 人`

export const sayNames = (names: readonly string[]) => names.join('、')
export const nameWithReason = (name: string, reason: string | undefined) =>
  reason === undefined ? name : `${name}（${reason}）`
/** An absent speaker, whose text somebody read. */
export const nameReadBy = (name: string, reader: string | undefined) =>
  reader === undefined ? name : `${name}（${reader}代读）`

export const stepTitle = (no: number, name: string, time: string) => `${no}. ${name}${time}`
export const stepTime = (from: string, to: string) => `（${from}—${to}）`
export const stepSkipped = '（没有进行，略过）'
export const stepMissing = '（没有进行）'

export const sayCriticism = (of: {
  selfCriticisms: number
  criticisms: number
  nothingNew: number
  responses: number
}) =>
  `自我批评 ${of.selfCriticisms} 人，批评意见 ${of.criticisms} 条，` +
  `没有新的意见 ${of.nothingNew} 人次，表态 ${of.responses} 人`
export const sayPeople = (count: number) => `${count} 人`
export const sayItems = (count: number) => `${count} 条`
export const numbered = (no: number, body: string) => `${no}. ${body}`
export const directionOf = (name: string, direction: string) => `${name}：${direction}`
export const groupRecordOf = (name: string) => `${name}记录`
export const sayGroup = (name: string, present: number | undefined) =>
  present === undefined ? name : `${name} 到会 ${present} 人`
export const sayTurnout = (of: { eligible: number; electronic: number; paper: number }) =>
  `应参加 ${of.eligible} 人，收回 ${of.electronic + of.paper} 张` +
  (of.paper > 0 ? `，其中纸质 ${of.paper} 张` : '')
export const sayTellers = (of: { scrutineer: string; voteCounter: string; isSigned: boolean }) =>
  `监票人${of.scrutineer}，计票人${of.voteCounter}${of.isSigned ? '，计票单已由两人签名' : ''}`

export const minutesStates = {
  draft: '等记录人确认',
  recorderConfirmed: '等第二人确认',
  confirmed: '已确认',
} as const

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const minutesToasts = {
  saved: good('已存好'),
  savedTakenBack: told('已存好。记录有改动，请记录人重新确认'),
  older: told('刚才有人存过更新的内容，这次没有存'),
  recorderConfirmed: good('已确认，已送第二人确认'),
  nobodyToSign: told('已确认。没有别的到会人员可以作第二人，请联系书记'),
  confirmed: good('会议记录已确认定稿'),
  changed: told('会议数据有变动，请记录人看过再确认一次'),
  correcting: told('可以改了。改好后请两人重新确认'),
  abandoned: told('已放弃更正，原来的记录不变'),
  printed: good('已发到您的聊天里，请在电脑上打开打印'),
}

export const minutesRefusals = {
  notRecorder: '这一步请记录人来做',
  notSigner: '这一步请主持人来做；主持人就是记录人的，请另一位班子成员来做',
  confirmed: '会议记录已经定稿，要改请先点“更正”',
  recorderFirst: '请等记录人先确认',
  changedSince: '记录刚改过，请看过最新的再确认',
  notOver: '会还没有开完，散会后才有会议记录',
  nothingToAbandon: '没有正在进行的更正',
  notConfirmed: '会议记录还没有定稿',
}

/** Kinds of duty, the only thing an escalation may say. */
export const minutesDuties = { draft: '整理会议记录', confirm: '确认会议记录' }
export const minutesDutyTitles = {
  draft: (unit: string, meetingType: 'A' | 'B' | 'C') =>
    `整理${unit}${minutesMeetings[meetingType]}记录`,
  confirm: (unit: string, meetingType: 'A' | 'B' | 'C') =>
    `确认${unit}${minutesMeetings[meetingType]}记录`,
}

const roleNames = { recorder: '记录人', chair: '主持人', signer: '班子成员' } as const
export const confirmedLine = (
  role: keyof typeof roleNames,
  name: string,
  day: string,
  at: string,
) => `${roleNames[role]} ${name} ${sayDay(day)} ${at} 确认`

export const minutesPrintWords = {
  fileName: (title: string, version: number) =>
    version === 1 ? `${title}.html` : `${title}（第${version}稿）.html`,
  version: (version: number, reason: string | undefined) =>
    reason === undefined ? `第 ${version} 稿` : `第 ${version} 稿，更正原因：${reason}`,
  chairSigns: '主持人（签字）',
  recorderSigns: '记录人（签字）',
  dateSigns: '日期',
}

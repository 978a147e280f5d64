import { meetingNames, type MeetingType } from '../readiness/wording.ts'

export { meetingNames, sayWindow, shortDay, type MeetingType } from '../readiness/wording.ts'

/** A unit's meeting of a type, as everybody calls it. */
export function meetingTitle(unitName: string, meetingType: MeetingType): string {
  return `${unitName}${meetingNames[meetingType]}`
}

/** Who has not come to what, in the table of double attendance. */
export const dualMarks = {
  present: '已参加',
  onLeave: '请假',
  absent: '没参加',
  toCome: '还没开',
} as const
export type DualMark = keyof typeof dualMarks

export interface Counts {
  expected: number
  present: number
  onLeave: number
  absent: number
  besides: number
  observers: number
}

/** 应到 = 实到 + 请假 + 缺席; the others beside it. */
export function sayCounts(counts: Counts): string {
  const { expected, present, onLeave, absent, besides, observers } = counts
  return (
    `应到 ${expected} 人，实到 ${present} 人，请假 ${onLeave} 人，缺席 ${absent} 人` +
    (besides > 0 ? `；另有 ${besides} 人到会（不计应到）` : '') +
    (observers > 0 ? `；列席 ${observers} 人` : '')
  )
}

type QuorumLack =
  | { code: 'principal' }
  | { code: 'team' | 'expected'; present: number; least: number; of: number }

export function sayQuorumLack(lack: QuorumLack): string {
  if (lack.code === 'principal') return '主要负责同志还没到会'
  const { present, least, of } = lack
  return lack.code === 'team'
    ? `班子到会 ${present}/${of} 人，至少要 ${least} 人`
    : `到会 ${present}/${of} 人，至少要 ${least} 人`
}

/** What the quorum will ask for, before a meeting is opened. */
export const sayLeast = {
  branch: (hard: number, soft: number) => `到会至少 ${hard} 人才能开，最好到 ${soft} 人`,
  general: (least: number, of: number) =>
    `主要负责同志要到会，班子 ${of} 人至少到 ${least} 人，最好都到`,
}

export interface PreviousLine {
  text: string
  state: 'open' | 'closed' | 'unlisted'
}

const previousShown = 20
const previousLetters = 40

function shortened(text: string): string {
  const letters = Array.from(text.replaceAll(/\s+/g, ' '))
  return letters.length > previousLetters
    ? `${letters.slice(0, previousLetters - 1).join('')}…`
    : letters.join('')
}

/** What a report draws on: numbers only, the sentences are the speaker's own. */
export const reportLines = {
  readiness: (of: { sessions: number; opinions: number; analyses: number; problems: number }) => [
    `集中学习 ${of.sessions} 次`,
    `征求到意见 ${of.opinions} 条`,
    `写好党性分析 ${of.analyses} 人`,
    `列出问题 ${of.problems} 个`,
  ],
  previousReady: (day: string) => [`上次整改落实情况报告：${day}准备好`],
  previousNone: ['没有上次整改，情况已登记'],
  previousMissing: ['上次整改落实情况报告还没有登记'],
  /** Last year's list as it stands; the words are those of the list that was published. */
  previousItems: (year: number, items: readonly PreviousLine[]) => {
    const count = (state: PreviousLine['state']) =>
      items.filter((one) => one.state === state).length
    const [open, closed, unlisted] = [count('open'), count('closed'), count('unlisted')]
    const counts = unlisted > 0 ? `措施 ${unlisted} 条` : `已销号 ${closed} 项，还在整改 ${open} 项`
    const shown = items.slice(0, previousShown).map((one, at) => {
      const state = { open: '（还在整改）', closed: '（已销号）', unlisted: '' }[one.state]
      return `${at + 1}. ${shortened(one.text)}${state}`
    })
    const more = items.length - shown.length
    return [`${year}年度班子整改：${counts}`, ...shown, ...(more > 0 ? [`还有 ${more} 项`] : [])]
  },
  opinions: (of: { opinions: number; teamProblems: number; ownProblems: number }) => [
    `征求到意见 ${of.opinions} 条`,
    `班子问题 ${of.teamProblems} 个`,
    `班子成员个人问题 ${of.ownProblems} 个`,
  ],
  criticism: (of: { selfCriticisms: number; criticisms: number; teamProblems: number }) => [
    `班子问题 ${of.teamProblems} 个`,
    `自我批评 ${of.selfCriticisms} 人`,
    `相互批评 ${of.criticisms} 条`,
  ],
}

/** Words on the console that are no agenda step's name. */
export const steps = {
  waits: (names: readonly string[]) => `要先办完：${names.join('、')}`,
  groupsOpen: (count: number) => `还有 ${count} 个小组没有报“已开完”`,
  principalAway: '主要负责同志还没到会，不能代表班子对照检查',
  guides: '到会指导领导',
}

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const meetingToasts = {
  opened: good('会议开始，请大家签到'),
  openAlready: told('会议已经开始了'),
  signedIn: good('签到成功'),
  signedInAlready: told('您已经签到了'),
  ticked: (count: number) => good(`已登记 ${count} 人到会`),
  unticked: (count: number) => told(`已取消 ${count} 人的签到`),
  onLeave: (count: number) => good(`已登记 ${count} 人请假`),
  now: (name: string) => good(`现在：${name}`),
  nextTurn: good('下一位'),
  allOver: good('各项都办完了，可以散会'),
  cannotStart: (name: string, lacks: string) => told(`“${name}”还不能开始：${lacks}`),
  movedOn: told('已经往下走了，请看最新的进度'),
  back: (name: string) => told(`回到：${name}`),
  noted: good('已记下'),
  speaker: good('已选定'),
  split: (count: number) => good(`已通知 ${count} 个小组`),
  gathered: told('不分小组了'),
  reported: good('已报，谢谢'),
  closed: good('已散会'),
  brokenOff: told('会议已中止'),
}

export const meetingRefusals = {
  noGo: '请先发“开会”，条件具备了再开始',
  lacking: (count: number) => `情况有变，又差 ${count} 项，请看“会前准备”`,
  otherDays: (when: string) => `开会时间定在${when}，要在别的日子开请先改期`,
  held: '这个会已经开过了',
  otherOpen: '本单位还有一个会没有散会',
  afterB: '民主评议要在组织生活会开完以后开',
  sameTwo: '记录人不能是主持人',
  recorderUnknown: '请在名单里选记录人',
  chairUnknown: '主持人只能委托班子成员',
  chairNotInA: '总支的会由总支书记主持',
  chairReason: '委托别人主持，请写明原因',
  notInvited: '您不在这次会议的名单里，请和记录人说一声',
  afterClose: '会议已经散会，没签到的请找记录人补登记',
  tooLate: '散会超过一天，到会情况不能再改了',
  onlyRecorder: '散会以后由记录人补登记',
  noneChosen: '请先选人',
  noLeave: '请假要先批准，没批准的按缺席记',
  notYet: (lacks: string) => `还不能往下走：${lacks}`,
  nothingBefore: '前面没有可以回的了',
  engineStarted: '这一项已经开始办了，不能回上一项',
  notOptional: '这一项不能略过',
  wrongStep: '议程已经不在这一项了',
  noGroups: '这一项不分小组',
  notOpenSteps: '还有议程没办完，不能散会',
  noOpenMeeting: '您现在没有正在主持或记录的会议',
  notLeader: '由本小组组长报',
}

/** Reasons that are no agenda step's but kept as notes beside them. */
export const noteWords = {
  delegated: (name: string, reason: string) => `委托${name}主持。原因：${reason}`,
  brokenOff: (reason: string) => `会议中止。原因：${reason}`,
}

export const meetingUsage = {
  next: '主持人往下走一项、一位',
  console: '回到正在开的会议',
  dual: '领导干部参加两个会的情况',
}

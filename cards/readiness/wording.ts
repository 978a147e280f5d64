import { sayDay } from '../kit/day.ts'

export type MeetingType = 'A' | 'B' | 'C'

/** What each gate of `domain.md` 1.10 is called on the board. */
export const gateNames: Readonly<Record<string, string>> = {
  G1: '方案通过并发布',
  G2: '集中学习',
  G3: '征求意见',
  G4: '问题认领',
  G5: '谈心谈话',
  G6: '党性分析',
  G7: '班子对照检查',
  G8: '问题清单',
  G9: '上次整改落实情况报告',
  G10: '到会预计',
  G11: '会场和测评准备',
  G12: '流动党员参评地点',
  G13: '邀请上级指导',
  G14: '名册定稿',
}

/** What the button says that leads to where a gate is put right. */
export const mendLabels: Readonly<Record<string, string>> = {
  G1: '去看方案',
  G2: '去安排学习',
  G3: '去看意见',
  G4: '去认领问题',
  G5: '去看谈心',
  G6: '去看党性分析',
  G7: '去看对照检查',
  G8: '去看问题清单',
  G9: '登记整改报告',
  G10: '去看到会',
  G11: '落实会场',
  G12: '去看流动党员',
  G13: '登记邀请',
  G14: '去定稿',
}

export const meetingNames: Readonly<Record<MeetingType, string>> = {
  A: '专题组织生活会',
  B: '组织生活会',
  C: '民主评议党员',
}

/** A unit's meeting as everybody calls it. */
export function meetingOf(unit: string, isRoot: boolean): string {
  return isRoot ? `${unit}专题组织生活会` : `${unit}组织生活会和民主评议党员`
}

export function sayWindow(from: string, to: string): string {
  return from === to ? sayDay(from) : `${sayDay(from)}至${sayDay(to)}`
}

/** 3月14日, without the day of the week. */
export function shortDay(day: string): string {
  return sayDay(day).replace(/（.*/, '')
}

/** What is on file of the last year, beside the form of the report (R63, R72). */
export const lastYear = (of: { year: number; closed: number; open: number }) =>
  `${of.year}年度班子整改：已销号 ${of.closed} 项，还在整改 ${of.open} 项。` +
  '开会到这一步时会显示清单和进展；核对好了就在下面登记。'

/** What readiness's own gates say is missing. */
export const lacks = {
  report: '报告还没有准备好',
  chair: '主持人还没有确认到会',
  team: (count: number) => `班子里有 ${count} 人没有确认到会，也没有批准请假`,
  half: (coming: number, of: number) => `确认到会 ${coming}/${of} 人，必须超过一半`,
  twoThirds: (coming: number, of: number) => `班子确认到会 ${coming}/${of} 人，至少要三分之二`,
  most: (coming: number, of: number, percent: number) =>
    `确认到会 ${coming}/${of} 人，最好达到 ${percent}%`,
  nobodyExpected: '名册里没有应到的人',
  venue: '会场还没有定',
  venueDay: '会场定的日子不在开会时间里',
  printed: (names: readonly string[]) => `还没有印好：${names.join('、')}`,
  tellers: '监票人、计票人还没有定',
  guides: '还没有请上级派人指导（没有也请登记）',
  freeze: '名册还没有定稿',
  changed: (count: number) => `定稿后名册有 ${count} 人变动`,
}

export const paperNames = { agenda: '议程', forms: '表格', ballots: '测评票' } as const
export type Paper = keyof typeof paperNames

export const venueNames = {
  villagerGroupActivitySite: '村民小组活动场所',
  villageHall: '村委会会议室',
  other: '其他',
} as const
export type VenueType = keyof typeof venueNames

export const reasonClassNames = {
  illness: '生病住院',
  familyEmergency: '家里有急事',
  officialDuty: '上级安排公务',
  awayForWork: '在外地务工',
  other: '其他',
} as const
export type ReasonClass = keyof typeof reasonClassNames

export const leaveStates = {
  asked: '等答复',
  approved: '已批准',
  refused: '没有批准',
  withdrawn: '已撤回',
} as const

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const readinessToasts = {
  saved: good('已登记'),
  moved: (day: string, groups: number) =>
    good(groups > 0 ? `已改到${shortDay(day)}，通知了 ${groups} 个群` : `已改到${shortDay(day)}`),
  exempted: good('已标为不适用，理由存档'),
  takenBack: told('已取消“不适用”'),
  ready: good('条件具备，可以开会'),
  notYet: told('还不能开会，看看还差什么'),
  frozen: (count: number) => good(`名册已定稿，共 ${count} 人`),
  coming: good('已记录：能到会'),
  notComing: told('已记录：不能到会。请写明原因请假'),
  recorded: (count: number) => good(`已登记 ${count} 人能到会`),
  leaveAsked: good('已送书记，等答复'),
  leaveAskedException: told('班子成员原则上不得请假，已按特殊情况报上一级书记'),
  leaveAskedTown: told('您的请假要报镇党委，得到答复后请登记'),
  leaveRefused: told('开会期间班子成员原则上不得请假，没有批准'),
  leaveWithdrawn: told('已撤回请假'),
  leaveDecided: good('已答复，本人会收到通知'),
}

export const readinessRefusals = {
  noCycle: '还没有今年的方案，请书记先发“方案”',
  notPublished: '方案还没有发布',
  dayPassed: '改到的日子不能早于今天',
  reversed: '结束日期不能早于开始日期',
  sameDays: '和现在定的时间一样',
  clash: (unit: string, from: string, to: string) =>
    `这个时间会场已被${unit}占用（${from}—${to}），请换时间或换地方`,
  timeWrong: '时间请写成 09:00 这样',
  timeReversed: '结束时间要晚于开始时间',
  otherVenue: '不在平常的场所开会，请写明原因',
  reportOrReason: '请选准备好的日期；没有上次整改的，请写明情况，两样填一样',
  guideOrNone: '请写请了谁；没有就选“没有上级指导”',
  tellerIsSecretary: '监票人、计票人不能是书记',
  sameTeller: '监票人和计票人不能是同一个人',
  onlyFirst: '只有本单位的书记可以标“不适用”',
  notExpected: '您不在这次会议的应到名单里',
  ownRequest: '自己的请假要由上一级答复',
  moved: '会议已改期，请看最新的通知',
  noneChosen: '请先选人',
  goesOn: '会正在开，要改期请先中止会议',
}

/** Kinds of duty, the only thing an escalation may say. */
export const readinessDuties = {
  previous: '整改落实情况报告',
  prepare: '会场和测评准备',
  guides: '邀请上级指导',
  attend: '确认到会',
  leave: '答复请假',
}

export const readinessDutyTitles = {
  previous: (unit: string) => `${unit}：准备上次整改落实情况报告`,
  prepare: (unit: string) => `${unit}：定会场、印材料、定监票人`,
  guides: () => '邀请上级派人指导',
  attend: (unit: string) => `${unit}开会：能不能到会`,
  leave: (unit: string) => `${unit}：有人请假等答复`,
}

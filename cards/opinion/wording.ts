export const channelNames = {
  online: '网络、扫码',
  forum: '座谈会',
  homeVisit: '走访',
  suggestionBox: '意见箱',
  written: '书面',
  other: '其他',
} as const
export type Channel = keyof typeof channelNames

export const categoryNames = {
  member: '党员',
  masses: '群众',
  congressDelegate: '党代会代表',
  subordinateOrganization: '下级组织',
  areaInCharge: '分管领域的人',
  serviceRecipient: '服务对象',
  other: '其他',
} as const
export type Category = keyof typeof categoryNames

export const aspectNames = {
  villageAffairs: '村里的事（路、水、补贴等）',
  serviceToMasses: '服务群众',
  workStyle: '工作作风',
  integrity: '廉洁自律',
  thinking: '思想政治',
  teamBuilding: '班子建设',
  other: '其他',
} as const
export type Aspect = keyof typeof aspectNames

export const lineStateNames = { new: '没有整理的', routed: '已转交的', withheld: '单独处理的' }
export type LineState = keyof typeof lineStateNames

/** Shown wherever somebody gives an opinion (`domain.md` 7.2.5). */
export const noRetaliation = '严禁打击报复提意见的人。'
export const unsignedPromise =
  '不记名：不保存您的名字、账号和时间，只记是哪一天。建议不要在内容里写自己的名字。'

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })
const warned = (content: string) => ({ type: 'warning' as const, content })

export const giveToasts = {
  unsigned: good('已收到，谢谢您的意见'),
  signed: good('已实名收到，谢谢您的意见'),
  closed: warned('征求意见已经结束'),
  tooMany: warned('今天已经提了不少意见，请明天再提'),
  empty: warned('请写上意见内容'),
  tooLong: warned('内容太长，最多 1000 字，请分几条提'),
}

export const opinionToasts = {
  opened: (groups: number) => good(`已开始征求意见，发到 ${groups} 个群`),
  closeDayMoved: good('截止日已改'),
  announced: (groups: number) => good(`已提醒 ${groups} 个群`),
  posterSent: good('海报和二维码马上发给您'),
  gatheringSaved: (count: number) => good(`已登记，记下 ${count} 条意见`),
  heardAdded: (count: number) => good(`又记下 ${count} 条意见`),
  merged: (count: number) => good(`已把 ${count} 条合成一条`),
  classified: good('已整理并转交'),
  split: told('已分开，成为单独的一条'),
  withheld: told('已转给总支书记单独处理'),
  restored: told('已放回没有整理的意见里'),
  closed: good('征求意见已结束'),
  reopened: good('已重新开始征求意见'),
  summarized: good('小结已保存'),
  handed: (count: number) => good(`已送出 ${count} 份反馈单`),
  onPaper: good('已登记：当面交给本人'),
  acknowledged: good('已确认，谢谢'),
}

export const opinionRefusals = {
  notRoot: '征求意见由党总支统一开展，请总支书记来办',
  notStarted: '还没有开始征求意见，开始后群里会通知',
  alreadyOpen: '今年已经在征求意见了',
  closeInPast: '截止日不能早于今天',
  stillOpen: '请先结束征求意见',
  stillNew: (count: number) => `还有 ${count} 条意见没有整理，请先整理`,
  twoLines: '请至少选两条',
  otherPlace: '只能合并给同一个班子或同一个人的意见',
  noAddress: '还没有公开网址，请管理员设置 PUBLIC_URL',
  heldInFuture: '日期不能晚于今天',
  nothingHeard: '请写上听到的意见，一行一条',
  heardTooLong: '一条意见最多 1000 字',
  handFirst: '请先写小结，再送反馈单',
  hostsUnknown: '只能选班子成员',
}

/** Kinds of duty, the only thing an escalation may say. */
export const opinionDuties = {
  open: '开始征求意见',
  visit: '走访或座谈',
  summarize: '整理征求到的意见',
  acknowledge: '看意见反馈单',
}

export const opinionDutyTitles = {
  open: '开始征求意见',
  visit: '至少走访或座谈一次，听听群众的意见',
  summarize: '整理意见，转交班子和个人，写小结',
  acknowledge: '看一看给您的意见反馈单',
}

export const gateLacks = {
  notOpened: '还没有征求意见',
  notClosed: '征求意见还没有结束',
  channels: (used: number) => `征求意见只用了 ${used} 种方式，至少要两种`,
  notSorted: (count: number) => `还有 ${count} 条意见没有整理转交`,
  notSummarized: '征求到的意见还没有写小结',
  teamSheet: '意见还没有反馈给班子',
  ownSheets: '意见还没有反馈给本人，或本人还没有确认',
}

export const posterWords = {
  title: '征求意见',
  invite: '微信扫一扫，给村党组织提意见',
  unsigned: '不用留名字，不用注册。',
  talk: '想当面谈？扫码后点“约书记谈一谈”，或打开',
  fileName: '征求意见海报.html',
  qrName: '征求意见二维码.png',
}

/** After a unit's name: its leadership team. */
export const teamWord = '班子'

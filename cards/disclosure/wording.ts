export const scopeNames = { branch: '支部党员', village: '全村群众' } as const
export const wayNames = {
  meeting: '会议上公布',
  noticeBoard: '公开栏张贴',
  group: '发到群里',
} as const
export const namingNames = {
  post: '写职务（没有职务的写“张某”）',
  surname: '写姓（张某）',
  hidden: '不写（某某）',
} as const
export const scopes = ['branch', 'village'] as const
export const ways = ['meeting', 'noticeBoard', 'group'] as const
export const namings = ['post', 'surname', 'hidden'] as const
export type Naming = (typeof namings)[number]

export const answerNames = { satisfied: '满意', partly: '基本满意', not: '不满意' } as const
export const answerOptions = Object.entries(answerNames).map(([value, label]) => ({ value, label }))

export const disclosedClassNames = {
  immediate: '立行立改',
  phased: '持续改进',
  coordinated: '组织协调',
  longTerm: '长期坚持',
} as const

export const roundNames: Readonly<Record<number, string>> = { 1: '整改情况公开', 2: '整改进展公开' }
export const roundName = (round: number) => roundNames[round] ?? '整改情况公开'

/** How far an item is, as everybody may know it. */
export function standOf({ isClosed, progress }: { isClosed: boolean; progress: number }): string {
  if (isClosed) return '已整改'
  return progress === 0 ? '正在整改' : `正在整改，已记录进展 ${progress} 次`
}

export const noRetaliation = '严禁打击报复提意见的人。'
export const anonymousPromise =
  '不记名：不保存您的名字、账号和时间，只记是哪一天。建议不要在内容里写自己的名字。'

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })
const warned = (content: string) => ({ type: 'warning' as const, content })

export const disclosureToasts = {
  saved: good('已保存，请看一遍再公开'),
  published: (groups: number) => good(groups === 0 ? '已公开' : `已公开，发到 ${groups} 个群`),
  toCome: good('已定好，到日子自动公开'),
  refreshed: warned('整改情况刚有变化，预览已更新，请再看一遍'),
  publishedAlready: told('已经公开了'),
  announced: (groups: number) => good(`已发到 ${groups} 个群`),
  noGroups: warned('还没有绑定的群'),
  sheetSent: good('公开单马上发给您'),
  withdrawn: told('已撤回，网页上会写明'),
  withdrawnAlready: told('已经撤回了'),
}

export const answerToasts = {
  given: good('已收到，谢谢您'),
  closed: warned('现在不在公开期内'),
  unchosen: warned('请选满意、基本满意或不满意'),
  tooLong: warned('内容太长，最多 500 字'),
  tooMany: warned('您已经答过了，谢谢'),
}

export const disclosureRefusals = {
  noCycle: '还没有今年的方案',
  nothingPublished: '班子整改清单还没有公布，先公布清单再公开',
  unknownItems: '清单刚改过，请重新选',
  notNow: '这次已经公开了；整改收尾前两周可以准备第二次公开',
  tooShort: '至少公开 5 天',
  tooLong: '最多公开 90 天',
  startsInPast: '开始的日子已经过了，请改日期',
  changedSince: '内容刚改过，请看过新的预览再公开',
  notDraft: '已经公开，不能再改；有错请撤回后重新公开',
  notOpen: '现在没有在公开',
  isOver: '公开期已经结束',
  nothingShown: '现在没有正在公开的整改情况',
}

/** Kinds of duty, the only thing an escalation may say. */
export const disclosureDuties = { first: '公开整改情况', second: '公开整改进展' }
export const disclosureTitles = {
  first: (unit: string) => `公开${unit}的整改情况`,
  second: (unit: string) => `公开${unit}的整改进展`,
}

export const disclosureUsage = '公开整改情况；大家看一看，答满意不满意'

export const placeDefault = '村公开栏'
export const contactDefault = (unit: string) => `${unit}书记`

export const sheetWords = {
  asOf: '截至',
  period: '公开时间',
  place: '公开地点',
  contact: '意见反馈',
  number: '序号',
  problem: '问题',
  measures: '整改措施',
  due: '期限',
  responsible: '责任',
  state: '进展',
  invite: '微信扫一扫，看公开内容，答满意不满意（不用留名字）',
  seal: '（盖章）',
  fileName: '整改情况公开单.html',
  qrName: '整改公开二维码.png',
}

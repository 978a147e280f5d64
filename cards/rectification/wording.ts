type ClassName = 'immediate' | 'phased' | 'coordinated' | 'longTerm'

export const classList = ['immediate', 'phased', 'coordinated', 'longTerm'] as const
export const classNames: Record<ClassName, string> = {
  immediate: '立行立改',
  phased: '持续改进',
  coordinated: '组织协调',
  longTerm: '长期坚持',
}
/** As it is chosen: with what the class asks for. */
export const classChoices: Record<ClassName, string> = {
  immediate: '立行立改（一周内改好）',
  phased: '持续改进（要有期限）',
  coordinated: '组织协调（要有牵头单位和责任人）',
  longTerm: '长期坚持（定期复查）',
}

export const sourceNames = {
  problem: '查摆的问题',
  criticism: '接受的批评意见',
  import: '带入的清单',
  previousCycle: '上次没改完的',
  measure: '会上定的措施',
  free: '另外列的',
} as const
export type SourceName = keyof typeof sourceNames

export const lightNames = {
  draft: { word: '未公布', colour: 'grey' },
  closed: { word: '已销号', colour: 'green' },
  overdue: { word: '逾期', colour: 'red' },
  soon: { word: '快到期', colour: 'orange' },
  waiting: { word: '等核查', colour: 'blue' },
  onTrack: { word: '在改', colour: 'grey' },
} as const
export type LightName = keyof typeof lightNames
export const outcomeNames = { notAdopted: '不采纳', merged: '已并入' } as const

export const lackNames = {
  class: '没有选类别',
  measures: '没有写措施',
  emptyMeasures: '措施太空，请写谁、什么时候、做什么',
  deadline: '没有写完成期限',
  deadlinePassed: '期限已经过了，请改期限',
  immediateTooLate: '立行立改要在公布后 7 天内改好，请改期限或类别',
  leadUnit: '没有写牵头单位',
  responsible: '没有定责任人',
  checker: '没有定核查人',
  checkerIsOwner: '核查人不能是责任人自己',
  reviewMonths: '没有定多久复查一次',
  firstReview: '没有定第一次复查的日子',
  reviewPassed: '第一次复查的日子已经过了，请改',
} as const
export type LackName = keyof typeof lackNames

export const entryNames = {
  progress: '进展',
  evidence: '佐证',
  reported: '报告改好了',
  notYet: '核查：还没改好',
  closed: '核查：改好了，销号',
  reopened: '重新整改',
  keptUp: '复查：坚持得好',
  changed: '改了内容',
  escalated: '报请镇党委协调',
  answered: '镇党委答复',
} as const
export type EntryName = keyof typeof entryNames

export const institutionNames = { create: '新建', revise: '修订', repeal: '废止' } as const
export const institutionKinds = ['create', 'revise', 'repeal'] as const
export const caseNames = {
  open: '没办结',
  settled: '已办结',
  transferred: '已移送纪检机关',
} as const
export const reviewNames = {
  progressCheck1: '第一次整改检查',
  progressCheck2: '第二次整改检查',
  closingReview: '整改收尾检查',
} as const
export type ReviewName = keyof typeof reviewNames

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })
const warned = (content: string) => ({ type: 'warning' as const, content })

export const rectificationToasts = {
  saved: good('已保存'),
  adopted: good('已列入整改清单'),
  settledAlready: told('这一条已经处理过了'),
  merged: good('已并入'),
  measureTaken: good('已写进这项的措施'),
  notAdopted: told('已记“不采纳”'),
  takenBack: told('已改回，放进清单草稿'),
  published: (count: number) => good(`已公布 ${count} 项`),
  publishedAlready: told('都已经公布了'),
  lacking: (count: number) => warned(`还不能公布，${count} 处要补`),
  noted: good('已记下'),
  noteTakenBack: told('已撤回这条'),
  reported: good('已报告，请核查人核查'),
  reportedAlready: told('已经报告过了'),
  reportTakenBack: told('已撤回报告，继续整改'),
  sendFile: told('请在半小时内把文件发到这里'),
  sendEvidence: told('请在半小时内把照片或文件发到这里，照片可以发几张'),
  evidenceKept: (count: number) => good(`已放进这一项，共 ${count} 个`),
  offersPlaced: told('已经放好了'),
  offersDropped: told('好的，没有放进整改事项'),
  evidenceComes: told('马上发给您。收不到的话，原来的消息可能撤回了'),
  closed: good('已销号'),
  closedAlready: told('已经销号了'),
  notYet: told('已记下，请责任人继续整改'),
  keptUp: (day: string) => good(`已记下，下次复查 ${day}`),
  reopened: told('已重新列为整改中'),
  escalated: good('已记下，报请单马上发给您，等镇党委答复'),
  sheetComes: told('报请单马上发给您'),
  answered: good('答复已记下'),
  reviewed: good('已记下这次检查'),
  reviewedAlready: told('这次已经检查过了'),
  monthly: (on: boolean) => told(on ? '每月 1 日汇总超期两周的事项' : '不再每月汇总'),
  imported: (count: number) => good(`已带入 ${count} 条，请逐条处理`),
  importCancelled: told('没有带入'),
  importSettled: told('这份清单已经处理过了'),
  campaignSaved: good('专项整治已保存'),
  caseAdded: good('已列入排查'),
  caseMarked: good('已记下'),
  campaignClosed: good('专项整治已结束'),
  institutionSaved: good('制度事项已保存'),
  institutionDone: good('已记下办成的日子'),
  institutionChecked: good('已记下执行检查'),
  newerKept: told('别人刚改过，保留了更晚的一次'),
}

export const rectificationRefusals = {
  notWriter: '只有这个班子的成员可以改',
  notPublisher: '定稿公布由书记办；个人清单由本人办',
  onlyDrafts: '已经公布的事项不能这样改',
  stillLacks: (lacks: string) => `已经公布的事项要写全：${lacks}`,
  emptyList: '清单里还没有事项，请先梳理或者列一项',
  notBearer: '只有责任人和书记可以记进展',
  ownWork: '自己整改的事项不能自己核查',
  notChecker: '只有核查人可以核查',
  longTerm: '长期坚持的事项不销号，到期复查就行',
  notOpen: '这一项不在整改中',
  reviewNotYet: '还没到复查的日子',
  notMine: '只有写的人可以撤回',
  sameItem: '不能并入自己',
  noTarget: '要并入的事项不在清单里了',
  notEscalatable: '只有书记可以报请镇党委',
  escalatedAlready: '已经报过了，正在等答复',
  notEscalated: '没有在等镇党委的答复',
  dayPassed: '日期不能早于今天',
  dayAhead: '日期不能晚于今天',
  notTeam: '请从名单里选人',
  notResponsible: '只有负责人和书记可以办',
  openCases: (count: number) => `还有 ${count} 件没办结`,
  finished: '已经结束了',
  checkTooEarly: '先记下办成，再记执行检查',
  checkBeforeDue: '执行检查的日子不能早于办成期限',
  readsNoList: '这份清单还没读好',
}

export const rectificationDuties = {
  item: '整改事项',
  check: '核查整改',
  publish: '公布整改清单',
  review: '整改检查',
  answer: '等镇党委答复',
  campaign: '专项整治',
  institution: '制度建设',
}
export const rectificationTitles = {
  item: (problem: string) => `整改：${problem}`,
  reviewOf: (problem: string) => `坚持整改：${problem}`,
  check: (problem: string) => `核查整改：${problem}`,
  publishTeam: (unit: string) => `梳理并公布${unit}班子整改清单`,
  publishOwn: '公布个人整改清单',
  review: (unit: string, row: ReviewName) => `${reviewNames[row]}（${unit}）`,
  answer: (problem: string) => `问镇党委的答复：${problem}`,
  campaign: (title: string) => `专项整治：${title}`,
  institutionDue: (title: string) => `办制度：${title}`,
  institutionCheck: (title: string) => `查制度执行：${title}`,
  overdue: (count: number) => `逾期的整改 ${count} 项`,
  soon: (count: number) => `快到期的整改 ${count} 项`,
}

/** Names of items that take an imported file, and the longest wait for it in minutes. */
export const listFileName = /\.(?:csv|txt|tsv|xlsx?)$/i
/** Columns a list may have its problems under; else the longest column counts. */
export const problemColumns = ['问题', '存在问题', '具体问题', '问题内容', '主要问题', '问题表现']
export const importProblems: Record<string, string> = {
  oldExcel: '这是旧版 Excel，请另存为 xlsx 再发',
  notATable: '打不开，请发 Excel 或 CSV',
  tooManyRows: '行数太多',
  tooManyLines: '一次最多带入 300 条，请分开发',
  empty: '没有读到问题，请看看有没有“问题”这一列',
  cannotDownload: '文件没取到，请再发一次',
}

export const changedWords = '责任人、措施或期限有改动'
/** A picture has no name of its own. */
export const pictureName = '照片'

/** The paper that goes to the town with what it is asked for (R117). */
export const escalationWords = {
  title: '整改事项报请协调单',
  fileName: '整改事项报请协调单.html',
  from: (unit: string, day: string) => `${unit}　${day}`,
  facts: {
    problem: '整改的问题',
    goal: '目标',
    measures: '已定的措施',
    leadUnit: '牵头单位',
    responsible: '责任人',
    due: '期限',
    answerOn: '希望答复',
  },
  asked: '请镇党委协调',
  answered: '镇党委意见',
  signs: '书记签字',
  townSigns: '镇党委签收',
  dateSigns: '日期',
}

export const rectificationUsage = '看整改清单和进度，记进展，销号'

export const gradeNames: Record<
  'excellent' | 'qualified' | 'basicallyQualified' | 'unqualified',
  string
> = {
  excellent: '优秀',
  qualified: '合格',
  basicallyQualified: '基本合格',
  unqualified: '不合格',
}

export const wayNames: Record<'spoken' | 'written' | 'selfCriticism', string> = {
  spoken: '已自评',
  written: '交了书面自评',
  selfCriticism: '自我批评里已自评',
}

export const standingNames: Record<'none' | 'draft' | 'handedIn' | 'paper', string> = {
  none: '没写',
  draft: '在写',
  handedIn: '已交',
  paper: '已交纸质',
}

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const appraisalToasts = {
  saved: good('已存好，可以接着写'),
  handedIn: good('已交，只有您和书记能看'),
  handedInFor: good('已代为交上，谢谢您帮忙'),
  incomplete: (names: readonly string[]) => told(`先存好了，还没交。还没写：${names.join('、')}`),
  newerKept: told('已有更晚的一次，保留了那一次'),
  takenBack: told('已取回，可以接着改'),
  ticked: (count: number) => good(count === 1 ? '已记下' : `已记下 ${count} 人`),
  tickedAlready: told('已经记过了'),
  unticked: told('已撤销'),
  untickedAlready: told('没有可以撤销的'),
  onPaper: (count: number) => good(`已登记 ${count} 份纸质自评`),
  offPaper: told('已撤销登记'),
  commented: good('评议已记下'),
  commentWithdrawn: told('已收回这条评议'),
  noComment: (count: number) => good(`已记 ${count} 人无意见`),
}

export const appraisalRefusals = {
  noBranch: '您的组织关系不在这里的支部，不用在这里写自评',
  alreadyIn: '已经交了。要改，请先按“取回修改”',
  nothingToTakeBack: '现在没有可以取回的',
  over: '民主评议会已经开完，不能再改了',
  notStarted: '这一项还没有开始',
  finished: '这一项已经结束，不能再改了',
  notInStep: '名单有变化，请在最新的卡片上重新选',
  notPresent: '没有到会的人不能记“已自评”；交了书面自评的，请记“书面”',
  nobodyLeft: '这个小组没有要记的人了',
  selfFirst: '这一位还没有自评，先自评再评议',
  notOneself: '不用评议自己',
  commenterAbsent: '只有到会的党员可以评议',
  commentFirst: '这一位还没有人评议。请先记一条评议，或者点“无意见”',
  hasComments: '这一位已经有评议，不用记“无意见”',
  nothingToWithdraw: '没有可以收回的评议',
  noSelfCriticism: '没有可以这样记的人：当天的组织生活会上还没有人作自我批评，或者都记过了',
}

/** What keeps a step from being finished, on the console: numbers, no names. */
export const appraisalLacks = {
  notSpoken: (count: number) => `还有 ${count} 位没有自评`,
  notCommented: (count: number) => `还有 ${count} 位没有人评议，也没有记“无意见”`,
}

export const appraisalProgress = {
  self: (done: number, of: number) => `已自评 ${done} 人，共 ${of} 人`,
  mutual: (done: number, of: number) => `已评议 ${done} 人，共 ${of} 人`,
}

export const openLabels = { self: '去点自评', mutual: '去记评议' }

export const stepNames: Readonly<Record<string, string>> = {
  C2a: '班子成员带头',
  C2b: '党员逐一自评',
}

/** The kind of duty, the only thing an escalation may say, and its title. */
export const appraisalDuty = { kind: '个人自评', title: '写个人自评' }

export const gradeField = '自评等次'
export const aspectField = (name: string) => `${name}方面存在的问题`
export const appraisalUsage = '写个人自评；民主评议时写对别人的评议'

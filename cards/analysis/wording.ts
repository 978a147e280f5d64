export type SectionId = 'types' | 'roots' | 'direction' | 'checks' | 'measures' | 'previous'

/** Pages the policy does not name. */
export const sectionNames: Record<SectionId, string> = {
  types: '普通党员着重查找的问题',
  roots: '问题的根源',
  direction: '努力方向',
  checks: '写完对照一遍',
  measures: '班子整改措施',
  previous: '上次整改措施落实情况',
}

export const putInNames: Record<'self' | 'thinking' | 'work', string> = {
  self: '把自己摆进去了',
  thinking: '把思想摆进去了',
  work: '把工作摆进去了',
}
export const frameNames: Record<'constitution' | 'aspiration', string> = {
  constitution: '对照党章看过了',
  aspiration: '对照初心和使命看过了',
}

/** Questions to think along; the answers are the person's own. */
export const questions = {
  finding: ['是哪件事？', '什么时候、在哪里？', '影响了谁？', '打算怎么改？'],
  types: ['这几样里，哪样自己也有？', '是哪件事看出来的？'],
  roots: ['为什么会这样？', '是不知道、不上心，还是怕麻烦、怕得罪人？'],
  direction: ['最先改哪一件？', '什么时候改到什么样？', '请谁来监督？'],
  checks: [],
  measures: ['先改哪几件？', '谁来管、什么时候改好？'],
  previous: ['上次定了哪几条？', '哪几条做到了，哪几条还没有？没有上次的，写“无”。'],
}

export const standingNames: Record<
  'none' | 'draft' | 'returned' | 'handedIn' | 'paper' | 'exempt',
  string
> = {
  none: '没写',
  draft: '在写',
  returned: '退回修改',
  handedIn: '已交',
  paper: '已交纸质',
  exempt: '免交',
}

export const hintNames: Record<'short' | 'noMatter' | 'fewProblems' | 'nothingAnywhere', string> = {
  short: '可以再写具体些：哪件事、什么时候、在哪里、影响了谁',
  noMatter: '最好写出一件具体的事：什么时候、在哪里、谁受了影响',
  fewProblems: '问题和根源写得少，建议多写一些',
  nothingAnywhere: '每个方面都没有发现问题，请再想一想、听听别人的意见',
}

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const analysisToasts = {
  saved: good('已保存'),
  savedWith: (hint: string) => good(`已保存。${hint}`),
  newerKept: told('已有更晚保存的内容，保留了那一份'),
  handedIn: good('已交给书记，只有您和书记能看'),
  handedInFor: good('已代为交给书记，谢谢您帮忙'),
  putToTeam: good('已送班子成员确认'),
  takenBack: told('已取回，可以接着改'),
  returned: told('已退回，附上了您的意见'),
  onPaper: good('已登记收到纸质稿'),
  offPaper: told('已撤销'),
  exempted: good('已登记免交'),
  unexempted: told('已恢复，需要交'),
  agreed: good('已同意'),
  agreedAlready: told('您已经同意过了'),
}

export const analysisRefusals = {
  handedIn: '已经交了。要改，请先按“取回修改”',
  alreadyIn: '已经交了，不用再交',
  incomplete: (names: readonly string[]) => `还没写：${names.join('、')}`,
  ownExemption: '不能给自己登记免交',
  leaderExemption: '班子成员免交，要由党总支书记登记',
  nothingToTakeBack: '现在没有可以取回的',
}

/** Kinds of duty, the only thing an escalation may say. */
export const analysisDuties = {
  own: '党性分析',
  visits: '上门听取党性分析',
  team: '班子对照检查',
  agree: '确认班子对照检查',
}
export const analysisTitles = {
  own: '写党性分析',
  returned: '党性分析退回修改',
  visits: (branch: string, count: number) => `${branch}还有 ${count} 位年老体弱党员的党性分析`,
  team: (unit: string) => `写${unit}班子对照检查`,
  agree: (unit: string) => `看${unit}班子对照检查，同意就确认`,
}

export const readTitles = {
  own: (name: string) => `${name} 的党性分析`,
  team: (unit: string) => `${unit}班子对照检查`,
}

export const analysisLacks = {
  leaders: '班子成员的党性分析没交齐',
  members: (done: number, of: number) => `党员的党性分析交了 ${done}/${of} 份，还不够`,
  teamText: '班子对照检查还没写好',
  agreement: '班子对照检查还有班子成员没确认',
  noTeam: '名册里没有班子成员',
}

export const analysisUsage = '写自己的，代没有手机的党员写；书记看进度'

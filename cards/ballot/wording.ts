export type Kind = 'members' | 'team'

export const roundNames: Readonly<Record<Kind, string>> = {
  members: '党员民主测评',
  team: '支部班子评议',
}

/** The four grades, best first. */
export const gradeNames = ['优秀', '合格', '基本合格', '不合格'] as const
export const abstained = '弃权'
/** Stands in the place of the choice of a probationary member's row. */
export const notGraded = '预备党员，不定等次'
/** The one row of the appraisal of the team. */
export const teamRow = (unit: string) => `${unit}班子`

/** What a voter is told before the first page, in three lines (`ballot.md` 5). */
export const promises = [
  '书记和班子只看到交了多少票；计票后只看到每个人的总数，看不到谁怎么选（大家选得都一样时除外）。',
  '选择是加密保存的，计票后密钥就销毁。管机器的人能查到谁交了票；投票结束前他要是动手脚，也能看到怎么选。',
  '您点的选项要经飞书传送，飞书公司和飞书管理员有可能看到。不放心就用纸质票。',
] as const

export const emptyIsAbstained = '不选算弃权。'
export const mayReplace = '投票结束前可以重填，以最后一次交的票为准。'
export const commentsElsewhere = '对班子还有话要说，请在“征求意见”里不记名提，不写在票上。'

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })
const warned = (content: string) => ({ type: 'warning' as const, content })

export const ballotToasts = {
  asked: good('等监票人确认，确认后就发到群里'),
  askedAlready: told('已经在等监票人确认'),
  takenBack: told('已撤回，没有发放'),
  opened: good('测评票已发到群里'),
  openedAlready: told('已经发放过了'),
  /** The same whatever was chosen. */
  pageKept: good('这一页已收好'),
  handedIn: good('已交票，谢谢'),
  onPaper: told('已改用纸质票，请向监票人领取'),
  onPaperAlready: told('您已经改用纸质票了'),
  onPhone: told('已改用手机，票已发给他'),
  addedOnPaper: told('已加上，请发给他纸质票'),
  leftPaperCounts: told('已记下，他的纸质票算数'),
  reminded: (count: number) => good(`已在群里提醒：还有 ${count} 人没有交票`),
  nobodyMissing: told('手机上的票都交齐了'),
  remindedJustNow: warned('刚提醒过，过几分钟再提醒'),
  closingAsked: good('等监票人确认，确认后就停止投票'),
  closingAskedAlready: told('已经在等监票人确认'),
  goesOn: told('投票继续'),
  closed: good('投票已结束，正在计票'),
  voidedByCount: warned('收回的纸质票比发出的多，这次测评作废，请重新发放'),
  closedAlready: told('投票已经结束了'),
  countKept: good('已存好'),
  moreReturned: warned('已存好。收回的票比发出的多：请再清点一次，属实的话这次测评作废'),
  voided: told('这次测评已作废，可以重新发放'),
  printed: told('马上发给您，请打印'),
  sheetNoted: good('已记下'),
  sheetNotedAlready: told('已经记过了'),
}

/** Why a paper cannot be filled in or handed in; the card says the same. */
export const obstacles = {
  notOpen: warned('投票已经结束，不能再交'),
  notAVoter: warned('您不在这次测评的名单里：在名册上可以测评、签了到的党员才能填'),
  struckOff: warned('您现在不在到会名单里，不能交票；有疑问请找监票人'),
  votesOnPaper: warned('您登记的是纸质票，请向监票人领取'),
}

export const ballotRefusals = {
  onlyChair: '这一步由会议主持人来做',
  onlyScrutineer: '这一步由监票人来做',
  onlyTellers: '这一步由主持人、记录人和监票人、计票人来做',
  onlyCounters: '纸质票由监票人和计票人录入',
  onlyOwn: '这是别人的测评票',
  onlyReaders: '结果只给书记和班子成员看',
  stepNotOn: '会议还没有进行到这一项',
  twoPeople: '主持人和监票人要是两个人',
  nobodyMayVote: '到会的人里没有可以测评的党员',
  noRows: '没有要测评的人',
  noRoom: '服务器磁盘快满了，请管理员清理后再发放',
  handedInAlready: '您已经在手机上交过票，不能再用纸质票',
  pagesMissing: '还有没填的页，请填完再交',
  foreignRow: '这张测评票已过期，请用最新的一张',
  twice: '有的人选了两次，请检查：一个人只能在一栏里',
  sayTheRest: '请选其余的人算什么',
  notOnPaper: '请选名单里用纸质票的人',
  noPhone: '他没有手机，只能用纸质票',
  notLate: '请选后来到会的人',
  notLeft: '请选投了纸质票以后离开的人',
  countStarted: '纸质票已经开始录入，不能再改',
  nobodyOnPaper: '没有人用纸质票',
  headDoesNotSum: '有效票加无效票要等于收回的票',
  moreIssued: (of: number) =>
    `用纸质票的只有 ${of} 人，发出的票不能更多。投完票离开的，先在“改投票方式”里记下`,
  figures: (no: number, count: number) => `第 ${no} 行请填 ${count} 个数，用空格隔开`,
  rowsDoNotSum: '每一行的数加起来要一样，都等于有效票数',
  tooFewPapers: '交票的不到应投的一半，还不能结束',
  resultStands: '已经计过票，不能作废',
  noResult: '还没有计票',
  tellerSaysSo: '他有手机，请他自己点“我已签名”',
  unsigned: '监票人、计票人还没有都签名',
  nothingHere: '现在没有您要办的测评',
}

export const closeLacks = {
  sheetsMissing: '监票人和计票人都录入纸质票后才能结束',
  sheetsDiffer: '监票人和计票人录入的数字不一样，请核对后重填',
  sheetUnsound: '录入的纸质票有的行加起来不等于有效票数，请核对后重填',
  morePapersThanVoters: '票数比可以投票的人还多，请核对；查不清就作废重来',
  keyLost: '这次测评的密钥不在了，打不开票，请作废后重新发放',
}

export const tallyObstacles = {
  keyLost: '这次测评的密钥不在了，打不开票，请作废后重新发放。',
  tampered: '票箱里的票和封存时不一样，不能计票，请作废后重新发放。',
}

/** What keeps the step from being started or finished, on the chair's console. */
export const ballotLacks = {
  tellers: '监票人、计票人还没有定',
  scrutineerAway: '监票人没有到会',
  counterAway: '计票人没有到会',
  scrutineerPhone: '监票人没有手机，不能确认发放',
  tellerIsChair: '书记、主持人不能当监票人或计票人',
  sameTeller: '监票人和计票人要是两个人',
  notOpened: (kind: Kind) => `${roundNames[kind]}还没有发放测评票`,
  running: (kind: Kind) => `${roundNames[kind]}还没有结束投票`,
  notTallied: (kind: Kind) => `${roundNames[kind]}还没有计票`,
}

export const progressOf = (handedIn: number, of: number) => `已交 ${handedIn} / 共 ${of}`
export const openLabel = (kind: Kind) => (kind === 'members' ? '测评票' : '评议班子')
export const ballotUsage = '领取自己的测评票；办理测评、看结果'

export const fewVoters = (count: number) =>
  `只有 ${count} 人投票。人少时，如果大家选得一样，从总数就能看出每个人怎么选，请先向大家说明。`
export const tooFewReturned = '收回的票不到应投的一半，按规定这次测评不算有效，请向党总支报告。'
export const tooFewToShow = (papers: number, least: number) =>
  `收回有效票 ${papers} 张，不到 ${least} 张，按规定不显示各人票数。`

export type PercentBase = 'validPapers' | 'returnedPapers' | 'expectedVoters'
const percentBases: Readonly<Record<PercentBase, string>> = {
  validPapers: '有效票',
  returnedPapers: '收回的票',
  expectedVoters: '应投票人数',
}
export const percentNote = (base: PercentBase) =>
  `百分比按${percentBases[base]}算，四舍五入，相加不一定正好 100%。`

export const countSheetWords = {
  title: (kind: Kind) => `${roundNames[kind]}计票单`,
  fileName: (unit: string, kind: Kind) => `${unit}${roundNames[kind]}计票单.html`,
  paperTitle: (kind: Kind) => (kind === 'members' ? '党员民主测评票' : '支部班子评议票'),
  paperName: (unit: string, kind: Kind) => `${unit}${roundNames[kind]}票.html`,
}

/** What the column is called that says whom or what a row is about. */
export const subjectTitles: Readonly<Record<Kind, string>> = { members: '姓名', team: '班子' }

/** 2018-03-08 as it stands on paper. */
export function sayDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** What asks for the appraisal of the team after the command. */
export const teamWord = '班子'

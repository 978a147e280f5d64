const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

/** A title for who leads the round and for who takes part. */
export const criticismTitle = '批评和自我批评'

/** How somebody answered what was said to them (R83). */
export const responseNames: Record<'accept' | 'explain' | 'toVerify' | 'handedOver', string> = {
  accept: '接受',
  explain: '作了说明',
  toVerify: '会后核实',
  handedOver: '没到会，会后转交',
}
export const responseKinds = ['accept', 'explain', 'toVerify'] as const
/** For a round typed in afterwards: it may have been left out. */
export const typedResponses = [...responseKinds, 'none'] as const
export const typedResponseNames: Record<(typeof typedResponses)[number], string> = {
  accept: '表态：接受',
  explain: '表态：作了说明',
  toVerify: '表态：会后核实',
  none: '没有表态',
}

export const entryNames: Record<'spoken' | 'nothingNew' | 'deferred', string> = {
  spoken: '提了',
  nothingNew: '无新的意见',
  deferred: '会后谈',
}

export const criticismToasts = {
  selfGiven: told('记下了，请大家提批评'),
  spoken: told('记下了'),
  nothingNew: told('记下了：无新的意见'),
  deferred: good('已转为会后谈话，两位同志都会收到提醒'),
  answered: good('表态记下了'),
  handedOver: told('记下了，批评意见会后转交本人'),
  roundDone: good('这一轮进行完了'),
  picked: (name: string) => told(`请 ${name} 发言`),
  onlyTeam: told('只由班子成员作自我批评'),
  everybody: told('到会党员都作自我批评'),
  afterwards: told('会后再补录，议程可以接着走'),
  live: told('改为在会上一步一步进行'),
  typed: good('已补录，顺序没有问题'),
  typedWithDefects: told('已补录。顺序有不合规定的地方，已经注明'),
  finished: good('补录完了'),
  repeated: told('重新开始一轮；原来的记录还在'),
  continued: told('接着进行，请还没轮到的同志作自我批评'),
  madeUp: told('请补上'),
  explained: good('原因已写明'),
  returned: (name: string) => told(`已请 ${name} 换个说法再讲`),
  drafted: good('草稿已存，只有您自己看得到'),
  handedIn: good('已交上，轮到您时照着讲'),
  written: good('已记下'),
  talked: good('记下了，谢谢'),
  waitsForOther: told('记下了，等另一位也确认'),
}

export const criticismRefusals = {
  stale: '这一步已经记过了，请看卡片上最新的一步',
  I1: '要由主要负责同志最先作自我批评',
  I2: '要等这位同志作完自我批评才能交，现在可以先存草稿',
  I3: '要由主要负责同志先提批评，其他同志再逐个提',
  principalAway: '主要负责同志不在场，等他回来再接着进行',
  openerAway: '主持人和小组长都不在场，等他们回来再接着进行',
  notOpener: '要由主持人或者党小组组长先提批评',
  notHere: '这位同志不在场',
  spokeAlready: '这位同志已经提过了',
  notParticipant: '只有到会的党员可以提批评',
  self: '不用给自己写批评',
  responseFirst: '请先在“批评和自我批评”卡片上记下他怎么表态',
  delegateFirst: '他没有到会，请先在卡片上选谁代读他的书面材料',
  delegateAbsent: '代读的同志要在场',
  begun: '已经开始了，不能再改',
  notTyped: '这一轮是在会上进行的，不用补录',
  typedAlready: '这位同志已经补录过了',
  unknownName: '有名字没对上，请照名单写，用顿号隔开',
  repeatedName: '有名字写了两次，请改一改',
  selfInList: '提批评的人里不能有他自己',
  othersText: '他自己已经写好交上了，不用再记',
  notBothHere: '没有这位同志',
  notOver: '没有不合规定的地方，不用重来',
  missing: '还有同志没有补录',
  nobodyLeft: '没有还没轮到的同志',
  otherWords: '他的文字已经改过，请看卡片上最新的',
  ownWords: '自己的话请自己改',
  sameWords: '主持人请您换个说法，请改一改再交',
  rewordFirst: '已请他换个说法，听他说完，在“批评和自我批评”卡片上记',
}

export const startLackNames = {
  principalAway: '主要负责同志没有到会，这一轮不能开始，请改期',
  alone: '到会的人太少，没法开展批评',
}
export const finishLackName = '批评和自我批评还没有进行完'
export const typedLater = '批评和自我批评会后补录'

export const progressOf = (no: number, total: number) => `第 ${no} 位，共 ${total} 位`
export const roundIsDone = '已进行完'
export const roundLeftOut = (left: number) => `已进行完，还有 ${left} 位到会的同志没有轮到`
export const openRoundLabel = '批评和自我批评'

/** What was not as it should be; the rules stand in `domain.md` 5.4. */
export const defectNames = {
  I1: '不是主要负责同志最先作自我批评',
  teamFirst: '班子对照检查没有在前面进行',
  I2: '还没作自我批评就提了批评',
  I3: '最先提批评的不是主要负责同志',
  I4: '没有提批评，或者提了两次',
  I5: '没有表态就往下进行了',
  I6: '没有到会，不能提批评',
  I7: '没有作自我批评，也没有人代读',
  I8: '主要负责同志没有到会',
  light: '提出的批评太少',
  lightOpener: '最先提批评的不是主持人或小组长',
} as const

/** The question that goes back with a text that praises only, or says too little (R80, R81). */
export const hintQuestions = {
  praiseOnly: '这段话像是表扬。他有什么具体的事可以做得更好？',
  vague: '能不能写得具体一点：什么时候、什么事、有什么影响？',
}

export const criticismDuties = {
  talk: '会后谈话',
  record: '补录批评和自我批评',
}
export const criticismDutyTitles = {
  talk: (name: string) => `和 ${name} 会后谈一谈`,
  record: '把批评和自我批评的经过补录进来',
}

/** What the conductors may tell the next one. */
export const nextSentences = {
  critic: (name: string) => `下一位提批评：${name}`,
  response: (name: string) => `接着由 ${name} 表态`,
  self: (name: string) => `接着由 ${name} 作自我批评`,
  end: '这是最后一位',
  defect: (what: string, whom: string, who: string) =>
    [whom && `轮到 ${whom} 时`, who && `${who}：`].filter(Boolean).join('，') +
    (who ? what : whom ? `：${what}` : what),
}

/** What attacks the person, or argues for arguing's sake, goes back (R8, R82). */
export const rewordLabel = '请他重说'
export const rewordLook = {
  type: 'text',
  confirm: {
    title: '请他换个说法？',
    text: '说人品、翻旧账、争输赢的话，请他改成具体的事和建议。交来的文字会退给他本人，改了才能再交。',
  },
} as const

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const measureToasts = {
  added: (count: number) => good(`已记下 ${count} 条措施`),
  addedAlready: told('这些措施已经记过了'),
  changed: good('已改好'),
  removed: told('已去掉，还可以恢复'),
  restored: good('已恢复'),
  newerKept: told('已有更晚的一次，保留了那一次'),
  directionSaved: good('整改方向已记下'),
  directionWithdrawn: told('已收回，请再写'),
  notGiven: told('已记“未提”'),
  suggested: good('建议已提交给班子，谢谢'),
  suggestedAlready: told('这条建议已经提过了'),
  suggestionWithdrawn: told('已收回这条建议'),
  withdrawnAlready: told('已经收回了'),
}

export const measureRefusals = {
  notStarted: '这一项还没有开始',
  finished: '这一项已经结束，不能再改了',
  noLines: '请至少写一条措施，一行一条',
  tooManyLines: (max: number) => `一次最多记 ${max} 条，请分几次记`,
  lineTooLong: (max: number) => `有一条太长，每条最多 ${max} 字`,
  shortLine: (max: number) => `请写短一些，一句话，最多 ${max} 字`,
  notPresent: '只记到会党员的整改方向',
  ownGiven: '本人已经写了整改方向，不能记“未提”',
  nothingToWithdraw: '没有可以收回的内容',
  notOn: '现在没有在研究整改措施',
}

/** What keeps the step from being finished: numbers, no names. */
export const measureLacks = {
  noMeasure: '还没有记班子整改措施',
  noDirection: (count: number) => `还有 ${count} 位没有整改方向`,
}

export const measureProgress = (measures: number, done: number, of: number) =>
  `班子措施 ${measures} 条，整改方向 ${done}/${of} 人`

export const measuresLabel = '去记措施和方向'

export const directionDuty = { kind: '整改方向', title: '写一条自己的整改方向' }

export const directionNames: Record<'given' | 'notGiven', string> = {
  given: '已写',
  notGiven: '未提',
}

export const measureUsage = '写自己的整改方向，给班子提建议'

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

/** What may still be open when a year is ended, in the order of the card. */
export const matterNames = {
  rectification: '整改还在办',
  drafts: '整改清单没公布',
  meetings: '会没有开完',
  minutes: '会议记录没确认',
  restudies: '复议没有结果',
  untold: '评定结果没反馈',
  talks: '谈话没有完成',
  receipts: '流动党员回执没收到',
  disclosures: '整改公开没结束',
} as const
export type MatterName = keyof typeof matterNames

export const closingSaid = {
  noYet: '还没有年度可以结束。书记发“方案”新建',
}

export const closingToasts = {
  closed: good('本年度已结束'),
  reopened: told('已重新打开，提醒照旧'),
  proposed: (name: string) => good(`已请 ${name} 一起确认`),
  proposedUnreached: (name: string) => told(`已提出。${name} 没有手机，请用待办以外的办法告诉`),
  agreed: good('两人都已确认，正在销毁'),
  withdrawn: told('不销毁了，材料还在'),
}

export const closingRefusals = {
  early: (from: string) => `${sayDate(from)}以前结束，要写明原因`,
  laterYear: '已经有下一年度的方案，不能再打开',
  destroyed: '这一年的材料已经销毁过，不能再打开',
  notDue: '还没到销毁的时候',
  secondPerson: '要另一位班子成员确认，提出的人不能自己确认',
  witness: '请选一位总支班子成员',
  openAlready: '这一项已经有人提出',
}

export const closingDuties = {
  year: '结束年度',
  retention: '到期材料',
  destroy: '确认销毁',
}
export const closingTitles = {
  year: (year: number) => `结束${year}年度`,
  retention: '有材料到了保存期限',
  destroy: '确认销毁到期材料',
}

/** Names of tables in a record of destruction, as people say it. */
export const tableNames: Readonly<Record<string, string>> = {
  opinion: '意见',
  opinion_envelope: '没拆的意见',
  ballot_envelope: '测评票',
  ballot_count: '计票底表',
  ballot_voter: '投票名册',
  ballot_round: '票箱',
  analysis_section: '党性分析草稿',
  analysis_version: '党性分析',
  analysis: '免写原因',
  problem: '问题',
  problem_note: '学习中找的问题',
  study_reflection: '学习心得',
  leave_request: '请假',
  talk_record: '谈话记录',
  talk_request: '约谈',
  self_appraisal: '个人自评',
  mutual_comment: '互评',
  preliminary_opinion: '初评理由',
  grade_feedback: '反馈',
  grade_restudy: '复议',
  grade_follow_up: '帮教谈话',
  grade_receipt: '回执附言',
  criticism_text: '批评意见',
  criticism_subject: '表态',
  minutes_version: '会议记录',
  rectification_item: '整改事项',
  audit_entry: '操作日志',
}

/** How many of what, the rest as one number. */
export function sayCounts(counts: Readonly<Record<string, number>>): string {
  const named = Object.entries(counts).filter(([name]) => name in tableNames)
  const rest = Object.entries(counts)
    .filter(([name]) => !(name in tableNames))
    .reduce((sum, [, count]) => sum + count, 0)
  const parts = named.map(([name, count]) => `${tableNames[name] ?? ''} ${count}`)
  return [...parts, ...(rest > 0 ? [`其他 ${rest}`] : [])].join('、')
}

/** A day with its year, since these lie years apart. */
export function sayDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export type MaterialKind = 'report' | 'constitution' | 'code' | 'regulation' | 'speech' | 'other'
export type SessionKind = 'guidedReading' | 'partyLecture' | 'groupDiscussion' | 'other'

export const materialNames: Record<MaterialKind, string> = {
  report: '报告',
  constitution: '党章',
  code: '准则',
  regulation: '条例',
  speech: '讲话',
  other: '其他',
}
export const materialKinds = Object.keys(materialNames) as MaterialKind[]

export const sessionNames: Record<SessionKind, string> = {
  guidedReading: '领学宣讲',
  partyLecture: '党课辅导',
  groupDiscussion: '交流讨论',
  other: '其他',
}
export const sessionKinds = Object.keys(sessionNames) as SessionKind[]

const good = (content: string) => ({ type: 'success' as const, content })
const told = (content: string) => ({ type: 'info' as const, content })

export const studyToasts = {
  recorded: good('已记录，谢谢'),
  recordedFor: good('已登记，谢谢您帮忙'),
  alreadyRecorded: told('已经记录过了'),
  undone: told('已撤销'),
  reflectionSaved: good('心得已保存，只有您和书记能看'),
  shared: good('已分享给支部'),
  unshared: told('已收回，不再分享'),
  noteSaved: good('已记下，只有您自己能看'),
  noteRemoved: told('已删除'),
  caughtUp: good('补学已记录，谢谢'),
  published: (groups: number, alone: number) =>
    good(
      alone > 0 ? `已发布：${groups} 个群，另外单独发给 ${alone} 人` : `已发布到 ${groups} 个群`,
    ),
  dueMoved: good('截止日已改'),
  closed: told('任务已结束'),
  arranged: good('集中学习已安排'),
  sessionRecorded: (absent: number) =>
    good(absent > 0 ? `已登记，${absent} 人需要补学` : '已登记，全部到齐'),
  sessionCancelled: told('已取消这次学习'),
  catchUpsRecorded: (count: number) => good(`已登记 ${count} 人补学`),
}

export const studyRefusals = {
  dueInPast: '截止日不能早于今天',
  materialWithoutTitle: '每份材料都要写名称',
  linkWrong: '网址要以 http:// 或 https:// 开头',
  timeWrong: '时间请写成 09:00 这样',
  noneChosen: '请先选人',
}

/** Kinds of duty, the only thing an escalation may say. */
export const studyDuties = {
  task: '学习任务',
  catchUp: '补学',
  sessions: '安排集中学习',
  coverage: '学习重点',
  attendance: '登记到会',
}

export const studyDutyTitles = {
  catchUp: (day: string) => `补学：${day}的集中学习`,
  sessions: (branch: string) => `${branch}还没有安排集中学习`,
  coverage: (branch: string, missing: number) => `${branch}还有 ${missing} 个学习重点没学`,
  attendance: (day: string) => `${day}的集中学习还没有登记到会`,
}

export const studyUsage = '看学习任务；书记发任务、安排集中学习'
export const noCycleYet = '还没有今年的方案。请书记先发“方案”'

/** What the gate of study lacks on the readiness board. */
export const studyLacks = {
  sessions: (held: number, needed: number) => `集中学习 ${held} 次，至少要 ${needed} 次`,
  topics: (names: readonly string[]) => `还没学的重点：${names.join('、')}`,
}

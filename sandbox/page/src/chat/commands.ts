export interface SlashCommand {
  word: string
  hint: string
}

/** What people type most; the bot knows more and names them itself. */
export const slashCommands: readonly SlashCommand[] = [
  { word: '/帮助', hint: '我能做什么' },
  { word: '/待办', hint: '我还欠什么' },
  { word: '/进度', hint: '还差什么' },
  { word: '/设置', hint: '把这个群绑定到支部' },
  { word: '/名册', hint: '关联人员，导入导出' },
  { word: '/方案', hint: '制定和通过方案' },
  { word: '/学习', hint: '发布学习任务' },
  { word: '/征求意见', hint: '打开意见征集' },
  { word: '/谈心', hint: '谈心对象和记录' },
  { word: '/党性分析', hint: '我的分析材料' },
  { word: '/问题清单', hint: '查看和认领' },
  { word: '/请假', hint: '向支部请假' },
  { word: '/开会', hint: '检查条件，开始会议' },
  { word: '/下一项', hint: '推进议程' },
  { word: '/测评', hint: '民主测评' },
  { word: '/评定', hint: '等次与反馈' },
  { word: '/整改', hint: '整改清单' },
  { word: '/归档', hint: '导出材料' },
]

/** The commands a half-typed line could become; none once it is complete or something else. */
export function commandsFor(line: string): readonly SlashCommand[] {
  if (!line.startsWith('/') || /\s/.test(line)) return []
  return slashCommands.filter((command) => command.word.startsWith(line) && command.word !== line)
}

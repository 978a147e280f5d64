import type { RefusalCode } from '../src/errors.ts'

type Details = Readonly<Record<string, string | number>>

const roleNames: Readonly<Record<string, string>> = {
  member: '名册里的党员',
  team: '班子成员',
  secretary: '书记',
  chair: '会议主持人',
  conductor: '会议主持人和记录人',
  teller: '监票人和计票人',
  committee: '支部委员',
}

/** The sentence a person sees for each refusal. Feature sentences stand in `cards/<feature>/`. */
export const refusals: Record<RefusalCode, (details: Details) => string> = {
  notAllowed: (d) => `这一步只有${roleNames[String(d['role'])] ?? '书记'}可以做`,
  notOnRoster: () => '您还不在名册里，请联系书记添加',
  notFound: () => '没有找到，可能已经删除',
  closed: () => '已经结束了',
  alreadyDone: () => '您已经提交过了',
  stale: () => '这张卡片已过期，请用最新的一张',
  notYours: () => '这张卡片不是发给您的',
  wrongChat: () => '请在原来的群里操作',
  chatNotBound: () => '这个群还没有设置，请群主先发“/设置”',
  badForm: (d) => String(d['sentence'] ?? '填写有误，请检查后再提交'),
  notReady: () => '还没有准备好',
  tooLong: (d) => `内容太长，最多 ${d['max'] ?? 1000} 字`,
  diskFull: () => '未记录，请稍后再试',
  planIncomplete: () => '方案还有必须填的地方，请先补上“还缺的”里的各项',
  dayInFuture: () => '日期不能晚于今天',
  windowReversed: () => '结束日期不能早于开始日期',
  reasonNeeded: () => '开会时间不在惯例的日子里，请写明原因',
  unreadable: () => '没看懂填的内容，请照提示的写法再填一次',
  yearTaken: (d) => `${d['year'] ?? '这一'}年度已经有方案了`,
}

export const systemError = '系统出错，已记录'

/** The answer to something that looks like a command but is none. */
export function unknownCommand(nearest: readonly string[]): string {
  if (nearest.length === 0) return '没有这个命令。发“帮助”看看可以做什么'
  return `没有这个命令。您是不是要发：${nearest.map((name) => `“${name}”`).join('、')}？发“帮助”看全部`
}

export const hints = {
  fileNotExpected: '收到文件，但现在没有需要文件的事情。发“帮助”看看可以做什么',
}

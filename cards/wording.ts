import type { RefusalCode } from '../src/errors.ts'

type Details = Readonly<Record<string, string | number>>

/** The sentence a person sees for each refusal. Feature sentences stand in `cards/<feature>/`. */
export const refusals: Record<RefusalCode, (details: Details) => string> = {
  notAllowed: (d) => (d['who'] ? `这一步只有${d['who']}可以做` : '您没有这一步的权限'),
  notOnRoster: () => '您还不在名册里，请联系书记添加',
  notFound: () => '没有找到，可能已经删除',
  closed: () => '已经结束了',
  alreadyDone: () => '您已经提交过了',
  stale: () => '这张卡片已过期，请用最新的一张',
  notYours: () => '这张卡片不是发给您的',
  wrongChat: () => '请在原来的群里操作',
  chatNotBound: () => '这个群还没有设置，请群主先发“/设置”',
  badForm: (d) => (d['field'] ? `“${d['field']}”填得不对，请改一下` : '填写有误，请检查后再提交'),
  notReady: () => '还没有准备好',
  tooLong: (d) => `内容太长，最多 ${d['max'] ?? 1000} 字`,
  diskFull: () => '未记录，请稍后再试',
}

export const systemError = '系统出错，已记录'

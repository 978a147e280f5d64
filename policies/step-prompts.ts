import type { AgendaStep } from './keys.ts'

const counting = '说明应到、实到、请假、缺席各多少人，够不够开会，再宣布开会'
const closing = '概括查摆的主要问题，提出整改要求：谁来办、什么时候办好。请用“记一笔”记下'

/** What the one who speaks should not forget: points of form, never words for them (R62–R95). */
export const stepPrompts: Partial<Record<AgendaStep, string>> = {
  A0: counting,
  A4: '讲清班子的问题、根源和整改措施',
  A7: closing,
  B0: counting,
  B3: '讲清用什么方式征求了意见、班子查摆出哪些主要问题',
  B6: closing,
  C1: '讲清为什么评议、分几步、测评不写名字，请大家实事求是',
  C7: '讲清评议进行得怎样；等次由支部研究以后向本人反馈，会上不宣布',
}

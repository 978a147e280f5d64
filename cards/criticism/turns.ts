import { button, note, row, text, md, type Elements } from '../kit/elements.ts'
import {
  answerButton,
  deferButton,
  handOverButton,
  nothingNewButton,
  rewordButton,
  selfGivenButton,
  spokenButton,
} from './buttons.ts'
import { go } from './parts.ts'
import type { Now } from './round.ts'
import { rewordLabel, rewordLook } from './wording.ts'

/** The turn the buttons are drawn for. */
export interface At {
  meetingId: string
  step: string
  turn: number
}

export function selfTurn(now: Extract<Now, { phase: 'self' }>, at: At): Elements {
  const { subject, isHere, hasAnalysis } = now
  const whose = subject.personId
  const analysis = hasAnalysis ? '书面党性分析已交' : '书面党性分析没有交'
  if (!isHere) {
    return [
      text(md`**${subject.name}** 没有到会，书面材料由人代读`),
      note(analysis),
      go(
        '选谁代读',
        'criticismDelegate',
        { meetingId: at.meetingId, step: at.step },
        { type: 'primary_filled', size: 'large' },
      ),
    ]
  }
  return [
    text(md`请 **${subject.name}** 作自我批评`, 'heading'),
    note(`${analysis}。讲清问题，讲透根源，讲具体整改措施。`),
    button('讲完了', selfGivenButton, { ...at, whose }, { type: 'primary_filled', size: 'large' }),
  ]
}

export function criticTurn(now: Extract<Now, { phase: 'criticism' }>, at: At): Elements {
  const { subject, critic, written } = now
  if (!critic) return [text(md`**${now.waits ?? ''}**`), ...others(now, at)]
  const turn = { ...at, whose: critic.personId }
  const about = { meetingId: at.meetingId, step: at.step, subjectId: subject.personId }
  const ofText = { ...about, criticId: critic.personId }
  return [
    text(md`请 **${critic.name}** 给 **${subject.name}** 提批评`, 'heading'),
    now.real
      ? note(`已提 ${now.real.count} 条，至少 ${now.real.of} 条`)
      : note(`已有 ${now.given} 位发言，还有 ${now.left} 位`),
    written && text(md`问题：${written.problem}\n建议：${written.suggestion}`),
    now.returned && text('已请他换个说法再讲，说完再记。'),
    button(now.returned ? '重说完了' : '讲完了', spokenButton, turn, {
      type: 'primary_filled',
      size: 'large',
    }),
    row(
      go(written ? '改文字' : '记下批评', 'criticismEntry', ofText),
      button('无新的意见', nothingNewButton, turn, {
        confirm: {
          title: '没有新的意见？',
          text: `${critic.name} 对 ${subject.name} 没有新的意见，记下后轮到下一位。`,
        },
      }),
    ),
    now.mayReturn !== undefined &&
      !now.returned &&
      button(rewordLabel, rewordButton, { ...ofText, rev: now.mayReturn.rev }, rewordLook),
    button('转为会后谈话', deferButton, turn, {
      type: 'text',
      confirm: {
        title: '这件事会后再谈？',
        text: '会上不再争论。两位同志会后单独谈，双方都会收到提醒。',
      },
    }),
    ...others(now, at),
  ]
}

/** In light mode another one may be given the turn. */
function others(now: Extract<Now, { phase: 'criticism' }>, at: At): Elements {
  if (!now.real) return []
  const key = { meetingId: at.meetingId, step: at.step }
  return [go('换一位发言', 'criticismPick', key, { type: 'text' })]
}

export function answering(now: Extract<Now, { phase: 'response' }>, at: At): Elements {
  const { subject, isHere } = now
  const turn = { ...at, whose: subject.personId }
  const key = { meetingId: at.meetingId, step: at.step }
  const more = now.mayAdd && go('还有人要提', 'criticismPick', key, { type: 'text' })
  if (!isHere) {
    return [
      text(md`**${subject.name}** 没有到会，批评意见会后转交`),
      button('记下，转交本人', handOverButton, turn, { type: 'primary_filled', size: 'large' }),
      more,
    ]
  }
  const answer = (label: string, response: 'accept' | 'explain' | 'toVerify') =>
    button(label, answerButton, { ...turn, response })
  return [
    text(md`请 **${subject.name}** 表态`, 'heading'),
    button(
      '接受',
      answerButton,
      { ...turn, response: 'accept' },
      { type: 'primary_filled', size: 'large' },
    ),
    row(answer('作了说明', 'explain'), answer('会后核实', 'toVerify')),
    go('记下他怎么说', 'criticismResponse', key, { type: 'text' }),
    more,
  ]
}

import type { CardJson } from '../kit/card.ts'
import { button, card, md, note, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { acceptButton, acceptRecordButton, confirmButton, denyButton } from './buttons.ts'
import { go, planText, type PlanFacts } from './parts.ts'
import { modeNames, ruleNames, type PairState, type TalkMode } from './wording.ts'

export interface TalkPairView {
  pairKey: string
  personId: string
  onBehalfOf: string | undefined
  partner: string
  rules: readonly (1 | 2 | 3 | 4)[]
  /** In a reverse talk: whether this person is the one to begin it. */
  begins: boolean | undefined
  state: PairState
  /** The first talk counts and the two agreed to meet once more. */
  again: boolean
  /** No longer wanted after a change of the register. */
  dropped: boolean
  talkId: string | undefined
  plan: (PlanFacts & { isMine: boolean; isAccepted: boolean; isPast: boolean }) | undefined
  held: { on: string; isMineConfirmed: boolean; isTheirsConfirmed: boolean } | undefined
  /** The other's record is complete and waits for this person's word. */
  toAccept: { authorId: string; rev: number } | undefined
  /** This person's own record is complete. */
  isWritten: boolean
  /** A talk that was held by phone or out of time. */
  notCounted: { on: string; mode: TalkMode } | undefined
  /** The talk before a second one, for its record. */
  earlierTalkId: string | undefined
}

/** One required talk in the thread of one of the two, or of who answers for them. */
export function talkPairCard(view: TalkPairView): CardJson {
  const title = view.onBehalfOf === undefined ? '谈心' : `代 ${view.onBehalfOf} 谈心登记`
  const isOver = view.dropped || (view.state === 'done' && !view.again)
  return card(
    `${title}：${view.partner}`,
    [
      text(md`对象　**${view.partner}**`),
      note(view.rules.map((rule) => ruleNames[rule]).join('；')),
      view.begins !== undefined && note(view.begins ? '这一次由您主动。' : '这一次由对方主动。'),
      view.notCounted &&
        text(
          `${sayDay(view.notCounted.on)}的谈心（${modeNames[view.notCounted.mode]}）不算，` +
            '要当面再谈一次。',
        ),
      ...body(view),
      view.earlierTalkId !== undefined &&
        view.onBehalfOf === undefined &&
        go('上次的谈话记录', 'talkRecord', { talkId: view.earlierTalkId }),
      go('我的谈心', 'talkList', { personId: view.personId, page: '1' }, { type: 'text' }),
    ],
    { template: isOver ? (view.dropped ? 'grey' : 'green') : 'blue' },
  )
}

function body(view: TalkPairView): Elements {
  if (view.state === 'done' && !view.again) return [text('这次谈心已经完成。'), record(view)]
  if (view.dropped) return [text('人员有变动，这一对不再要求谈。')]
  if (view.held) return afterTalk(view, view.held)
  return [view.again && text('你们约定再谈一次。'), ...beforeTalk(view)]
}

function beforeTalk(view: TalkPairView): Elements {
  const { plan } = view
  const key = { pairKey: view.pairKey, personId: view.personId }
  const other = (label: string, isMain = false) =>
    go(label, 'talkTimeForm', key, { type: isMain ? 'primary_filled' : 'default' })
  const held = (isMain: boolean) =>
    go('谈完了', 'talkHeldForm', key, { type: isMain ? 'primary_filled' : 'default' })
  if (!plan) return [other('约时间', true), held(false)]
  const facts = planText(plan)
  if (plan.isAccepted) return [text('已经约好：'), facts, held(true), other('换个时间')]
  if (plan.isMine) {
    return [text('等对方答复：'), facts, held(plan.isPast), other('换个时间')]
  }
  const { talkId = '' } = view
  return [
    text(md`**${view.partner}** 约您谈心：`),
    facts,
    button(
      '同意这个时间',
      acceptButton,
      { talkId, personId: view.personId, plan: plan.stamp },
      { type: 'primary_filled' },
    ),
    other('换个时间'),
    held(false),
  ]
}

function afterTalk(view: TalkPairView, held: NonNullable<TalkPairView['held']>): Elements {
  const carried = { talkId: view.talkId ?? '', personId: view.personId }
  const when = text(md`**${sayDay(held.on)}** 当面谈了`)
  const undo = (label: string) =>
    button(label, denyButton, carried, {
      confirm: { title: '这次没有谈？', text: '登记的日期和记录会退回，两人再约时间。' },
    })
  if (!held.isMineConfirmed) {
    return [
      when,
      text(md`**${view.partner}** 说已经谈过，请您确认。`),
      button('确认谈过', confirmButton, carried, { type: 'primary_filled' }),
      undo('没有谈过'),
    ]
  }
  return [
    when,
    text(held.isTheirsConfirmed ? '双方都已确认。' : '您已确认，等对方确认。'),
    ...recording(view),
    !held.isTheirsConfirmed && undo('登记错了，退回'),
  ]
}

function recording(view: TalkPairView): Elements {
  const { toAccept } = view
  const accept =
    view.onBehalfOf !== undefined &&
    toAccept &&
    button(
      `代 ${view.onBehalfOf} 确认记录`,
      acceptRecordButton,
      { talkId: view.talkId ?? '', personId: view.personId, ...toAccept },
      {
        type: 'primary_filled',
        confirm: { title: '问过本人了吗？', text: '请先问本人：谈话记录是否属实。' },
      },
    )
  if (view.onBehalfOf !== undefined) {
    return [text(toAccept ? '对方已写好记录，请问过本人再确认。' : '谈话记录由对方来写。'), accept]
  }
  if (toAccept) return [text('对方已写好记录，请您看一看。'), record(view)]
  return [text(view.isWritten ? '您的记录已写好，等对方看。' : '还要写谈话记录。'), record(view)]
}

/** Only the two themselves read what was said. */
function record(view: TalkPairView) {
  if (view.talkId === undefined || view.onBehalfOf !== undefined) return undefined
  const isMain = view.state !== 'done' && (view.toAccept !== undefined || !view.isWritten)
  return go(
    view.state === 'done' && !view.again ? '看谈话记录' : '谈话记录',
    'talkRecord',
    { talkId: view.talkId },
    { type: isMain ? 'primary_filled' : 'default' },
  )
}

import type { CardElement, CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  md,
  multiSelect,
  note,
  row,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import {
  closeCommentedButton,
  closeSubjectButton,
  noCommentButton,
  noCommentGroupButton,
  openSubjectButton,
} from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'
import type { Choice } from './round.ts'

export interface MutualPerson {
  subjectId: string
  name: string
  comments: number
  ending: 'commented' | 'noComment' | undefined
  /** Only who has given their self-appraisal is commented on. */
  hasSelf: boolean
  isTeam: boolean
}

export interface MutualRoundView {
  meetingId: string
  state: 'notStarted' | 'on' | 'finished'
  done: number
  of: number
  speaker: { personId: string; name: string; comments: number } | undefined
  list: Paged<MutualPerson>
  /** Without a comment and not noted as 无意见. */
  open: readonly { personId: string; name: string }[]
  /** Commented on, and their turn is still open. */
  toClose: number
  groups: readonly Choice[]
}

/** 党员互评 for chair and recorder: whose turn it is, who has been commented on (R90). */
export function mutualRoundCard(view: MutualRoundView): CardJson {
  const { meetingId } = view
  return card(
    '党员互评',
    [
      ...standing(view),
      ...turn(view),
      ...view.list.items.flatMap((one) => lines(view, one)),
      pager(view.list, 'mutualAppraisalRound', { meetingId, step: 'C3' }),
      ...(view.state === 'on' ? many(view) : []),
    ],
    { template: view.state === 'on' ? 'blue' : 'grey' },
  )
}

function standing(view: MutualRoundView): Elements {
  if (view.state === 'notStarted') return [text('这一项还没有开始。')]
  return [
    view.of === 0 ? text('没有人要评议。') : text(md`已评议　**${view.done}/${view.of}** 人`),
    view.state === 'finished' && note('这一项已经结束。'),
  ]
}

function turn({ meetingId, state, speaker }: MutualRoundView): Elements {
  if (state !== 'on' || !speaker) return []
  const { personId: subjectId, name, comments } = speaker
  const main = { type: 'primary_filled', size: 'large' } as const
  return [
    text(comments === 0 ? md`现在评议：**${name}**` : md`现在评议：**${name}**（${comments} 条）`),
    comments === 0
      ? entry(`记对 ${name} 的评议`, meetingId, subjectId, main)
      : button(`${name} 评完了`, closeSubjectButton, { meetingId, subjectId }, main),
  ]
}

function entry(
  label: string,
  meetingId: string,
  subjectId: string,
  look: Parameters<typeof go>[3] = {},
): CardElement {
  return go(label, 'mutualEntry', { meetingId, subjectId }, look)
}

function lines(view: MutualRoundView, one: MutualPerson): Elements {
  const { meetingId } = view
  const { subjectId, name } = one
  const carried = { meetingId, subjectId }
  const what = text(md`**${name}**　${sayStanding(one)}`)
  if (view.state !== 'on') return [what]
  if (!one.hasSelf) {
    const key = { meetingId, step: one.isTeam ? 'C2a' : 'C2b', page: '0' }
    return [what, go('补记自评', 'selfAppraisalRound', key)]
  }
  return [
    what,
    row(
      entry('记评议', meetingId, subjectId),
      one.ending !== undefined
        ? button('撤销', openSubjectButton, carried)
        : button(one.comments > 0 ? '评完了' : '无意见', closeSubjectButton, carried),
    ),
  ]
}

function sayStanding({ hasSelf, comments, ending }: MutualPerson): string {
  if (!hasSelf) return '还没有自评'
  if (ending === 'noComment') return '无意见'
  const said = comments === 0 ? '还没有人评议' : `评议 ${comments} 条`
  return ending === undefined ? said : `${said}，评完`
}

function many(view: MutualRoundView): Elements {
  const { meetingId } = view
  return [
    view.toClose > 1 &&
      button(`有评议的 ${view.toClose} 人都评完了`, closeCommentedButton, { meetingId }),
    view.open.length > 0 &&
      form('many', [
        multiSelect(
          'people',
          view.open.map(({ personId, name }) => ({ label: name, value: personId })),
          { placeholder: '一次选多人', required: true },
        ),
        submit('选中的都无意见', noCommentButton, { meetingId }, { type: 'default' }),
      ]),
    view.groups.length > 0 &&
      form('byGroup', [
        select(
          'group',
          view.groups.map(({ id, name }) => ({ label: name, value: id })),
          { placeholder: '哪个党小组', required: true },
        ),
        submit(
          '这个小组没人评议的，都记无意见',
          noCommentGroupButton,
          { meetingId },
          {
            type: 'default',
          },
        ),
      ]),
  ]
}

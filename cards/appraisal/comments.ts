import type { CardJson } from '../kit/card.ts'
import {
  beside,
  button,
  card,
  form,
  input,
  md,
  note,
  select,
  submit,
  text,
} from '../kit/elements.ts'
import { commentButton, recordCommentButton, withdrawButton } from './buttons.ts'
import { go, pager, type Paged } from './parts.ts'
import type { Choice } from './round.ts'

const letters = 500
const field = (value: string) => ({
  label: `评议（最多 ${letters} 字）`,
  placeholder: '肯定什么、指出什么、有什么建议',
  rows: 5,
  maxLength: letters,
  required: true,
  value,
})

export interface CommentsView {
  meetingId: string
  personId: string
  /** Whose comments they are, when the reader answers for somebody. */
  of: string | undefined
  isOn: boolean
  given: number
  list: Paged<{ subjectId: string; name: string; isGiven: boolean }>
}

/** 党员互评: whom one may comment on, and on whom one has. */
export function commentsCard(view: CommentsView): CardJson {
  const { meetingId, personId } = view
  return card(
    view.of === undefined ? '党员互评' : `代 ${view.of} 评议`,
    [
      !view.isOn && text('互评现在没有进行，不能写。'),
      text(md`已写　**${view.given}** 人`),
      view.list.items.length === 0 && text('还没有人自评，等有人自评了再写。'),
      ...view.list.items.map(({ subjectId, name, isGiven }) => {
        const what = text(isGiven ? md`**${name}**　已写` : md`**${name}**`)
        const key = { meetingId, personId, subjectId }
        return view.isOn
          ? beside([what], go(isGiven ? '看、改' : '写评议', 'mutualComment', key))
          : what
      }),
      pager(view.list, 'mutualComments', { meetingId, personId }),
      note('不用每个人都写，想到谁的写谁的。写的话只有您和书记能看，以后由书记向本人反馈。'),
    ],
    { template: view.isOn ? 'blue' : 'grey' },
  )
}

export interface CommentView {
  meetingId: string
  personId: string
  subjectId: string
  subject: string
  of: string | undefined
  comment: string | undefined
  isOn: boolean
}

/** What one member says of another (R90). */
export function commentCard(view: CommentView): CardJson {
  const { meetingId, personId, subjectId, comment } = view
  const carried = { meetingId, personId, subjectId }
  return card(
    `评议 ${view.subject}`,
    [
      !view.isOn && text('互评现在没有进行，不能写。'),
      !view.isOn && comment !== undefined && text(comment),
      view.isOn &&
        form('commenting', [
          input('comment', field(comment ?? '')),
          submit('记下', commentButton, carried),
        ]),
      view.isOn && comment !== undefined && button('收回这条评议', withdrawButton, carried),
      go('返回名单', 'mutualComments', { meetingId, personId, page: '1' }, { type: 'text' }),
      note('只有您和书记能看，以后由书记向本人反馈。'),
    ],
    {
      template: view.isOn ? 'blue' : 'grey',
      ...(view.of !== undefined && { subtitle: `代 ${view.of}` }),
    },
  )
}

export interface EntryView {
  meetingId: string
  subjectId: string
  subject: string
  /** Who is there and may comment; the first are those who have not yet. */
  commenters: readonly Choice[]
  /** Who has commented, by name. */
  given: readonly string[]
  isOn: boolean
}

/** For chair and recorder: a comment that was spoken, written down with who said it. */
export function entryCard(view: EntryView): CardJson {
  const { meetingId, subjectId } = view
  return card(
    `记对 ${view.subject} 的评议`,
    [
      !view.isOn && text('互评现在没有进行，不能记。'),
      text(
        view.given.length === 0
          ? '还没有人评议。'
          : md`已评议　**${view.given.length}** 人：${view.given.join('、')}`,
      ),
      view.isOn &&
        view.commenters.length > 0 &&
        form('entry', [
          select(
            'by',
            view.commenters.map(({ id, name }) => ({ label: name, value: id })),
            { placeholder: '谁说的', required: true },
          ),
          input('comment', field('')),
          submit('记下', recordCommentButton, { meetingId, subjectId }),
        ]),
      view.isOn && note('同一个人再记一次，就换成新记的。'),
      go('返回', 'mutualAppraisalRound', { meetingId, step: 'C3', page: '0' }, { type: 'text' }),
    ],
    { template: view.isOn ? 'blue' : 'grey' },
  )
}

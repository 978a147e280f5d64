import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, line, md, note, text, type Elements } from '../kit/elements.ts'
import { abandonButton, confirmButton, signButton } from './buttons.ts'
import { blockRows, go, pager } from './parts.ts'
import type { SheetBlock } from './sheet.ts'
import { confirmedLine, minutesStates } from './wording.ts'

export interface DraftView {
  meetingId: string
  title: string
  state: keyof typeof minutesStates
  rev: number
  dueOn: string
  /** One page of the record. */
  blocks: readonly SheetBlock[]
  page: number
  pages: number
  /** The reader may change words: the record is not confirmed. */
  mayEdit: boolean
  mayConfirm: 'recorder' | 'signer' | undefined
  mayCorrect: boolean
  /** The reader may read the confirmed record and the checklist. */
  mayRead: boolean
  confirmations: readonly {
    role: 'recorder' | 'chair' | 'signer'
    name: string
    day: string
    at: string
  }[]
  /** Who may confirm next. */
  waitingFor: readonly string[]
  /** Why a confirmed record is being corrected. */
  reason: string | undefined
}

/** 会议记录 before both have confirmed it: what happened, what was typed, and what is next. */
export function draftCard(view: DraftView): CardJson {
  const { meetingId, page, pages } = view
  const isLast = page === pages
  return card(
    '会议记录',
    [
      text(md`**${view.title}**`),
      ...status(view),
      line,
      ...blockRows(view.blocks, view.mayEdit ? { meetingId } : undefined),
      pager(view, 'minutesDraft', { meetingId }),
      line,
      ...(view.mayConfirm !== undefined && !isLast
        ? [note('请翻到最后一页，看完再确认。')]
        : confirming(view)),
      ...further(view),
    ],
    {
      template: view.state === 'confirmed' ? 'grey' : 'blue',
      tags: [
        {
          text: minutesStates[view.state],
          color: view.state === 'confirmed' ? 'green' : 'orange',
        },
      ],
      summary: `会议记录：${minutesStates[view.state]}`,
    },
  )
}

function status(view: DraftView): Elements {
  return [
    view.reason !== undefined && text(md`正在更正，原因：${view.reason}`),
    ...view.confirmations.map(({ role, name, day, at }) =>
      note(confirmedLine(role, name, day, at)),
    ),
    view.waitingFor.length > 0 &&
      text(md`等 **${view.waitingFor.join('、')}** 确认，截止　**${sayDay(view.dueOn)}**`),
    view.state === 'draft' &&
      note('人数、时间、名字来自系统，文字是会上有人记下的。缺什么请补充，不合适的请改。'),
  ]
}

function confirming(view: DraftView): Elements {
  const { meetingId, rev } = view
  const carried = { meetingId, rev }
  if (view.mayConfirm === 'recorder') {
    return [button('记录属实，确认', confirmButton, carried, { type: 'primary_filled' })]
  }
  if (view.mayConfirm === 'signer') {
    return [
      button('记录属实，确认定稿', signButton, carried, {
        type: 'primary_filled',
        confirm: { title: '确认定稿？', text: '定稿后不能再改，只能写明原因更正。' },
      }),
      note('改动任何一处，要请记录人重新确认。'),
    ]
  }
  return []
}

function further(view: DraftView): Elements {
  const { meetingId } = view
  const isConfirmed = view.state === 'confirmed'
  return [
    view.mayRead && isConfirmed && go('看定稿、打印', 'minutesRead', { meetingId }),
    view.mayRead && go('程序核对', 'conformity', { meetingId }),
    view.mayCorrect && go('更正', 'minutesCorrection', { meetingId }, { type: 'text' }),
    view.mayEdit &&
      view.reason !== undefined &&
      button(
        '放弃更正',
        abandonButton,
        { meetingId },
        {
          type: 'text',
          confirm: { title: '放弃更正？', text: '这次改的内容都不要，原来的记录不变。' },
        },
      ),
  ]
}

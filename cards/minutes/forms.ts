import type { CardJson } from '../kit/card.ts'
import { card, form, input, note, submit, text } from '../kit/elements.ts'
import {
  correctButton,
  mostLetters,
  placeLetters,
  reasonLetters,
  saveOtherButton,
  savePartButton,
  savePlaceButton,
} from './buttons.ts'
import { go } from './parts.ts'

export interface PartView {
  meetingId: string
  /** A step of the agenda, `place` or `other`. */
  part: string
  title: string
  note: string
  more: string
}

/** The words of one place of the record, to be changed or added to. */
export function partCard(view: PartView): CardJson {
  const { meetingId } = view
  return card(
    '补充会议记录',
    [
      text(view.title),
      note('只写会上真实发生的事。'),
      form('part', fieldsOf(view)),
      go('不存，返回', 'minutesDraft', { meetingId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function fieldsOf({ meetingId, part, note: said, more }: PartView) {
  if (part === 'place') {
    const look = { label: '地点', maxLength: placeLetters, value: said, required: true }
    return [input('place', look), submit('保存', savePlaceButton, { meetingId })]
  }
  const added = input('more', field('补充记录', more))
  if (part === 'other') return [added, submit('保存', saveOtherButton, { meetingId })]
  return [
    input('note', field('会上记录', said)),
    added,
    submit('保存', savePartButton, { meetingId, part }),
  ]
}

function field(label: string, value: string) {
  return { label: `${label}（最多 ${mostLetters} 字）`, rows: 6, maxLength: mostLetters, value }
}

export interface CorrectionView {
  meetingId: string
  title: string
  /** The version that is confirmed now. */
  version: number
}

/** Takes a confirmed record up again, with a reason that stays in the file. */
export function correctionCard({ meetingId, title, version }: CorrectionView): CardJson {
  return card(
    '更正会议记录',
    [
      text(title),
      note(`现在是第 ${version} 稿。更正要写明原因，改好后两人重新确认，原稿留存。`),
      form('correction', [
        input('reason', {
          label: `为什么更正（最多 ${reasonLetters} 字）`,
          rows: 3,
          maxLength: reasonLetters,
          required: true,
        }),
        submit('开始更正', correctButton, { meetingId }),
      ]),
      go('不改，返回', 'minutesDraft', { meetingId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

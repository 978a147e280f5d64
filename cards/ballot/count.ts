import type { CardJson } from '../kit/card.ts'
import {
  card,
  columns,
  form,
  input,
  md,
  note,
  row,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { saveCountHeadButton, saveCountPageButton } from './buttons.ts'
import { go } from './parts.ts'
import { abstained, type Kind } from './wording.ts'

export interface CountView {
  roundId: string
  tellerId: string
  meetingId: string
  kind: Kind
  unit: string
  /** 0 is the numbers of papers, the rows follow. */
  page: number
  pages: number
  /** This page is in; what was entered is never shown again. */
  isFilled: boolean
  onPaper: number
  /** The grades or steps, best first. */
  scale: readonly string[]
  rows: readonly { at: number; no: number; name: string }[]
}

/** One teller's own count of the paper ballots; the other teller does not see it. */
export function countCard(view: CountView): CardJson {
  return card(
    '录入纸质票',
    [
      view.isFilled && text('这一页填过了。重填会换掉原来的。'),
      ...(view.page === 0 ? head(view) : rows(view)),
      ...ways(view),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

function head({ roundId, onPaper }: CountView): Elements {
  const field = (name: string, label: string) =>
    input(name, { label, required: true, maxLength: 3 })
  return [
    text(md`用纸质票的有 **${onPaper}** 人。您和另一位各自清点、各自录入，两人要一样。`),
    form('head', [
      pair(field('issued', '发出的票'), field('returned', '收回的票')),
      pair(field('valid', '有效票'), field('invalid', '无效票')),
      submit('存好，下一页', saveCountHeadButton, { roundId }),
    ]),
  ]
}

const pair = (one: ReturnType<typeof input>, other: ReturnType<typeof input>) =>
  columns([one, other].map((element) => ({ weight: 1, elements: [element] })))

function rows({ roundId, page, pages, scale, rows: shown }: CountView): Elements {
  const order = [...scale, abstained, '无效']
  return [
    text(md`每行按顺序填 **${order.length}** 个数：**${order.join(' ')}**`),
    note('用空格隔开，没有的填 0。一行的数加起来等于有效票数。'),
    form('rows', [
      ...shown.map(({ at, no, name }) =>
        input(`r${at}`, {
          label: `${no}、${name}`,
          placeholder: order.map(() => '0').join(' '),
          maxLength: 60,
        }),
      ),
      submit(page === pages ? '存好' : '存好，下一页', saveCountPageButton, {
        roundId,
        page: String(page),
      }),
    ]),
  ]
}

function ways({ roundId, tellerId, meetingId, kind, page, pages }: CountView): Elements {
  const to = (label: string, at: number) =>
    go(label, 'ballotCount', { roundId, tellerId, page: String(at) }, { type: 'text' })
  return [
    row(page > 0 && to('上一页', page - 1), page < pages && to('下一页', page + 1)),
    go('返回', 'ballotRound', { meetingId, kind }, { type: 'text' }),
  ]
}

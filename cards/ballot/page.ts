import type { CardJson } from '../kit/card.ts'
import {
  card,
  columns,
  form,
  md,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { savePageButton, saveQuickButton } from './buttons.ts'
import { go } from './parts.ts'
import {
  abstained,
  emptyIsAbstained,
  gradeNames,
  mayReplace,
  notGraded,
  roundNames,
} from './wording.ts'
import type { Kind } from './wording.ts'

export interface BallotRow {
  /** Its place on the page, which names its field. */
  at: number
  /** Its number on the whole paper, from 1. */
  no: number
  name: string
  /** A probationary member's row is there to be read. */
  isGraded: boolean
}

export interface PageView {
  roundId: string
  voterId: string
  kind: Kind
  unit: string
  /** From 1. */
  page: number
  pages: number
  isFilled: boolean
  /** The grades or steps of the scale, best first. */
  scale: readonly string[]
  rows: readonly BallotRow[]
  /** The first page of the form that asks for names only, where there is one. */
  quickPage: number | undefined
}

/** One page of the paper: nothing is preset, and what was chosen is never shown again. */
export function pageCard(view: PageView): CardJson {
  const { roundId, voterId, page, pages } = view
  const options = [
    ...view.scale.map((label, at) => ({ label, value: String(at + 1) })),
    { label: abstained, value: '0' },
  ]
  return card(
    roundNames[view.kind],
    [
      pages > 1 && text(md`第 **${page}** 页，共 ${pages} 页`),
      view.isFilled && text('这一页填过了。重填会换掉原来的。'),
      form('paper', [
        ...view.rows.map((one) => rowOf(one, options)),
        note(pages === 1 ? `${emptyIsAbstained}${mayReplace}` : emptyIsAbstained),
        submit(labelOf(page, pages), savePageButton, { roundId, voterId, page: String(page) }),
      ]),
      view.quickPage !== undefined &&
        go(
          '只点名字，填得快',
          'ballotQuick',
          { roundId, voterId, page: String(view.quickPage) },
          { type: 'default' },
        ),
      back(view),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

/** A paper of one page is handed in with it; a longer one when all pages are in. */
function labelOf(page: number, pages: number): string {
  if (pages === 1) return '交票'
  return page === pages ? '填好了' : '填好了，下一页'
}

function rowOf({ at, no, name, isGraded }: BallotRow, options: { label: string; value: string }[]) {
  if (!isGraded) return text(md`${no}、${name}　${notGraded}`, 'notation')
  return columns([
    { weight: 2, elements: [text(md`${no}、${name}`)] },
    { weight: 3, elements: [select(`r${at}`, options)] },
  ])
}

export interface QuickView {
  roundId: string
  voterId: string
  unit: string
  /** The first page it fills, and how many it fills at once; from 1. */
  page: number
  upTo: number
  pages: number
  /** Rows that get a grade. */
  rows: readonly { no: number; name: string }[]
  notGraded: readonly string[]
}

/** Names for three grades, and what all others get is said, never preset. */
export function quickCard(view: QuickView): CardJson {
  const { roundId, voterId, page, rows } = view
  const names = rows.map(({ no, name }) => ({ label: name, value: String(no) }))
  const [best, , third, last] = gradeNames
  return card(
    roundNames.members,
    [
      ...ofPart(view),
      form('names', [
        ...namesFor('excellent', best, names),
        ...namesFor('basicallyQualified', third, names),
        ...namesFor('unqualified', last, names),
        text('其余的人'),
        select(
          'rest',
          [
            { label: `其余${gradeNames[1]}`, value: '2' },
            { label: `其余${abstained}`, value: '0' },
          ],
          { required: true },
        ),
        submit('填好了', saveQuickButton, { roundId, voterId, page: String(page) }),
      ]),
      view.notGraded.length > 0 && note(`${notGraded}：${view.notGraded.join('、')}`),
      go('一个一个填', 'ballotPage', { roundId, voterId, page: String(page) }, { type: 'text' }),
      back(view),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

function namesFor(
  field: string,
  grade: string,
  names: readonly { label: string; value: string }[],
): Elements {
  return [text(md`评**${grade}**的人`), multiSelect(field, names, { placeholder: '没有就不选' })]
}

function ofPart({ page, upTo, pages, rows }: QuickView): Elements {
  const [first, last] = [rows.at(0)?.name ?? '', rows.at(-1)?.name ?? '']
  const isWhole = page === 1 && upTo === pages
  return [
    text(
      isWhole
        ? md`共 **${rows.length}** 人`
        : md`第 ${page} 到 ${upTo} 页：从${first}到${last}，**${rows.length}** 人`,
    ),
  ]
}

function back({ roundId, voterId }: { roundId: string; voterId: string }) {
  return go('返回', 'ballotOwn', { roundId, voterId }, { type: 'text' })
}

import type { CardJson } from '../kit/card.ts'
import { card, form, input, note, select, submit, text, type Elements } from '../kit/elements.ts'
import { answerInWordsButton, pickButton, readForButton, writeForButton } from './buttons.ts'
import { asOption, go, type Named, type Words } from './parts.ts'
import { criticismTitle, responseKinds, responseNames } from './wording.ts'

export interface TurnFormView {
  meetingId: string
  step: string
  turn: number
  /** Whose turn the form was drawn for. */
  whose: string
  subject: Named
  people: readonly Named[]
}

export interface EntryFormView {
  meetingId: string
  step: string
  subject: Named
  critic: Named
  words: Words | undefined
}

type At = Pick<TurnFormView, 'meetingId' | 'step'>

function back({ meetingId, step }: At) {
  return go('返回', 'criticismRound', { meetingId, step }, { type: 'text' })
}

function look(view: { subject: Named }) {
  return { template: 'blue', subtitle: view.subject.name } as const
}

/** Who reads the text of one who is away (I7). */
export function delegateCard(view: TurnFormView): CardJson {
  const { meetingId, step, turn, whose } = view
  return card(
    '代读书面材料',
    [
      text(`${view.subject.name} 没有到会。请选一位同志宣读他的书面党性分析，读完再记下。`),
      form('reading', [
        select('delegate', view.people.map(asOption), { placeholder: '谁代读', required: true }),
        submit('读完了', readForButton, { meetingId, step, turn, whose }),
      ]),
      back(view),
    ],
    look(view),
  )
}

/** Who has the next turn, where not everybody speaks. */
export function pickCard(view: TurnFormView): CardJson {
  const { meetingId, step, turn, whose } = view
  return card(
    '请谁提批评',
    [
      text(`给 ${view.subject.name} 提批评`),
      form('pick', [
        select('critic', view.people.map(asOption), { placeholder: '请谁发言', required: true }),
        submit('请他发言', pickButton, { meetingId, step, turn, whose }),
      ]),
      back(view),
    ],
    look(view),
  )
}

/** How the subject answers, in words too. */
export function responseCard(view: TurnFormView): CardJson {
  const { meetingId, step, turn, whose } = view
  return card(
    '表态',
    [
      form('answer', [
        select(
          'response',
          responseKinds.map((kind) => ({ label: responseNames[kind], value: kind })),
          { placeholder: '怎么表态', required: true },
        ),
        input('words', { label: '他说的话（可以不写，最多 300 字）', rows: 3, maxLength: 300 }),
        submit('记下表态', answerInWordsButton, { meetingId, step, turn, whose }),
      ]),
      back(view),
    ],
    look(view),
  )
}

/** The recorder types what a critic says. */
export function entryCard(view: EntryFormView): CardJson {
  const { meetingId, step, subject, critic, words } = view
  const carried = { meetingId, step, subjectId: subject.personId, criticId: critic.personId }
  return card(
    `${critic.name} 的批评`,
    [
      note(`对 ${subject.name} 提的。照他说的记，两项都要写。`),
      form('entry', [...wordFields(words), submit('记下', writeForButton, carried)]),
      back(view),
    ],
    { template: 'blue', subtitle: criticismTitle },
  )
}

/** The two mandatory parts of a criticism (R81). */
export function wordFields(words: Words | undefined): Elements {
  return [
    input('problem', {
      label: '具体问题（最多 300 字）',
      placeholder: '什么时候、什么事、有什么影响',
      rows: 3,
      maxLength: 300,
      required: true,
      value: words?.problem ?? '',
    }),
    input('suggestion', {
      label: '改进建议（最多 300 字）',
      placeholder: '希望他怎么改',
      rows: 3,
      maxLength: 300,
      required: true,
      value: words?.suggestion ?? '',
    }),
  ]
}

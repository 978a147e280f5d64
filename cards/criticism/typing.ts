import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  multiSelect,
  note,
  select,
  submit,
  text,
} from '../kit/elements.ts'
import { chooseTypedButton, finishTypedButton, typeButton } from './buttons.ts'
import { asOption, go, type Named } from './parts.ts'
import { typedResponseNames, typedResponses } from './wording.ts'

export interface ChooseTypedView {
  kind: 'choose'
  meetingId: string
  step: string
  typed: readonly string[]
  /** Who has not been typed in yet, the one whose turn it should have been first. */
  left: readonly Named[]
}

export interface TypeView {
  kind: 'type'
  meetingId: string
  step: string
  subject: Named
  isHere: boolean
  /** As they should have spoken; the recorder puts them as they did. */
  critics: readonly Named[]
}

export type TypingView = ChooseTypedView | TypeView

/** 会后补录: one subject after another, in the order in which it really went. */
export function typingCard(view: TypingView): CardJson {
  return view.kind === 'choose' ? chooseCard(view) : typeCard(view)
}

function chooseCard({ meetingId, step, typed, left }: ChooseTypedView): CardJson {
  return card(
    '会后补录',
    [
      typed.length > 0 && text(`已录：${typed.join('、')}`),
      note('照当时真实的先后，一位一位录。录好的不能改顺序。'),
      left.length > 0 &&
        form('choose', [
          select('subject', left.map(asOption), {
            placeholder: typed.length > 0 ? '接着是谁作自我批评' : '谁最先作自我批评',
            required: true,
          }),
          submit('录这一位', chooseTypedButton, { meetingId, step }),
        ]),
      typed.length > 0 &&
        button(
          '都录完了',
          finishTypedButton,
          { meetingId, step },
          {
            ...(left.length === 0 && { type: 'primary_filled' }),
            confirm: { title: '录完了？', text: '录完后不能再补。' },
          },
        ),
      go('返回', 'criticismRound', { meetingId, step }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function typeCard(view: TypeView): CardJson {
  const { meetingId, step, subject, critics } = view
  return card(
    '会后补录',
    [
      text(`${subject.name} 作自我批评之后，谁先谁后提了批评？`),
      form('type', [
        !view.isHere &&
          select('delegate', critics.map(asOption), { placeholder: '他没到会，谁代读了书面材料' }),
        input('critics', {
          label: '照实际先后写，用顿号隔开',
          rows: 4,
          maxLength: 1000,
          required: true,
          value: critics.map(({ name }) => name).join('、'),
        }),
        multiSelect('nothingNew', critics.map(asOption), { placeholder: '谁没有新的意见' }),
        select(
          'response',
          typedResponses.map((kind) => ({ label: typedResponseNames[kind], value: kind })),
          { placeholder: '表态', required: true },
        ),
        submit('录好了', typeButton, { meetingId, step, subjectId: subject.personId }),
      ]),
      go('返回', 'criticismTyping', { meetingId, step, subjectId: '' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: subject.name },
  )
}

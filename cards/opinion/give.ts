import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  link,
  md,
  note,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { giveSignedButton, giveUnsignedButton, openFormButton } from './buttons.ts'
import { aspectField, categoryField, toField } from './parts.ts'
import { noRetaliation, unsignedPromise } from './wording.ts'

export interface GiveView {
  roundId: string
  isOpen: boolean
  closesOn: string
  addressees: readonly Option[]
  /** Chosen when nothing is. */
  team: string
}

/** The form itself, in a group or in one's own thread; it holds no numbers and never changes. */
export function giveCard(view: GiveView): CardJson {
  const { roundId } = view
  if (!view.isOpen) {
    return card('征求意见', [text('征求意见已经结束，谢谢大家。')], { template: 'grey' })
  }
  return card(
    '征求意见',
    [
      text('对班子、对班子成员有什么意见和建议，都可以提。'),
      form('opinion', [
        ...toField(view.addressees, view.team),
        ...aspectField(),
        ...categoryField('您是', 'member'),
        input('words', {
          label: '意见和建议',
          placeholder: '说说是什么事、希望怎么改',
          maxLength: 1000,
          rows: 5,
          required: true,
        }),
        submit('不记名提交', giveUnsignedButton, { roundId }),
        submit('实名提交', giveSignedButton, { roundId }, { type: 'default' }),
      ]),
      note(unsignedPromise),
      text(md`**${noRetaliation}**`),
      note(`截止 ${sayDay(view.closesOn)}`),
    ],
    { template: 'blue' },
  )
}

export interface NoticeView {
  roundId: string
  isOpen: boolean
  closesOn: string
  received: number
  /** The villagers' page, where it can be reached. */
  url: string | undefined
}

/** A neutral notice with a number: how many opinions have come, until when they are taken. */
export function noticeCard(view: NoticeView): CardJson {
  const { roundId, url } = view
  const received = text(md`已收到　**${view.received}** 条意见`)
  if (!view.isOpen) {
    return card('征求意见', [received, text('征求意见已经结束，谢谢大家。')], { template: 'grey' })
  }
  return card(
    '征求意见',
    [
      received,
      text(md`截止　**${sayDay(view.closesOn)}**`),
      button('我要提意见', openFormButton, { roundId }, { type: 'primary_filled' }),
      url !== undefined && link('群众从这里提', url),
      text(md`**${noRetaliation}**`),
    ],
    { template: 'blue' },
  )
}

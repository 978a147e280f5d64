import type { CardJson } from '../kit/card.ts'
import {
  card,
  datePicker,
  form,
  input,
  momentPicker,
  note,
  select,
  submit,
  text,
} from '../kit/elements.ts'
import { heldButton, proposeButton } from './buttons.ts'
import { go } from './parts.ts'
import { modeNames, talkModes } from './wording.ts'

export interface TalkFormView {
  pairKey: string
  personId: string
  partner: string
  /** The day offered in the form. */
  today: string
}

/** 约时间: a time and a place for one talk. */
export function talkTimeFormCard(view: TalkFormView): CardJson {
  const key = { pairKey: view.pairKey, personId: view.personId }
  return card(
    `约 ${view.partner} 谈心`,
    [
      form('time', [
        text('什么时间'),
        momentPicker('moment', { required: true }),
        input('place', {
          label: '在哪里',
          placeholder: '如：一组活动场所',
          required: true,
          maxLength: 60,
        }),
        submit('发给对方', proposeButton, key),
      ]),
      go('返回', 'talkPair', key, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

/** 谈完了: when and how a talk was held. */
export function talkHeldFormCard(view: TalkFormView): CardJson {
  const key = { pairKey: view.pairKey, personId: view.personId }
  const modes = talkModes.map((mode) => ({ label: modeNames[mode], value: mode }))
  return card(
    `与 ${view.partner} 谈完了`,
    [
      form('held', [
        text('哪天谈的'),
        datePicker('heldOn', { value: view.today, required: true }),
        text('怎么谈的'),
        select('mode', modes, { value: 'faceToFace', required: true }),
        submit('登记', heldButton, key),
      ]),
      note('登记后对方要确认。要当面谈才算。'),
      go('返回', 'talkPair', key, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

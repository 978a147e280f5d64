import type { CardJson } from '../kit/card.ts'
import {
  card,
  datePicker,
  form,
  input,
  md,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { addHeardButton, heardChannels, saveGatheringButton } from './buttons.ts'
import { aspectField, categoryField, go, toField } from './parts.ts'
import { channelNames, type Channel } from './wording.ts'

export interface GatheringFormView {
  roundId: string
  unitId: string
  today: string
  hosts: readonly Option[]
  addressees: readonly Option[]
  team: string
}

/** 登记座谈、走访、意见箱: date, place, number present and what was heard. */
export function gatheringFormCard(view: GatheringFormView): CardJson {
  const { roundId, unitId } = view
  const options = heardChannels.map((one) => ({ label: channelNames[one], value: one }))
  return card(
    '登记座谈、走访、意见箱',
    [
      form('gathering', [
        text('方式'),
        select('channel', options, { required: true }),
        text('日期'),
        datePicker('heldOn', { value: view.today, required: true }),
        input('place', { label: '地点', maxLength: 60, required: true }),
        input('present', { label: '到场几人（意见箱、书面填 0）', maxLength: 4, required: true }),
        text('哪几位班子成员去的'),
        multiSelect('hosts', view.hosts),
        ...heardFields(view, false),
        submit('登记', saveGatheringButton, { roundId, unitId }),
      ]),
      note('不写是谁说的。一次填不完，登记后可以接着添。'),
      go('返回', 'opinionDesk', { unitId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function heardFields(
  view: Pick<GatheringFormView, 'addressees' | 'team'>,
  required: boolean,
): Elements {
  return [
    input('heard', {
      label: required ? '听到的意见（一行一条）' : '听到的意见（一行一条，没有可不填）',
      maxLength: 1000,
      rows: 6,
      required,
    }),
    ...toField(view.addressees, view.team),
    ...aspectField(),
    ...categoryField('谁提的', 'masses'),
  ]
}

export interface GatheringView {
  gatheringId: string
  unitId: string
  channel: Channel
  heldOn: string
  place: string
  present: number
  hosts: readonly string[]
  heard: number
  mayAdd: boolean
  addressees: readonly Option[]
  team: string
}

/** One forum or visit that was entered; more of what was heard can be added. */
export function gatheringCard(view: GatheringView): CardJson {
  const { gatheringId, unitId } = view
  return card(
    channelNames[view.channel],
    [
      text(md`${sayDay(view.heldOn)}　${view.place}　到场 ${view.present} 人`),
      view.hosts.length > 0 && text(`参加的班子成员：${view.hosts.join('、')}`),
      text(md`记下　**${view.heard}** 条意见`),
      view.mayAdd &&
        form('heardMore', [
          ...heardFields(view, true),
          submit('接着记', addHeardButton, { gatheringId, unitId }),
        ]),
      go('返回', 'opinionDesk', { unitId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

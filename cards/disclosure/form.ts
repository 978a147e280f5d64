import type { CardJson } from '../kit/card.ts'
import {
  card,
  datePicker,
  form,
  input,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import { saveButton } from './buttons.ts'
import { go } from './parts.ts'
import {
  namingNames,
  namings,
  roundName,
  scopeNames,
  scopes,
  wayNames,
  ways,
  type Naming,
} from './wording.ts'

export interface FormView {
  unitId: string
  unit: string
  round: number
  /** Published items of the team's list; the label is the beginning of the problem. */
  items: readonly Option[]
  chosen: readonly string[]
  scope: readonly string[]
  way: readonly string[]
  fromOn: string
  toOn: string
  naming: Naming
  place: string
  contact: string
}

/** What is shown, to whom, how and how long; the next card is the preview. */
export function formCard(view: FormView): CardJson {
  const { unitId } = view
  return card(
    roundName(view.round),
    [
      note('先填好，看过预览再公开。只公开班子的整改清单，不公开个人的。'),
      form('disclosure', [
        text('公开哪几项'),
        multiSelect('items', view.items, { values: view.chosen, required: true }),
        text('公开到什么范围（不选按方案）'),
        multiSelect('scope', optionsOf(scopes, scopeNames), { values: view.scope }),
        text('用什么方式（不选按方案）'),
        multiSelect('way', optionsOf(ways, wayNames), { values: view.way }),
        text('从哪一天'),
        datePicker('fromOn', { value: view.fromOn, required: true }),
        text('到哪一天（至少 5 天）'),
        datePicker('toOn', { value: view.toOn, required: true }),
        text('责任人怎么写'),
        select('naming', optionsOf(namings, namingNames), { value: view.naming, required: true }),
        input('place', { label: '公开地点', maxLength: 60, value: view.place }),
        input('contact', { label: '有意见找谁', maxLength: 60, value: view.contact }),
        submit('保存，看预览', saveButton, { unitId }),
      ]),
      go('返回', 'disclosureDesk', { unitId }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

function optionsOf<Id extends string>(
  ids: readonly Id[],
  names: Readonly<Record<Id, string>>,
): Option[] {
  return ids.map((value) => ({ value, label: names[value] }))
}

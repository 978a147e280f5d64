import type { CardJson } from '../kit/card.ts'
import { card, line, note, text } from '../kit/elements.ts'
import { go, pager, type Paged } from './parts.ts'
import { noRetaliation } from './wording.ts'

export interface RemarksView {
  disclosureId: string
  unitId: string
  unit: string
  list: Paged<string>
}

/** What residents wrote, for the secretary alone; without a day, and not beside their answer. */
export function remarksCard(view: RemarksView): CardJson {
  const { disclosureId, unitId } = view
  return card(
    '大家写的意见',
    [
      view.list.items.length === 0 && text('还没有。不记名的意见第二天早上一起送到。'),
      ...view.list.items.flatMap((words) => [text(words), line]),
      pager(view.list, 'disclosureRemarks', { disclosureId }),
      note(`不记名，次序打乱过。${noRetaliation}`),
      go('返回', 'disclosureDesk', { unitId }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

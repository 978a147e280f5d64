import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { beside, button, card, note, text } from '../kit/elements.ts'
import { dropOffersButton, placeOfferButton } from './buttons.ts'
import { pager, type Paged } from './parts.ts'

export interface OfferView {
  personId: string
  /** Pictures and files that wait for an answer. */
  count: number
  list: Paged<{ itemId: string; problem: string; day: string | null }>
}

/** Which item the picture or file that was sent belongs to. */
export function offerCard({ personId, count, list }: OfferView): CardJson {
  return card(
    '放进哪一项整改？',
    [
      text(`收到 ${count} 个照片或文件。是哪一项的佐证？`),
      ...list.items.map(({ itemId, problem, day }) =>
        beside(
          [text(problem), day !== null && note(`期限 ${sayDay(day)}`)],
          button('放进这项', placeOfferButton, { itemId }),
        ),
      ),
      pager(list, 'rectificationOffer', { personId }),
      button('不是佐证', dropOffersButton, {}, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

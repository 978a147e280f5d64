import type { CardJson } from '../kit/card.ts'
import { card, line, md, note, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { go } from './parts.ts'
import { categoryNames, channelNames, type Category, type Channel } from './wording.ts'

export interface CoverageView {
  unitId: string
  summary: string | undefined
  channels: readonly { channel: Channel; count: number }[]
  /** Respondents, with the channel left out where so few used it that it would tell who. */
  categories: readonly { category: Category; count: number }[]
  missingCategories: readonly Category[]
  gatherings: readonly { gatheringId: string; channel: Channel; heldOn: string; place: string }[]
  more: number
  notVisited: readonly string[]
}

/** Which ways were used and who was heard, in numbers (R34–R36, R39). */
export function coverageCard(view: CoverageView): CardJson {
  return card(
    '征求意见的情况',
    [
      view.summary !== undefined && text(view.summary),
      text(md`**用了哪些方式**`),
      ...(view.channels.length === 0 ? [text('还没有收到意见。')] : view.channels.map(channelLine)),
      text(md`**听了哪些人的意见**`),
      ...view.categories.map((one) => text(md`${categoryNames[one.category]}　${one.count} 条`)),
      view.missingCategories.length > 0 &&
        note(`还没有听到：${view.missingCategories.map((one) => categoryNames[one]).join('、')}`),
      line,
      text(md`**座谈、走访**`),
      ...gatherings(view),
      view.notVisited.length > 0 && note(`还没有走访或座谈：${view.notVisited.join('、')}`),
      go('返回', 'opinionDesk', { unitId: view.unitId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function channelLine({ channel, count }: CoverageView['channels'][number]) {
  return text(md`${channelNames[channel]}　${count < 5 ? '不到 5' : count} 条`)
}

function gatherings({ gatherings: all, more, unitId }: CoverageView): Elements {
  if (all.length === 0) return [text('还没有登记。')]
  return [
    ...all.map(({ gatheringId, channel, heldOn, place }) =>
      go(`${sayDay(heldOn)} ${channelNames[channel]} ${place}`, 'opinionGathering', {
        gatheringId,
        unitId,
      }),
    ),
    more > 0 && note(`还有 ${more} 次较早的。`),
  ]
}

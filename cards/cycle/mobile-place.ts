import type { CardJson } from '../kit/card.ts'
import { button, card, line, md, note, row, text } from '../kit/elements.ts'
import { choosePlaceButton, openButton } from './buttons.ts'

export type AppraisalPlace = 'destination' | 'returnedHome' | 'undetermined'

const placeTexts: Record<AppraisalPlace, string> = {
  destination: '在流入地参加',
  returnedHome: '回村参加',
  undetermined: '还没定',
}

type ButtonType = 'primary_filled' | 'default'

export interface MobilePlaceView {
  personId: string
  name: string
  /** The reader is that member, not somebody who answers for them. */
  isOwn: boolean
  place: AppraisalPlace
}

/** Asks a member who lives elsewhere where they will be appraised. */
export function mobilePlaceCard(view: MobilePlaceView): CardJson {
  const { personId, place } = view
  const who = view.isOwn ? '您' : view.name
  const choose = (label: string, chosen: 'destination' | 'returnedHome', type: ButtonType) =>
    button(
      label,
      choosePlaceButton,
      { personId, place: chosen },
      { type, disabled: place === chosen },
    )
  const usual = place === 'undetermined' ? 'primary_filled' : 'default'
  return card(
    '在哪里参加民主评议',
    [
      text(`${who}在外地，今年的组织生活会和民主评议在哪里参加？`),
      text(md`现在登记的是：**${placeTexts[place]}**`),
      choose('在流入地参加', 'destination', usual),
      choose('回村参加', 'returnedHome', 'default'),
      note('在流入地参加的，会后请那边的党组织出一张回执。名册定稿前都可以改。'),
    ],
    { template: 'blue' },
  )
}

export interface MobileMembersView {
  unitId: string
  unitName: string
  page: number
  pages: number
  members: readonly { personId: string; name: string; place: AppraisalPlace }[]
  undetermined: number
}

/** For a branch's secretary: where each mobile member is appraised. */
export function mobileMembersCard(view: MobileMembersView): CardJson {
  const { unitId, page } = view
  const turn = (label: string, to: number) =>
    button(label, openButton, { card: 'mobileMembers', key: { unitId, page: String(to) } })
  const choose = (label: string, personId: string, place: 'destination' | 'returnedHome') =>
    button(label, choosePlaceButton, { personId, place })
  return card(
    '流动党员在哪里参评',
    [
      text(
        view.undetermined === 0
          ? '都定了。'
          : md`还有 **${view.undetermined}** 人没定，请联系本人问清楚。`,
      ),
      ...view.members.flatMap((one) => [
        line,
        text(md`**${one.name}**　${placeTexts[one.place]}`),
        row(
          one.place !== 'destination' && choose('在流入地', one.personId, 'destination'),
          one.place !== 'returnedHome' && choose('回村', one.personId, 'returnedHome'),
        ),
      ]),
      view.pages > 1 &&
        row(
          page > 0 && turn('上一页', page - 1),
          page + 1 < view.pages && turn('下一页', page + 1),
        ),
    ],
    { template: view.undetermined === 0 ? 'grey' : 'blue', subtitle: view.unitName },
  )
}

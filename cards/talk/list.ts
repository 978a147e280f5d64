import type { CardJson } from '../kit/card.ts'
import { card, columns, line, md, note, text, type Elements } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { go, pager, stateMark, type Paged } from './parts.ts'
import { noCycleYet, type PairState } from './wording.ts'

export interface OwnPair {
  pairKey: string
  partner: string
  state: PairState
  /** Held, and the two agreed to meet once more. */
  again: boolean
  planDay: string | undefined
  /** It waits for this person, not for the other. */
  isMyTurn: boolean
}

export interface TalkListView {
  personId: string
  onBehalfOf: string | undefined
  hasCycle: boolean
  done: number
  of: number
  dueOn: string | undefined
  list: Paged<OwnPair>
  /** People without a phone the reader answers for. */
  answersFor: readonly { personId: string; name: string; open: number }[]
  /** Units whose talks the reader may look at as a whole. */
  units: readonly { unitId: string; name: string }[]
  /** The reader is a secretary; how many requests are open. */
  requests: number | undefined
  ownRequests: readonly { requestId: string; secretary: string }[]
}

/** 我的谈心: with whom, where it stands, and what to do next. */
export function talkListCard(view: TalkListView): CardJson {
  const { personId } = view
  const next = view.list.items.find((pair) => pair.isMyTurn)
  return card(
    view.onBehalfOf === undefined ? '我的谈心' : `${view.onBehalfOf} 的谈心`,
    [
      ...head(view),
      ...view.list.items.map((pair) => pairRow(pair, personId, pair === next)),
      pager(view.list, 'talkList', { personId }),
      ...view.answersFor.map((other) =>
        go(`帮 ${other.name} 看（${other.open} 对）`, 'talkList', {
          personId: other.personId,
          page: '1',
        }),
      ),
      view.onBehalfOf === undefined && line,
      ...(view.onBehalfOf === undefined ? more(view) : []),
    ],
    { template: view.of > 0 && view.done === view.of ? 'green' : 'blue' },
  )
}

function head(view: TalkListView): Elements {
  if (!view.hasCycle) return [text(noCycleYet)]
  if (view.of === 0) return [text('没有安排必谈的对象。您也可以约书记谈心。')]
  return [
    text(md`谈完 **${view.done}/${view.of}** 对`),
    view.dueOn !== undefined &&
      view.done < view.of &&
      note(`请在 ${sayDay(view.dueOn)} 前谈完。要当面谈，一天最好不超过两次。`),
  ]
}

function pairRow(pair: OwnPair, personId: string, isNext: boolean) {
  const again = pair.again ? '（再谈一次）' : ''
  const when = pair.planDay === undefined ? '' : ` ${sayDay(pair.planDay)}`
  return columns([
    {
      weight: 3,
      elements: [text(md`**${pair.partner}**${again}　${stateMark(pair.state)}${when}`)],
    },
    {
      weight: 0,
      elements: [
        go(
          pair.state === 'done' && !pair.again ? '查看' : pair.isMyTurn ? '去办' : '打开',
          'talkPair',
          { pairKey: pair.pairKey, personId },
          { type: isNext ? 'primary_filled' : 'default', width: 'default' },
        ),
      ],
    },
  ])
}

function more(view: TalkListView): Elements {
  const { personId } = view
  return [
    ...view.ownRequests.map((request) =>
      go(`约${request.secretary}的谈心`, 'talkRequest', { requestId: request.requestId }),
    ),
    view.requests !== undefined &&
      go(`约我谈心的（${view.requests}）`, 'talkRequests', { personId, page: '1' }),
    go('约书记谈心', 'talkRequestForm', { personId }),
    ...view.units.map((unit) =>
      go(`${unit.name}的进度`, 'talkMatrix', { unitId: unit.unitId, page: '1' }),
    ),
  ]
}

import { sayDay } from '../kit/day.ts'
import type { CardJson } from '../kit/card.ts'
import { button, card, line, md, note, row, text, type Elements } from '../kit/elements.ts'
import { claimButton, finishButton, reopenButton } from './buttons.ts'
import { go, ownCards, pager, teamCards, type ListCards, type Paged } from './parts.ts'
import { ownListName, timesSaid } from './wording.ts'

export interface ListItem {
  problemId: string
  /** Its number on the list, from 1. */
  no: number
  body: string
  aspect: string
  /** Who took it on; a person's own list has none. */
  claimedBy: readonly string[]
  mayClaim: boolean
}

export interface ListView {
  cycleId: string
  subjectId: string
  kind: 'team' | 'own'
  /** The unit's or the person's name; undefined for one's own list. */
  name: string | undefined
  dueOn: string
  finishedOn: string | undefined
  list: Paged<ListItem>
  count: number
  unclaimed: number
  /** Opinions on the feedback sheet that are on no list yet. */
  opinions: number
  mayWrite: boolean
  mayFinish: boolean
  /** Other lists the reader may open. */
  others: readonly { subjectId: string; name: string; kind: 'team' | 'own' }[]
}

/** 问题清单 of a team or of one person. */
export function listCard(view: ListView): CardJson {
  const { cycleId, subjectId, kind } = view
  const cards = kind === 'team' ? teamCards : ownCards
  const finished = view.finishedOn !== undefined
  return card(
    kind === 'team' ? '班子问题清单' : titleOf(view.name),
    [
      finished
        ? text(md`已定稿　**${sayDay(view.finishedOn ?? '')}**　　共 **${view.count}** 个问题`)
        : text(md`截止　**${sayDay(view.dueOn)}**　　已列 **${view.count}** 个问题`),
      kind === 'team' && view.unclaimed > 0 && text(md`**${view.unclaimed}** 个问题还没人认领`),
      view.count === 0 && text('还没有列出问题。'),
      ...view.list.items.flatMap((item) => lines(item, cards)),
      pager(view.list, cards.list, { cycleId, subjectId }),
      line,
      ...(finished ? [] : writing(view, cards)),
      ...finishing(view),
      ...view.others.map((other) =>
        go(
          other.kind === 'team' ? `${other.name}班子问题清单` : other.name,
          other.kind === 'team' ? teamCards.list : ownCards.list,
          { cycleId, subjectId: other.subjectId, page: '1' },
          { type: 'text' },
        ),
      ),
      kind === 'own' && note('只有您和书记能看。'),
    ],
    {
      template: finished ? 'grey' : 'blue',
      ...(kind === 'team' && view.name !== undefined && { subtitle: view.name }),
    },
  )
}

const titleOf = (name: string | undefined) =>
  name === undefined ? ownListName : `${name} 的问题清单`

function lines(item: ListItem, cards: ListCards): Elements {
  const claimed = item.claimedBy.length > 0 ? `认领：${item.claimedBy.join('、')}` : '没人认领'
  return [
    text(md`**${item.no}.** ${item.body}`),
    note(cards === teamCards ? `${item.aspect}　${claimed}` : item.aspect),
    row(
      item.mayClaim && button('认领', claimButton, { problemId: item.problemId }),
      go('打开', cards.item, { problemId: item.problemId }),
    ),
  ]
}

function writing(view: ListView, cards: ListCards): Elements {
  if (!view.mayWrite) return []
  const { cycleId, subjectId } = view
  const key = { cycleId, subjectId }
  return [
    go(
      '列一个问题',
      cards.form,
      { ...key, problemId: '', seed: '' },
      { type: view.count === 0 ? 'primary_filled' : 'default' },
    ),
    view.opinions > 0 &&
      go(`从征求到的意见里列（${view.opinions}）`, cards.opinions, { ...key, page: '1' }),
  ]
}

function finishing(view: ListView): Elements {
  if (!view.mayFinish || view.count === 0) return []
  const { cycleId, subjectId } = view
  if (view.finishedOn !== undefined) {
    return [button('再改一改', reopenButton, { cycleId, subjectId })]
  }
  return [button('列齐了，定稿', finishButton, { cycleId, subjectId }, { type: 'primary_filled' })]
}

export interface OpinionsView {
  cycleId: string
  subjectId: string
  kind: 'team' | 'own'
  list: Paged<{ lineId: string; summary: string; count: number }>
}

/** What people said that is on no list yet, one button each (R40). */
export function opinionsCard(view: OpinionsView): CardJson {
  const { cycleId, subjectId, kind } = view
  const cards = kind === 'team' ? teamCards : ownCards
  const key = { cycleId, subjectId }
  return card(
    '征求到的意见',
    [
      view.list.items.length === 0 && text('都已经列入清单了。'),
      ...view.list.items.flatMap((one) => [
        text(md`${one.summary}${timesSaid(one.count)}`),
        go('列为问题', cards.form, { ...key, problemId: '', seed: one.lineId }),
      ]),
      pager(view.list, cards.opinions, key),
      go('返回', cards.list, { ...key, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

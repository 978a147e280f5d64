import type { CardElement, CardJson } from '../kit/card.ts'
import { beside, card, line, note, row, select, text, type Elements } from '../kit/elements.ts'
import type { Markup } from '../kit/text.ts'
import { asOption, go, pager, type Choice, type Paged } from './parts.ts'

// 专项整治 and 制度 are each a list of a unit's matters with an owner, a card and a form.

/** The cards of one kind of matter, and what their keys call its id. */
export interface WorkKind {
  list: 'campaignList' | 'institutionList'
  card: 'campaign' | 'institution'
  form: 'campaignForm' | 'institutionForm'
  id: 'campaignId' | 'institutionId'
}

export interface WorkListView<Line> {
  unitId: string
  unitName: string
  mayAdd: boolean
  list: Paged<Line>
}

interface ListLook<Line> {
  title: string
  /** Said when there is none. */
  empty: string
  add: string
  said: (one: Line) => { id: string; title: Markup; note: string }
}

/** All matters of one kind a unit has. */
export function workListCard<Line>(
  kind: WorkKind,
  view: WorkListView<Line>,
  look: ListLook<Line>,
): CardJson {
  const { unitId, list } = view
  const add = { type: 'primary_filled' } as const
  return card(
    look.title,
    [
      list.items.length === 0 && text(look.empty),
      ...list.items.map((one) => {
        const { id, title, note: facts } = look.said(one)
        return beside([text(title), note(facts)], go('打开', kind.card, { [kind.id]: id }))
      }),
      pager(list, kind.list, { unitId }),
      line,
      view.mayAdd && go(look.add, kind.form, { unitId, [kind.id]: '' }, add),
      go('整改进度', 'rectifyBoard', { unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

/** The ways on from one of them: to its form, and back to the list. */
export function workWays(
  kind: WorkKind,
  { unitId, id, mayChange }: { unitId: string; id: string; mayChange: boolean },
): CardElement {
  return row(mayChange && go('修改', kind.form, { unitId, [kind.id]: id }), backTo(kind, unitId))
}

export function backTo(kind: WorkKind, unitId: string): CardElement {
  return go('返回', kind.list, { unitId, page: '1' }, { type: 'text' })
}

/** Who answers for it. */
export function ownerField(owners: readonly Choice[], owner: string | null): Elements {
  const look = { placeholder: '负责人', required: true, ...(owner !== null && { value: owner }) }
  return [select('owner', owners.map(asOption), look)]
}

import type { CardJson } from '../kit/card.ts'
import { beside, card, md, note, text } from '../kit/elements.ts'
import { go, pager } from './parts.ts'

export interface RosterListView {
  unitId: string
  unit: string
  find: string
  page: number
  pages: number
  total: number
  people: readonly {
    personId: string
    name: string
    /** 正式党员 · 一支部 · 书记 */
    about: string
    linked: boolean
  }[]
}

/** 名单, ten people a page. */
export function rosterListCard(view: RosterListView): CardJson {
  const { unitId, find } = view
  return card(
    '名单',
    [
      view.total === 0 && text('没有找到。'),
      ...view.people.map((person) =>
        beside(
          [text(md`**${person.name}**${person.linked ? '' : '（无账号）'}\n${person.about}`)],
          go('查看', 'rosterPerson', { personId: person.personId }),
        ),
      ),
      pager(view, 'rosterList', { unitId, find }),
      view.pages > 1 && note(`第 ${view.page} 页，共 ${view.pages} 页，${view.total} 人`),
      go('返回名册', 'roster', { unitId }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

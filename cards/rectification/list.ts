import type { CardElement, CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, line, md, note, row, text, type Elements } from '../kit/elements.ts'
import { publishButton, takeBackButton } from './buttons.ts'
import { go, lightWord, pager, type Paged } from './parts.ts'
import { classNames, lackNames, outcomeNames, type LackName, type LightName } from './wording.ts'

/** Which of the four lists: worked on or read, of a team or of a leader. */
export type ListFace =
  | 'teamRectification'
  | 'teamRectificationList'
  | 'ownRectification'
  | 'leaderRectification'

export interface ListItem {
  itemId: string
  no: number
  problem: string
  measures: string
  class: keyof typeof classNames | null
  light: LightName
  /** What became of it instead, with the reason where it was not adopted. */
  outcome: { kind: keyof typeof outcomeNames; reason: string | null } | undefined
  bearer: string | undefined
  day: string | null
  mayOpen: boolean
}

export interface ListView {
  face: ListFace
  cycleId: string
  subjectId: string
  /** The team's or the leader's name. */
  name: string
  list: Paged<ListItem>
  drafts: number
  published: number
  /** What was found and has not ended anywhere yet. */
  unsettled: number
  mayWrite: boolean
  mayDecide: boolean
  unitId: string
}

/** 整改清单: with drafts and what was decided for who works on it, else what was published. */
export function listCard(view: ListView): CardJson {
  const { face, cycleId, subjectId } = view
  const isTeam = face === 'teamRectification' || face === 'teamRectificationList'
  const works = face === 'teamRectification' || face === 'ownRectification'
  const key = { cycleId, subjectId }
  return card(
    isTeam ? '班子整改清单' : `${view.name} 的整改清单`,
    [
      text(
        works
          ? md`已公布 **${view.published}** 项　草稿 **${view.drafts}** 项`
          : md`共 **${view.published}** 项`,
      ),
      view.list.items.length === 0 && text(works ? '清单里还没有事项。' : '还没有公布。'),
      ...view.list.items.flatMap((item) => lines(item, works)),
      pager(view.list, face, key),
      line,
      ...(works ? working(view) : []),
      ...ways(view, isTeam, works),
    ],
    { template: 'blue', ...(isTeam && { subtitle: view.name }) },
  )
}

function lines(item: ListItem, works: boolean): Elements {
  const { outcome } = item
  const state = outcome ? md`${outcomeNames[outcome.kind]}` : lightWord(item.light)
  return [
    text(md`**${item.no}.** ${item.problem}　${state}`),
    !outcome && item.measures !== '' && text(md`措施：${item.measures}`, 'notation'),
    note(outcome ? (outcome.reason ?? '并入别的事项整改') : factsOf(item)),
    row(
      item.mayOpen && !outcome && go('打开', 'rectificationItem', { itemId: item.itemId }),
      outcome && works && button('改为列入清单', takeBackButton, { itemId: item.itemId }),
    ),
  ].filter((element) => element === false || !isEmptyRow(element))
}

const isEmptyRow = (element: CardElement) =>
  element.tag === 'column_set' && (element['columns'] as unknown[]).length === 0

function factsOf({ class: name, bearer, day }: ListItem): string {
  return [
    name === null ? '没选类别' : classNames[name],
    ...(bearer === undefined ? [] : [`责任人 ${bearer}`]),
    ...(day === null ? [] : [`${name === 'longTerm' ? '复查' : '期限'} ${sayDay(day)}`]),
  ].join('　')
}

function working(view: ListView): Elements {
  const { cycleId, subjectId } = view
  const mayPublish = view.mayDecide && view.drafts > 0
  const merge =
    view.face === 'teamRectification'
      ? { card: 'rectificationMerge', key: { unitId: subjectId, page: '1' } }
      : { card: 'rectificationOwnMerge', key: { personId: subjectId, page: '1' } }
  return [
    view.mayDecide &&
      view.unsettled > 0 &&
      go(`还有 ${view.unsettled} 条要梳理`, merge.card, merge.key),
    view.mayWrite && go('列一项', 'rectificationForm', { cycleId, subjectId, itemId: '' }),
    mayPublish &&
      button('定稿公布', publishButton, { cycleId, subjectId }, { type: 'primary_filled' }),
  ]
}

function ways({ cycleId, subjectId, unitId, mayWrite }: ListView, isTeam: boolean, works: boolean) {
  const key = { cycleId, subjectId, page: '1' }
  const other = isTeam ? 'teamRectification' : 'ownRectification'
  return [
    !works && mayWrite && go('修改清单', other, key),
    mayWrite && go('整改进度', 'rectifyBoard', { unitId, page: '1' }, { type: 'text' }),
  ]
}

export interface LacksView {
  cycleId: string
  subjectId: string
  isTeam: boolean
  name: string
  unsettled: number
  items: readonly { itemId: string; no: number; problem: string; lacks: readonly LackName[] }[]
  more: number
}

/** 还不能公布: what each item lacks, with the way to mend it. */
export function lacksCard(view: LacksView): CardJson {
  const { cycleId, subjectId, isTeam } = view
  const merge = isTeam ? 'rectificationMerge' : 'rectificationOwnMerge'
  const whose = isTeam ? { unitId: subjectId } : { personId: subjectId }
  const isWhole = view.items.length === 0 && view.unsettled === 0
  return card(
    isWhole ? '可以公布了' : '还不能公布',
    [
      isWhole && text('都补齐了。'),
      view.unsettled > 0 && text(md`**${view.unsettled}** 条查摆的问题还没有处理`),
      view.unsettled > 0 && go('去梳理', merge, { ...whose, page: '1' }),
      ...view.items.flatMap((item) => [
        text(md`**${item.no}.** ${item.problem}`),
        text(item.lacks.map((lack) => lackNames[lack]).join('\n'), 'notation'),
        go('去补', 'rectificationForm', { cycleId, subjectId, itemId: item.itemId }),
      ]),
      view.more > 0 && note(`还有 ${view.more} 项没有列出，补好这些再看。`),
      line,
      isWhole &&
        button('定稿公布', publishButton, { cycleId, subjectId }, { type: 'primary_filled' }),
      go(
        '返回清单',
        isTeam ? 'teamRectification' : 'ownRectification',
        { cycleId, subjectId, page: '1' },
        { type: 'text' },
      ),
    ],
    { template: isWhole ? 'green' : 'orange', subtitle: view.name },
  )
}

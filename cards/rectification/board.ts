import { sayDay } from '../kit/day.ts'
import type { CardElement, CardJson } from '../kit/card.ts'
import {
  beside,
  button,
  card,
  chart,
  joined,
  line,
  md,
  note,
  row,
  text,
  type Elements,
} from '../kit/elements.ts'
import { monthlyButton, reviewedButton } from './buttons.ts'
import { go, lightWord, pager, type Paged } from './parts.ts'
import { classNames, reviewNames, type LightName, type ReviewName } from './wording.ts'

export interface BoardLine {
  itemId: string
  problem: string
  light: LightName
  class: keyof typeof classNames | null
  /** Who bears it; left out on one's own list. */
  bearer: string | undefined
  /** Its last day, or the next review. */
  day: string | null
}

type Counts = Readonly<Record<Exclude<LightName, 'draft'>, number>>
export interface Point {
  day: string
  open: number
  closed: number
}

export interface BoardView {
  unitId: string
  unitName: string
  rootId: string
  cycleId: string | undefined
  counts: Counts
  points: readonly Point[]
  list: Paged<BoardLine>
  /** Checks that have come and were not made; only the secretary's. */
  reviews: readonly { row: ReviewName; dueOn: string }[]
  /** What must still end in an item; only for who decides. */
  unsettled: number | undefined
  /** Whether the monthly report is on; only for the first secretary. */
  monthly: boolean | undefined
  leaders: readonly { personId: string; name: string }[]
  others: readonly { unitId: string; name: string }[]
  readerId: string
}

const lights = ['overdue', 'soon', 'waiting', 'onTrack', 'closed'] as const
const pageOne = '1'

/** 整改进度 of a unit: how everything stands, what is late, and how it went over time. */
export function boardCard(view: BoardView): CardJson {
  const { unitId, cycleId, counts } = view
  const open = counts.overdue + counts.soon + counts.waiting + counts.onTrack
  const isEmpty = open + counts.closed === 0
  return card(
    '整改进度',
    [
      isEmpty ? text('还没有公布整改清单。') : countLine(counts),
      view.points.length > 1 && overTimeChart(view.points),
      ...view.reviews.map(({ row: name, dueOn }) => reviewRow(unitId, name, dueOn)),
      ...view.list.items.map(itemRow),
      pager(view.list, 'rectifyBoard', { unitId }),
      line,
      cycleId !== undefined && listButtons(view, cycleId),
      row(
        go('我的整改', 'rectifyMine', { personId: view.readerId, page: pageOne }),
        go('专项整治', 'campaignList', { unitId, page: pageOne }),
        go('制度', 'institutionList', { unitId, page: pageOne }),
      ),
      ...(cycleId === undefined ? [] : leaderRows(view.leaders, cycleId)),
      ...otherRows(view.others),
      view.monthly !== undefined && monthlyRow(view.rootId, view.monthly),
    ],
    {
      template: counts.overdue > 0 ? 'orange' : 'blue',
      subtitle: view.unitName,
      summary: `整改 ${open} 项在改，${counts.overdue} 项逾期`,
    },
  )
}

function countLine(counts: Counts): CardElement {
  const parts = lights.map((light) => md`${lightWord(light)} **${counts[light]}**`)
  return text(joined(parts, '　'))
}

/** 整改中 and 已销号 at the end of each day shown. */
function overTimeChart(points: readonly Point[]): CardElement {
  const short = (day: string) => `${Number(day.slice(5, 7))}.${Number(day.slice(8))}`
  const values = points.flatMap(({ day, open, closed }) => [
    { day: short(day), kind: '整改中', count: open },
    { day: short(day), kind: '已销号', count: closed },
  ])
  const spec = {
    type: 'bar',
    // Words above it would leave a phone no room for the bars.
    title: { visible: false, text: '整改中和已销号' },
    data: [{ id: 'counts', values }],
    xField: 'day',
    yField: 'count',
    seriesField: 'kind',
    stack: true,
    legends: { visible: true, orient: 'bottom' },
  }
  return chart(spec, '16:9')
}

function itemRow(item: BoardLine): CardElement {
  return beside(
    [text(md`${lightWord(item.light)}　${item.problem}`), note(factsOf(item))],
    go('打开', 'rectificationItem', { itemId: item.itemId }),
  )
}

function factsOf({ class: name, bearer, day, light }: BoardLine): string {
  const isLongTerm = name === 'longTerm'
  return [
    name === null ? '没选类别' : classNames[name],
    ...(bearer === undefined ? [] : [bearer]),
    ...(day === null || light === 'closed'
      ? []
      : [isLongTerm ? `下次复查 ${sayDay(day)}` : `期限 ${sayDay(day)}`]),
  ].join('　')
}

function reviewRow(unitId: string, name: ReviewName, dueOn: string): CardElement {
  return beside(
    [text(md`**${reviewNames[name]}**　${sayDay(dueOn)}`), note('把下面各项看一遍，催一催。')],
    button('检查过了', reviewedButton, { unitId, row: name }, { type: 'primary' }),
  )
}

function listButtons({ unitId, unsettled }: BoardView, cycleId: string): CardElement {
  const key = { cycleId, subjectId: unitId, page: pageOne }
  const label = unsettled === undefined || unsettled === 0 ? '梳理问题' : `梳理问题（${unsettled}）`
  return row(
    go('班子整改清单', 'teamRectification', key, { type: 'primary_filled' }),
    unsettled !== undefined && go(label, 'rectificationMerge', { unitId, page: pageOne }),
  )
}

function leaderRows(leaders: BoardView['leaders'], cycleId: string): Elements {
  const buttons = leaders.map(({ personId, name }) =>
    go(
      `${name} 的清单`,
      'leaderRectification',
      { cycleId, subjectId: personId, page: pageOne },
      { type: 'text' },
    ),
  )
  return inPairs(buttons)
}

function otherRows(others: BoardView['others']): Elements {
  return inPairs(
    others.map(({ unitId, name }) =>
      go(name, 'rectifyBoard', { unitId, page: pageOne }, { type: 'text' }),
    ),
  )
}

function inPairs(buttons: readonly CardElement[]): CardElement[] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, at) =>
    row(...buttons.slice(at * 2, at * 2 + 2)),
  )
}

function monthlyRow(rootId: string, isOn: boolean): CardElement {
  return button(
    isOn ? '关闭每月汇总' : '打开每月汇总（报镇党委）',
    monthlyButton,
    { rootId, on: isOn ? 'no' : 'yes' },
    { type: 'text' },
  )
}

export interface MineView {
  personId: string
  cycleId: string | undefined
  /** The person's name, where somebody else looks on for them. */
  name: string | undefined
  list: Paged<BoardLine>
  toCheck: readonly BoardLine[]
  isLeader: boolean
  /** Teams whose published lists the person may read; their boards, where they are in the team. */
  units: readonly { unitId: string; name: string; isTeam: boolean }[]
}

/** What one person has to put right and to check. */
export function mineCard(view: MineView): CardJson {
  const { personId, cycleId } = view
  const isFree = view.list.items.length + view.toCheck.length === 0
  return card(
    view.name === undefined ? '我的整改' : `${view.name} 的整改`,
    [
      isFree && text('没有要整改或核查的事项。'),
      ...view.list.items.map(itemRow),
      pager(view.list, 'rectifyMine', { personId }),
      view.toCheck.length > 0 && text(md`**等核查**`),
      ...view.toCheck.map(itemRow),
      line,
      view.isLeader &&
        cycleId !== undefined &&
        go(
          '个人整改清单',
          'ownRectification',
          { cycleId, subjectId: personId, page: pageOne },
          { type: 'primary_filled' },
        ),
      ...(cycleId === undefined ? [] : view.units.flatMap((unit) => unitRow(unit, cycleId))),
    ],
    { template: 'blue' },
  )
}

function unitRow(unit: MineView['units'][number], cycleId: string): Elements {
  const key = { cycleId, subjectId: unit.unitId, page: pageOne }
  const list = go(`${unit.name}整改清单`, 'teamRectificationList', key, { type: 'text' })
  const board = { unitId: unit.unitId, page: pageOne }
  return [list, unit.isTeam && go('整改进度', 'rectifyBoard', board, { type: 'text' })]
}

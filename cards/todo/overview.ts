import { z } from 'zod'
import { action } from '../kit/action.ts'
import type { CardElement, CardJson } from '../kit/card.ts'
import { button, card, chart, note, table, text } from '../kit/elements.ts'
import { overviewKinds, type OverviewKind } from './wording.ts'

export interface Share {
  done: number
  /** 0: nothing of this kind is asked of the unit. */
  of: number
}

export interface OverviewLine {
  unitId: string
  unitName: string
  shares: Readonly<Record<OverviewKind, Share>>
}

export interface OverviewView {
  rootId: string
  rootName: string
  year: number
  isClosed: boolean
  /** The general branch first, then its branches. */
  lines: readonly OverviewLine[]
}

export const missingButton = action('todo.missing', z.object({ unitId: z.string() }))
export const overviewButton = action('todo.overview', z.object({ rootId: z.string() }))

/** So many units fit side by side; of more the chart shows the whole. */
const unitsInChart = 5
const kinds = Object.entries(overviewKinds) as [OverviewKind, string][]

/** 各支部进度: numbers over all branches, without a name. */
export function overviewCard(view: OverviewView): CardJson {
  const { lines, rootId } = view
  const all = summed(lines)
  return card(
    `各支部进度 · ${view.year}年度`,
    [
      text(kinds.map(([kind, name]) => `${name} ${sayShare(all[kind])}`).join('　')),
      shareChart(lines, all),
      shareTable(lines),
      note('只有数字，不含姓名。谈心按对数，整改按已公布的项数。'),
      button(
        '还差什么、提醒谁',
        missingButton,
        { unitId: rootId },
        { type: view.isClosed ? 'default' : 'primary_filled' },
      ),
    ],
    { template: view.isClosed ? 'grey' : 'blue', subtitle: view.rootName },
  )
}

function sayShare({ done, of }: Share): string {
  return of === 0 ? '—' : `${done}/${of}`
}

function percentOf({ done, of }: Share): number {
  return of === 0 ? 0 : Math.floor((done * 100) / of)
}

function summed(lines: readonly OverviewLine[]): Record<OverviewKind, Share> {
  const sum = (kind: OverviewKind): Share => ({
    done: lines.reduce((total, { shares }) => total + shares[kind].done, 0),
    of: lines.reduce((total, { shares }) => total + shares[kind].of, 0),
  })
  return Object.fromEntries(kinds.map(([kind]) => [kind, sum(kind)])) as Record<OverviewKind, Share>
}

function shareChart(lines: readonly OverviewLine[], all: OverviewLine['shares']): CardElement {
  const bars =
    lines.length > unitsInChart
      ? [{ unit: '合计', shares: all }]
      : lines.map(({ unitName, shares }) => ({ unit: unitName, shares }))
  const values = bars.flatMap(({ unit, shares }) =>
    kinds
      .filter(([kind]) => shares[kind].of > 0)
      .map(([kind, name]) => ({ unit, kind: name, percent: percentOf(shares[kind]) })),
  )
  return chart(
    {
      type: 'bar',
      title: { text: '完成（%）' },
      data: [{ id: 'shares', values }],
      xField: ['unit', 'kind'],
      yField: 'percent',
      seriesField: 'kind',
      axes: [
        { orient: 'left', min: 0, max: 100 },
        { orient: 'bottom', type: 'band' },
      ],
      legends: { visible: true, orient: 'bottom' },
    },
    '4:3',
  )
}

function shareTable(lines: readonly OverviewLine[]): CardElement {
  return table(
    [
      { name: 'unit', title: '单位', width: 120 },
      ...kinds.map(([name, title]) => ({ name, title, width: 80 })),
    ],
    lines.map(({ unitName, shares }) => ({
      unit: unitName,
      ...Object.fromEntries(kinds.map(([kind]) => [kind, sayShare(shares[kind])])),
    })),
  )
}

import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  columns,
  line,
  md,
  note,
  table,
  text,
  type Elements,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { remindPairButton } from './buttons.ts'
import { go, pager } from './parts.ts'
import { noCycleYet, stateColours, stateNames, type PairState } from './wording.ts'

export interface MatrixCell {
  /** Who is met, where the column does not say it. */
  with?: string
  state: PairState
}

export interface SuggestedPair {
  pairKey: string
  names: readonly [string, string]
  /** A day that was agreed and went by. */
  planDay: string | undefined
  remindedToday: boolean
}

export interface TalkMatrixView {
  unitId: string
  unit: string
  hasCycle: boolean
  counts: Record<PairState, number>
  /** Held once, to be held once more. */
  secondTalks: number
  page: number
  pages: number
  /** Names of the team members who stand in the columns of this page. */
  columns: readonly { personId: string; name: string }[]
  rows: readonly {
    personId: string
    name: string
    /** By the person id of the column; a reverse talk makes two in one cell. */
    cells: Readonly<Record<string, readonly MatrixCell[]>>
    /** Talks with people outside the team. */
    others: readonly MatrixCell[]
  }[]
  suggested: readonly SuggestedPair[]
  /** Team members without enough representatives. */
  withoutRepresentative: readonly string[]
  /** Talks whose date wants a look; for the secretary only. */
  flagged: number | undefined
  /** Whether areas in charge are asked for. */
  wantsAreas: boolean
}

/** 谈心进度: who of a team has talked with whom; never what was said. */
export function talkMatrixCard(view: TalkMatrixView): CardJson {
  const title = `谈心进度 · ${view.unit}`
  if (!view.hasCycle) return card(title, [text(noCycleYet)], { template: 'blue' })
  const { done, oneSide, planned, open } = view.counts
  const all = done + oneSide + planned + open
  return card(
    title,
    [
      text(md`谈完 **${done}/${all}** 对`),
      note(`待确认 ${oneSide}，约好了 ${planned}，还没谈 ${open}`),
      view.secondTalks > 0 && note(`另有 ${view.secondTalks} 对约定再谈一次`),
      view.rows.length > 0 && grid(view),
      view.pages > 1 && note(`第 ${view.page} 页，共 ${view.pages} 页`),
      pager(view, 'talkMatrix', { unitId: view.unitId }),
      ...suggestions(view),
      view.withoutRepresentative.length > 0 &&
        note(`没有合适的党员代表可谈：${view.withoutRepresentative.join('、')}`),
      ...links(view),
    ],
    { template: all > 0 && done === all ? 'green' : 'blue', summary: `谈完 ${done}/${all} 对` },
  )
}

function grid(view: TalkMatrixView) {
  return table(
    [
      { name: 'who', title: '姓名', width: 90 },
      ...view.columns.map(({ name }, at) => ({
        name: `c${at}`,
        title: name,
        kind: 'options' as const,
      })),
      { name: 'others', title: '党员代表等', kind: 'options' },
    ],
    view.rows.map((one) => ({
      who: one.name,
      ...Object.fromEntries(
        view.columns.map(({ personId }, at) => [
          `c${at}`,
          (one.cells[personId] ?? []).map(drawCell),
        ]),
      ),
      others: one.others.map(drawCell),
    })),
  )
}

function drawCell(cell: MatrixCell) {
  const text = cell.with === undefined ? stateNames[cell.state] : cell.with
  return { text, color: stateColours[cell.state] }
}

function suggestions(view: TalkMatrixView): Elements {
  if (view.suggested.length === 0) return []
  return [
    line,
    text(md`**接下来可以先谈**`),
    ...view.suggested.map((pair) =>
      columns([
        {
          weight: 3,
          elements: [
            text(
              pair.planDay === undefined
                ? md`${pair.names[0]}、${pair.names[1]}`
                : md`${pair.names[0]}、${pair.names[1]}　约在 ${sayDay(pair.planDay)}，还没登记`,
            ),
          ],
        },
        {
          weight: 0,
          elements: [
            button(
              pair.remindedToday ? '已提醒' : '提醒',
              remindPairButton,
              { unitId: view.unitId, pairKey: pair.pairKey },
              { width: 'default', disabled: pair.remindedToday },
            ),
          ],
        },
      ]),
    ),
    note('提醒只发给这两个人，群里不发。'),
  ]
}

function links(view: TalkMatrixView): Elements {
  const { unitId } = view
  return [
    view.flagged !== undefined &&
      view.flagged > 0 &&
      go(`日期要核对的（${view.flagged}）`, 'talkFlags', { unitId, page: '1' }),
    view.wantsAreas && go('设置分管', 'talkAreas', { unitId }),
  ]
}

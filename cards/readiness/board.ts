import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  green,
  joined,
  line,
  md,
  note,
  row,
  text,
  type Elements,
} from '../kit/elements.ts'
import { startButton, takeBackButton } from './buttons.ts'
import { go, pager } from './parts.ts'
import {
  gateNames,
  meetingNames,
  mendLabels,
  sayWindow,
  shortDay,
  type MeetingType,
} from './wording.ts'

export interface LackLine {
  what: string
  /** Some of the names; only for who may read them. */
  names: readonly string[]
  /** Names left out. */
  more: number
}

export interface GateRow {
  gate: string
  /** `advice`: nothing waits for it. */
  state: 'lacks' | 'advice' | 'met' | 'exempt'
  lacks: readonly LackLine[]
  /** Lines left out. */
  moreLacks: number
  mend: { card: string; key: Readonly<Record<string, string>> } | undefined
  /** The reader may mark it 不适用. */
  mayExempt: boolean
  exemption: { reason: string; by: string; on: string } | undefined
}

export interface BoardView {
  unitId: string
  unitName: string
  windowFrom: string
  windowTo: string
  /** These days are the unit's own, not the plan's. */
  isPutOff: boolean
  meetings: readonly { meetingType: MeetingType; lacking: number }[]
  /** What lacks first, then advice; a page of them. */
  open: readonly GateRow[]
  page: number
  pages: number
  met: readonly string[]
  exempt: readonly GateRow[]
  branches: readonly { unitId: string; name: string; lacking: number }[]
  /** The reader may open and put off these meetings. */
  mayDecide: boolean
  as: 'refused' | 'check1' | 'check2' | undefined
}

/** 会前准备: what a meeting still lacks, and the buttons that mend it. */
export function boardCard(view: BoardView): CardJson {
  const lacking = Math.max(0, ...view.meetings.map((one) => one.lacking))
  const { unitId } = view
  return card(
    titleOf(view),
    [
      text(md`**开会时间**　${sayWindow(view.windowFrom, view.windowTo)}`),
      view.isPutOff && note('已改期：时间服从质量。'),
      ...view.meetings.map(meetingLine),
      ...advice(view, lacking),
      ...view.open.flatMap((gate) => openRows(gate, view)),
      pager(view, 'readiness', { unitId, ...(view.as && { as: view.as }) }),
      view.open.length > 0 && line,
      view.met.length > 0 &&
        text(md`${green('已具备')}　${view.met.map((gate) => gateNames[gate] ?? gate).join('、')}`),
      ...view.exempt.flatMap((gate) => exemptRows(gate, view)),
      ...branchRows(view),
      ...(view.as === 'refused' ? [] : decisions(view)),
      go('刷新', 'readiness', { unitId }, { type: 'text' }),
    ],
    {
      template: lacking > 0 ? 'orange' : 'green',
      subtitle: view.unitName,
      summary: lacking > 0 ? `${titleOf(view)}：还差 ${lacking} 项` : `${titleOf(view)}：都具备了`,
    },
  )
}

function titleOf({ as }: BoardView): string {
  if (as === 'refused') return '还不能开会'
  if (as === 'check1') return '会前检查（第一次）'
  return as === 'check2' ? '会前检查（第二次）' : '会前准备'
}

function meetingLine({ meetingType, lacking }: BoardView['meetings'][number]) {
  const name = meetingNames[meetingType]
  return text(lacking > 0 ? md`${name}：**还差 ${lacking} 项**` : md`${name}：${green('条件具备')}`)
}

/** The first thing on a refusal is the way out of it. */
function advice(view: BoardView, lacking: number): Elements {
  if (view.as === 'check2' && view.mayDecide) {
    return [text(lacking > 0 ? '今天请定下来：先补上，还是改期。' : '今天请定下来：按时开会。')]
  }
  if (view.as !== 'refused') return []
  return [
    ...(view.mayDecide ? decisions(view) : []),
    text('时间服从质量：准备不充分的，不急于开会。可以改期，也可以先补上再开。'),
  ]
}

function openRows(gate: GateRow, view: BoardView): Elements {
  const optional = gate.state === 'advice' ? '（最好有）' : ''
  const { unitId } = view
  return [
    text(md`**${gateNames[gate.gate] ?? gate.gate}**${optional}`),
    gate.lacks.length > 0 && text(joined(gate.lacks.map(lackLine), '\n')),
    gate.moreLacks > 0 && note(`还有 ${gate.moreLacks} 条没有列出`),
    (gate.mend !== undefined || gate.mayExempt) &&
      row(
        gate.mend && go(mendLabels[gate.gate] ?? '去办', gate.mend.card, gate.mend.key),
        gate.mayExempt && go('不适用…', 'gateExemption', { unitId, gate: gate.gate }),
      ),
  ]
}

function lackLine(lack: LackLine) {
  if (lack.names.length === 0) return md`· ${lack.what}`
  const more = lack.more > 0 ? `等 ${lack.names.length + lack.more} 人` : ''
  return md`· ${lack.what}：${lack.names.join('、')}${more}`
}

function exemptRows(gate: GateRow, { unitId, mayDecide }: BoardView): Elements {
  const { exemption } = gate
  if (!exemption) return []
  return [
    text(md`**${gateNames[gate.gate] ?? gate.gate}**　不适用：${exemption.reason}`),
    note(`${exemption.by}，${shortDay(exemption.on)}`),
    mayDecide &&
      gate.mayExempt &&
      button('取消“不适用”', takeBackButton, { unitId, gate: gate.gate }, { type: 'text' }),
  ]
}

function branchRows({ branches }: BoardView): Elements {
  if (branches.length === 0) return []
  return [
    line,
    text(md`**各支部**`),
    ...branches.map(({ unitId, name, lacking }) =>
      row(
        text(lacking > 0 ? md`${name}　还差 ${lacking} 项` : md`${name}　${green('具备')}`),
        go(`看${name}`, 'readiness', { unitId }),
      ),
    ),
  ]
}

/** Putting off comes first while something lacks. */
function decisions(view: BoardView): Elements {
  if (!view.mayDecide) return []
  const { unitId } = view
  const ready = view.meetings.filter((one) => one.lacking === 0)
  return [
    go('改期', 'postponeForm', { unitId }, ready.length > 0 ? {} : { type: 'primary_filled' }),
    ...ready.map(({ meetingType }, at) =>
      button(
        `开会：${meetingNames[meetingType]}`,
        startButton,
        { unitId, meetingType },
        { type: at === 0 ? 'primary_filled' : 'default' },
      ),
    ),
  ]
}

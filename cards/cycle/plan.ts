import type { CardElement, CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, joined, line, md, note, panel, row, text } from '../kit/elements.ts'
import type { Finding } from '../../src/features/cycle/rules.ts'
import { exportButton, openButton, publishButton, reopenButton } from './buttons.ts'
import { findingSentence, partTitle } from './wording.ts'

export type PlanState = 'draft' | 'adopted' | 'published' | 'closed'

export interface PlanView {
  cycleId: string
  unitName: string
  assessmentYear: number
  presetName: string
  state: PlanState
  version: number
  /** Changed since the groups were last told. */
  unpublished: boolean
  theme: string
  windowFrom: string
  windowTo: string
  windowReason: string | undefined
  adoption: { on: string; present: readonly string[]; signatory: string } | undefined
  parts: Readonly<Record<'keyProblems' | 'methods' | 'requirements', string>>
  counts: { basis: number; tasks: number; guarantors: number; branches: number }
  groups: readonly string[]
  findings: readonly Finding[]
  mayEdit: boolean
}

const states: Record<PlanState, { text: string; color: string }> = {
  draft: { text: '草稿', color: 'neutral' },
  adopted: { text: '已通过', color: 'blue' },
  published: { text: '已发布', color: 'green' },
  closed: { text: '已结束', color: 'neutral' },
}

/** The plan as the team sees it; the secretary also changes, adopts and publishes it here. */
export function planCard(view: PlanView): CardJson {
  return card(
    `${view.assessmentYear}年度实施方案`,
    [
      text(md`**主题**　${view.theme || '（还没填）'}`),
      text(md`**时间**　${sayDay(view.windowFrom)}至${sayDay(view.windowTo)}`),
      view.windowReason !== undefined && note(`改期原因：${view.windowReason}`),
      view.adoption && adoptionLine(view.adoption),
      ...findingLines(view.findings),
      ...mainAction(view),
      line,
      ...pages(view),
      partsPanel(view),
      ...tools(view),
    ],
    {
      template: view.state === 'closed' ? 'grey' : 'red',
      subtitle: view.unitName,
      tags: [states[view.state], { text: `第${view.version}版`, color: 'neutral' }],
    },
  )
}

function adoptionLine(adoption: NonNullable<PlanView['adoption']>): CardElement {
  const names = adoption.present.join('、')
  return note(`${sayDay(adoption.on)}班子会通过，到会：${names}。签发：${adoption.signatory}`)
}

function findingLines(findings: readonly Finding[]): CardElement[] {
  const shown = (level: Finding['level']) =>
    findings.filter((one) => one.level === level).map((one) => md`· ${findingSentence(one)}`)
  const errors = shown('error')
  const warnings = shown('warning')
  return [
    ...(errors.length > 0
      ? [text(md`<font color='red'>**还缺的**</font>\n${joined(errors.slice(0, 12), '\n')}`)]
      : []),
    ...(warnings.length > 0
      ? [panel(`请核对（${warnings.length} 处）`, [text(joined(warnings.slice(0, 30), '\n'))])]
      : []),
  ]
}

function mainAction(view: PlanView): CardElement[] {
  if (!view.mayEdit || view.state === 'closed') return []
  const { cycleId } = view
  const main = { type: 'primary_filled' } as const
  if (view.state === 'draft') {
    return [
      button('通过方案', openButton, { card: 'planAdoption', key: { cycleId } }, main),
      note('班子会研究通过后，在这里记录日期和到会的人。'),
    ]
  }
  if (!view.unpublished) return []
  const label = view.state === 'adopted' ? '发布到群' : '把修改发布到群'
  const confirm = {
    title: label,
    text: '会在总支和各支部的群里发一张通知：主题、时间、每人要做的事。',
  }
  return [button(label, publishButton, { cycleId }, { ...main, confirm })]
}

function pages({ cycleId, counts, groups, mayEdit }: PlanView): CardElement[] {
  const open = (label: string, cardName: string, page: string) =>
    openPage(cycleId, label, cardName, page)
  return [
    row(
      open(`依据文件（${counts.basis}）`, 'planBasis', '0'),
      open(`筹备工作（${counts.tasks}）`, 'planTasks', '0'),
    ),
    row(
      open(`包保责任（${counts.guarantors}/${counts.branches}）`, 'planGuarantors', '0'),
      open('日程', 'planCalendar', '0'),
    ),
    panel(
      mayEdit ? '参数（可修改）' : '参数',
      groups.map((name, at) => open(name, 'planParameters', String(at))),
    ),
  ]
}

function openPage(cycleId: string, label: string, cardName: string, page: string): CardElement {
  return button(label, openButton, { card: cardName, key: { cycleId, page } })
}

function partsPanel({ cycleId, parts, mayEdit }: PlanView): CardElement {
  const names = ['keyProblems', 'methods', 'requirements'] as const
  return panel('方案内容', [
    ...names.map((part) => text(md`**${partTitle(part)}**\n${parts[part] || '（空）'}`)),
    mayEdit && button('修改内容', openButton, { card: 'planParts', key: { cycleId } }),
  ])
}

/** What is seldom needed. */
function tools(view: PlanView): CardElement[] {
  const { cycleId } = view
  const changes = openPage(cycleId, '修改记录', 'planChanges', '0')
  if (!view.mayEdit || view.state === 'closed') return [changes]
  const move = button('改时间', openButton, { card: 'planWindow', key: { cycleId } })
  const file = button('导出参数表', exportButton, { cycleId })
  const reopen = button(
    '退回修改',
    reopenButton,
    { cycleId },
    { confirm: { title: '退回修改', text: '方案变回草稿，改好后要再通过一次。' } },
  )
  const title = view.state === 'adopted' ? '改时间、退回、导出' : '改时间、导出'
  return [panel(title, [move, view.state === 'adopted' && reopen, file, changes])]
}

import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  line,
  md,
  note,
  row,
  submit,
  text,
  type Elements,
} from '../kit/elements.ts'
import { confirmButton, decideButton, decideWithReasonButton, sendBackButton } from './buttons.ts'
import {
  branchOf,
  go,
  placesOf,
  quotaLines,
  sayCounts,
  type OfBranchView,
  type QuotaView,
} from './parts.ts'
import { bodyNames, gradingRefusals, shortDay, type Body, type GradeName } from './wording.ts'

export interface DecisionView extends OfBranchView {
  counts: Readonly<Record<GradeName, number>>
  open: number
  quota: QuotaView
  /** What still keeps it from being decided; the reason is asked for on this very card. */
  faults: readonly ('open' | 'undetermined' | 'hardCap')[]
  isOpen: boolean
}

/** The last look before the grades of a branch are decided. */
export function decisionCard(view: DecisionView): CardJson {
  const key = branchOf(view)
  return card(
    '确认评定结果',
    [
      text(sayCounts(view.counts, view.open)),
      ...quotaLines(view.quota).map((said) => text(said)),
      ...view.faults.map((fault) => text(md`**${gradingRefusals[fault]}**`)),
      view.faults.includes('undetermined') && placesOf(view),
      ...(view.isOpen && view.faults.length === 0 ? deciding(view) : []),
      !view.isOpen && text(gradingRefusals.decided),
      go('返回', 'gradingMeeting', { ...key, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

function deciding(view: DecisionView): Elements {
  const key = branchOf(view)
  if (view.quota.state === 'aboveGuide') {
    return [
      form('decide', [
        input('reason', {
          label: '为什么优秀超出一般比例',
          rows: 3,
          maxLength: 500,
          required: true,
        }),
        submit('送总支书记确认', decideWithReasonButton, key),
      ]),
    ]
  }
  return [
    button('确认评定结果', decideButton, key, {
      type: 'primary_filled',
      confirm: { title: '确认评定结果？', text: '确认后不能再改，接着逐人反馈。' },
    }),
  ]
}

export interface ConfirmView extends OfBranchView {
  body: Body
  heldOn: string
  counts: Readonly<Record<GradeName, number>>
  quota: QuotaView
  excellent: readonly string[]
  reason: string | undefined
  state: 'open' | 'awaitingConfirmation' | 'decided'
}

/** More excellent than the guide says: the secretary of the general branch confirms (3.5). */
export function confirmCard(view: ConfirmView): CardJson {
  const key = branchOf(view)
  const waits = view.state === 'awaitingConfirmation'
  return card(
    '优秀超出一般比例，请确认',
    [
      text(md`**${view.unitName}**　${shortDay(view.heldOn)}${bodyNames[view.body]}研究`),
      text(sayCounts(view.counts, 0)),
      ...quotaLines(view.quota).map((said) => text(said)),
      text(md`优秀：${view.excellent.join('、')}`),
      view.reason !== undefined && text(md`理由：${view.reason}`),
      waits &&
        row(
          button('同意', confirmButton, key, { type: 'primary_filled' }),
          button('退回再研究', sendBackButton, key),
        ),
      view.state === 'decided' && text('已同意。'),
      view.state === 'open' && text('已退回，支部在再研究。'),
      go('看各支部', 'gradingOverview', { cycleId: view.cycleId }, { type: 'text' }),
    ],
    { template: waits ? 'orange' : 'grey', subtitle: view.unitName },
  )
}

export interface OverviewView {
  cycleId: string
  unitName: string
  branches: readonly (OfBranchView & {
    stage: 'before' | 'opinions' | 'meeting' | 'awaiting' | 'decided'
    graded: number
    excellent: number
    state: QuotaView['state']
  })[]
  total: { graded: number; excellent: number }
}

const stageWords = {
  before: '还没开始',
  opinions: '写初评意见',
  meeting: '开评定会',
  awaiting: '等您确认',
  decided: '已确认',
}

/** How the grading stands in all branches, for the secretary of the general branch. */
export function overviewCard(view: OverviewView): CardJson {
  return card(
    '各支部等次评定',
    [
      text(md`全总支参评 **${view.total.graded}** 人，优秀 **${view.total.excellent}** 人`),
      line,
      ...view.branches.flatMap((branch): Elements => {
        const { graded, excellent, stage } = branch
        return [
          text(md`**${branch.unitName}**　${stageWords[stage]}　优秀 ${excellent}/${graded}`),
          row(
            stage === 'awaiting' &&
              go('去确认', 'gradingConfirm', branchOf(branch), { type: 'primary' }),
            go('打开', 'gradingDesk', { ...branchOf(branch), page: '1' }),
          ),
        ]
      }),
      note('内容不要外传。'),
    ],
    { template: 'blue', subtitle: view.unitName },
  )
}

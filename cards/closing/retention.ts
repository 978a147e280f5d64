import { retentionRules, type RetentionId } from '../../policies/retention.ts'
import type { CardElement, CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  line,
  md,
  note,
  row,
  select,
  submit,
  text,
  type Elements,
  type Option,
} from '../kit/elements.ts'
import type { Paged } from '../kit/going.ts'
import { agreeButton, go, pager, proposeButton, withdrawButton } from './buttons.ts'
import { sayCounts, sayDate } from './wording.ts'

export interface DueLine {
  cycleId: string
  /** Undefined for what belongs to no year. */
  year: number | undefined
  retention: RetentionId
  dueSince: string
  counts: Readonly<Record<string, number>>
  /** Somebody has proposed it. */
  destructionId: string | undefined
}

export interface RecordLine {
  year: number | undefined
  retention: RetentionId
  counts: Readonly<Record<string, number>>
  by: readonly string[]
  on: string
}

export interface RetentionView {
  rootId: string
  list: Paged<DueLine>
  records: readonly RecordLine[]
  moreRecords: number
}

/** 到期材料: what has been kept long enough, and what was destroyed. */
export function retentionCard(view: RetentionView): CardJson {
  const { rootId, list } = view
  return card(
    '到期材料',
    [
      list.items.length === 0
        ? text('现在没有到期的材料。')
        : note('销毁要两个人：您提出，另一位总支班子成员确认。销毁后不能恢复。'),
      ...list.items.flatMap((one) => dueLines(one, view)),
      pager(list, 'retention', { rootId }),
      line,
      text(md`**销毁记录**`),
      view.records.length === 0 && note('还没有销毁过。'),
      ...view.records.map(recordLine),
      view.moreRecords > 0 && note(`还有 ${view.moreRecords} 条更早的`),
      note('评定等次、组织处置的决定永久保存，不在这里。'),
    ],
    { template: list.items.length > 0 ? 'orange' : 'grey' },
  )
}

const nameOf = (year: number | undefined, retention: RetentionId): string =>
  `${year === undefined ? '' : `${year}年度 `}${retentionRules[retention].name}`

function dueLines(one: DueLine, view: RetentionView): Elements {
  const rule = retentionRules[one.retention]
  const { cycleId, retention, destructionId } = one
  return [
    text(md`**${nameOf(one.year, retention)}**`),
    note(`${rule.kept}${sinceOf(one)}\n${sayCounts(one.counts)}`),
    destructionId === undefined
      ? go('提出销毁', 'destructionForm', { rootId: view.rootId, cycleId, retention })
      : go('已提出，去看', 'destruction', { destructionId }),
  ]
}

export interface DestructionFormView {
  rootId: string
  cycleId: string
  year: number | undefined
  retention: RetentionId
  counts: Readonly<Record<string, number>>
  /** Who may be the second to confirm. */
  witnesses: readonly Option[]
}

/** The first of the two chooses who is asked to be the second. */
export function destructionFormCard(view: DestructionFormView): CardJson {
  const { rootId, cycleId, retention } = view
  return card(
    '提出销毁',
    [
      text(md`**${nameOf(view.year, retention)}**`),
      note(`${retentionRules[retention].kept}\n${sayCounts(view.counts)}`),
      view.witnesses.length === 0
        ? text('总支班子只有您一人，请先在名册里补上班子成员。')
        : form('propose', [
            select('witness', view.witnesses, { placeholder: '和谁一起确认', required: true }),
            submit('提出销毁', proposeButton, { rootId, cycleId, retention }),
          ]),
      go('返回', 'retention', { rootId, page: '1' }, { type: 'text' }),
    ],
    { template: 'orange' },
  )
}

/** The log has no day of its own: it goes by its rows. */
function sinceOf({ year, dueSince }: DueLine): string {
  return year === undefined ? '' : `　${sayDate(dueSince)}到期`
}

function recordLine({ year, retention, counts, by, on }: RecordLine): CardElement {
  return note(`${sayDate(on)}　${nameOf(year, retention)}：${sayCounts(counts)}　${by.join('、')}`)
}

export interface DestructionView {
  destructionId: string
  rootId: string
  year: number | undefined
  retention: RetentionId
  state: 'proposed' | 'agreed' | 'done' | 'withdrawn'
  counts: Readonly<Record<string, number>>
  proposedBy: string
  proposedOn: string
  agreedBy: string | undefined
  doneOn: string | undefined
  mayAgree: boolean
  mayWithdraw: boolean
}

const stateNames = {
  proposed: '等另一个人确认',
  agreed: '两人已确认，正在销毁',
  done: '已销毁',
  withdrawn: '没有销毁',
}

/** One class of one year: who proposed to destroy it, and the second person's yes. */
export function destructionCard(view: DestructionView): CardJson {
  const { destructionId } = view
  return card(
    '销毁到期材料',
    [
      text(md`**${nameOf(view.year, view.retention)}**`),
      note(retentionRules[view.retention].kept),
      text(sayCounts(view.counts)),
      text(md`**${stateNames[view.state]}**`),
      note(`${sayDate(view.proposedOn)}　${view.proposedBy} 提出`),
      view.agreedBy !== undefined && note(`${view.agreedBy} 确认`),
      view.doneOn !== undefined && note(`${sayDate(view.doneOn)} 从数据文件里清除`),
      (view.mayAgree || view.mayWithdraw) &&
        row(
          view.mayAgree &&
            button(
              '同意销毁',
              agreeButton,
              { destructionId },
              {
                type: 'danger_filled',
                confirm: {
                  title: '确定销毁？',
                  text: '销毁后谁也不能恢复。备份里的旧副本 30 天内过期。',
                },
              },
            ),
          view.mayWithdraw && button('不销毁', withdrawButton, { destructionId }),
        ),
    ],
    { template: view.state === 'done' || view.state === 'withdrawn' ? 'grey' : 'orange' },
  )
}

import type { CardJson } from '../kit/card.ts'
import { button, card, form, input, md, note, row, submit, text } from '../kit/elements.ts'
import { askImportButton, cancelImportButton, takeImportButton } from './buttons.ts'
import { go } from './parts.ts'
import { importProblems } from './wording.ts'

export interface ImportAskView {
  unitId: string
  name: string
}

/** 带入清单: where it is from; then the file is sent (R107). */
export function importAskCard({ unitId, name }: ImportAskView): CardJson {
  return card(
    '带入别处的问题清单',
    [
      text('先写清单从哪里来，再把 Excel 或 CSV 文件发到这里。'),
      note('有“问题”一列的读这一列，别的列不读。'),
      form('import', [
        input('label', {
          label: '清单来源',
          placeholder: '如：“两学一做”问题清单',
          maxLength: 60,
          required: true,
        }),
        submit('我来发文件', askImportButton, { unitId }),
      ]),
      go('返回', 'rectificationMerge', { unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue', subtitle: name },
  )
}

export interface ImportView {
  importId: string
  unitId: string
  label: string
  state: 'reading' | 'ready' | 'refused' | 'taken' | 'cancelled'
  problem: string | null
  /** The first lines, and how many there are. */
  lines: readonly string[]
  count: number
}

/** What a file held, before it is taken in. */
export function importCard(view: ImportView): CardJson {
  const { importId, unitId, count } = view
  const merge = go('去梳理', 'rectificationMerge', { unitId, page: '1' })
  const shown = {
    reading: [text('正在读文件……')],
    refused: [
      text(importProblems[view.problem ?? ''] ?? '打不开，请换一个文件再发'),
      go('再发一次', 'rectificationImportAsk', { unitId }),
    ],
    ready: [
      text(md`读到 **${count}** 条问题：`),
      ...view.lines.map((line) => text(md`${line}`, 'notation')),
      count > view.lines.length && note(`还有 ${count - view.lines.length} 条`),
      row(
        button('带入', takeImportButton, { importId }, { type: 'primary_filled' }),
        button('不带入', cancelImportButton, { importId }),
      ),
    ],
    taken: [text(md`已带入 **${count}** 条`), merge],
    cancelled: [text('没有带入'), merge],
  }
  return card('带入的问题清单', shown[view.state], {
    template: view.state === 'refused' ? 'orange' : 'blue',
    subtitle: view.label,
  })
}

export interface MonthlyView {
  month: string
  units: readonly { name: string; open: number; overdue: number; long: number; closed: number }[]
}

/** The month's line to the town: numbers only. */
export function monthlyCard({ month, units }: MonthlyView): CardJson {
  const long = units.reduce((sum, one) => sum + one.long, 0)
  const [year, number] = month.split('-')
  return card(
    '整改每月汇总',
    [
      text(md`超期两周以上的共 **${long}** 项，可以照这张报镇党委。`),
      ...units.map((one) =>
        text(
          md`**${one.name}**　在改 ${one.open}，逾期 ${one.overdue}，超期两周 ${one.long}，已销号 ${one.closed}`,
        ),
      ),
    ],
    { template: long > 0 ? 'orange' : 'blue', subtitle: `${year}年${Number(number)}月` },
  )
}

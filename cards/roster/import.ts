import type { CardJson } from '../kit/card.ts'
import {
  button,
  card,
  form,
  input,
  md,
  note,
  panel,
  submit,
  table,
  text,
  type Elements,
} from '../kit/elements.ts'
import { cancelImportButton, confirmImportButton, namedBranchesUpTo } from './buttons.ts'
import { go } from './parts.ts'
import { cellProblems, importProblems } from './wording.ts'

export type ImportCardView =
  | { state: 'reading' | 'cancelled' | 'expired' }
  | { state: 'refused'; problem: string }
  | ReadyImport
  | {
      state: 'confirmed'
      unitId: string
      people: number
      linked: number
      questions: number
      contactGaps: number
    }

export interface ReadyImport {
  state: 'ready'
  importId: string
  /** What is shown, in short: a confirmation of something else is asked again. */
  shown: string
  branches: readonly { unit: string; people: number; added: number; changed: number }[]
  added: number
  changed: number
  same: number
  /** Who changes, and in which columns. */
  changes: readonly { name: string; columns: readonly string[] }[]
  gone: readonly string[]
  bad: readonly { line: number; column: string; problem: string }[]
  badRows: number
  unknownColumns: readonly number[]
  hasRemarks: boolean
  /** Branches that may be named here: what they are called in the file, and what they will be. */
  naming: readonly { code: string; name: string }[]
}

const shownAtMost = 12
const changesAtMost = 30

/** What a register file would change; nothing is written before 确认导入. */
export function importCard(view: ImportCardView): CardJson {
  switch (view.state) {
    case 'reading':
      return card('正在读名册', [text('正在读您发来的文件，请稍等。')], { template: 'blue' })
    case 'cancelled':
      return card('已取消导入', [text('名册没有改动。')], { template: 'grey' })
    case 'expired':
      return card('导入已过期', [text('过了七天没有确认。要导入请把文件再发一次。')], {
        template: 'grey',
      })
    case 'refused':
      return card('名册没有导入', [text(importProblems[view.problem] ?? '这个文件读不了。')], {
        template: 'orange',
      })
    case 'confirmed':
      return doneCard(view)
    case 'ready':
      return readyCard(view)
  }
}

function readyCard(view: ReadyImport): CardJson {
  const { importId } = view
  return card(
    '请核对名册',
    [
      text(
        md`新增 **${view.added}** 人，有变化 **${view.changed}** 人，没变化 **${view.same}** 人。`,
      ),
      table(branchColumns, view.branches),
      ...badLines(view),
      ...changeLines(view),
      ...goneLines(view),
      view.unknownColumns.length > 0 &&
        note(`第 ${view.unknownColumns.join('、')} 列我不认识，不会保存。`),
      view.hasRemarks && note('备注里只认“流动、年老体弱、失联”等情况，其他文字不会保存。'),
      form('import', [
        view.naming.length > 0 && text('支部名称（可以改）'),
        ...view.naming
          .slice(0, namedBranchesUpTo)
          .map((one, at) =>
            input(`branch${at + 1}`, { label: one.code, value: one.name, maxLength: 40 }),
          ),
        submit(confirmLabel(view), confirmImportButton, { importId, shown: view.shown }),
      ]),
      button('取消', cancelImportButton, { importId }),
      note('您确认以前，名册不会改动。'),
    ],
    { template: view.badRows > 0 ? 'orange' : 'blue' },
  )
}

const branchColumns = [
  { name: 'unit', title: '支部', width: 110 },
  { name: 'people', title: '人数', kind: 'number' as const },
  { name: 'added', title: '新增', kind: 'number' as const },
  { name: 'changed', title: '变化', kind: 'number' as const },
]

function confirmLabel(view: ReadyImport): string {
  return view.badRows > 0 ? '先导入没问题的' : '确认导入'
}

function badLines(view: ReadyImport): Elements {
  if (view.badRows === 0) return []
  const more = view.bad.length - shownAtMost
  return [
    text(md`有 **${view.badRows}** 行读不了，不会导入。最好改好后把文件再发一次：`),
    ...view.bad
      .slice(0, shownAtMost)
      .map((cell) =>
        text(`第 ${cell.line} 行“${cell.column}”：${cellProblems[cell.problem] ?? '读不了'}`),
      ),
    more > 0 && note(`还有 ${more} 处没有列出。`),
  ]
}

function changeLines(view: ReadyImport): Elements {
  if (view.changes.length === 0) return []
  const more = view.changes.length - changesAtMost
  return [
    panel(`有变化的 ${view.changes.length} 人`, [
      ...view.changes
        .slice(0, changesAtMost)
        .map((one) => text(md`**${one.name}**：${one.columns.join('、')}`)),
      more > 0 && note(`还有 ${more} 人没有列出。`),
    ]),
  ]
}

function goneLines(view: ReadyImport): Elements {
  if (view.gone.length === 0) return []
  return [
    panel(`名册上有、文件里没有的 ${view.gone.length} 人`, [
      text(view.gone.slice(0, 40).join('、')),
      note('导入不会删掉他们，导入后我再一个一个问您。'),
    ]),
  ]
}

function doneCard(view: ImportCardView & { state: 'confirmed' }): CardJson {
  const { unitId } = view
  const main = { type: 'primary_filled' as const }
  return card(
    '名册导入好了',
    [
      text(md`名册现有 **${view.people}** 人，其中 **${view.linked}** 人已对上群里的账号。`),
      view.questions > 0 &&
        go(`确认对不上的人（${view.questions}）`, 'rosterQuestions', { unitId, skip: '0' }, main),
      view.contactGaps > 0 &&
        go(`补全联系人（${view.contactGaps}）`, 'rosterContacts', { unitId, skip: '0' }),
      go('看名册', 'roster', { unitId }),
    ],
    { template: 'green' },
  )
}

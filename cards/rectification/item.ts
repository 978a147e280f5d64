import type { CardElement, CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, line, md, note, row, text, type Elements } from '../kit/elements.ts'
import {
  awaitFileButton,
  printSheetButton,
  reportButton,
  seeEvidenceButton,
  takeReportBackButton,
  withdrawNoteButton,
} from './buttons.ts'
import { fact, go, lightWord } from './parts.ts'
import {
  classNames,
  entryNames,
  sourceNames,
  type EntryName,
  type LightName,
  type SourceName,
} from './wording.ts'

export interface EntryLine {
  entryId: string
  kind: EntryName
  on: string
  by: string
  body: string
  fileName: string | undefined
  maySee: boolean
  mayWithdraw: boolean
}

export interface ItemView {
  itemId: string
  cycleId: string
  subjectId: string
  listCard: string
  listName: string
  light: LightName
  problem: string
  goal: string
  measures: string
  class: keyof typeof classNames | null
  day: string | null
  reviewMonths: number | null
  leadUnit: string | null
  bearer: string | undefined
  checker: string | undefined
  importedFrom: string | null
  sources: readonly SourceName[]
  campaign: string | undefined
  escalatedOn: string | null
  answerOn: string | null
  answeredOn: string | null
  closedOn: string | null
  entries: readonly EntryLine[]
  earlier: number
  may: {
    change: boolean
    note: boolean
    report: boolean
    takeReportBack: boolean
    check: boolean
    keepUp: boolean
    reopen: boolean
    escalate: boolean
    answer: boolean
    settle: boolean
  }
}

/** One item with what was done about it, and the next step for who reads it (R110). */
export function itemCard(view: ItemView): CardJson {
  const { itemId } = view
  return card(
    '整改事项',
    [
      text(md`${lightWord(view.light)}　**${view.problem}**`),
      ...facts(view),
      view.entries.length > 0 && line,
      view.earlier > 0 && note(`更早的 ${view.earlier} 条没有列出`),
      ...view.entries.flatMap((entry) => entryLines(itemId, entry)),
      line,
      ...steps(view),
      go(
        '返回清单',
        view.listCard,
        { cycleId: view.cycleId, subjectId: view.subjectId, page: '1' },
        { type: 'text' },
      ),
    ],
    {
      template: view.light === 'overdue' ? 'orange' : view.light === 'closed' ? 'green' : 'blue',
      subtitle: view.listName,
    },
  )
}

function facts(view: ItemView): Elements {
  const isLongTerm = view.class === 'longTerm'
  const day = view.day === null ? null : sayDay(view.day)
  return [
    fact('类别', view.class === null ? '没有选' : classNames[view.class]),
    fact('目标', view.goal),
    fact('措施', view.measures === '' ? '没有写' : view.measures),
    fact(isLongTerm ? '下次复查' : '期限', day),
    isLongTerm && fact('多久复查', view.reviewMonths === null ? null : `${view.reviewMonths} 个月`),
    fact('牵头单位', view.leadUnit),
    fact('责任人', view.bearer),
    fact('核查人', view.checker),
    fact('专项整治', view.campaign),
    fact(
      '来源',
      [...view.sources.map((one) => sourceNames[one]), view.importedFrom]
        .filter(Boolean)
        .join('，'),
    ),
    fact('报请镇党委', escalation(view)),
    fact('销号', view.closedOn === null ? null : sayDay(view.closedOn)),
  ]
}

function escalation({ escalatedOn, answerOn, answeredOn }: ItemView): string | null {
  if (escalatedOn === null) return null
  if (answerOn !== null) return `${sayDay(escalatedOn)}已报，等答复到 ${sayDay(answerOn)}`
  return answeredOn === null ? sayDay(escalatedOn) : `${sayDay(answeredOn)}已答复`
}

function entryLines(itemId: string, entry: EntryLine): Elements {
  const what = entry.body === '' ? '' : `：${entry.body}`
  const file = entry.fileName === undefined ? '' : `（${entry.fileName}）`
  const said = [
    text(md`**${entryNames[entry.kind]}**${what}${file}`),
    note(`${sayDay(entry.on)}　${entry.by}`),
  ]
  const { entryId } = entry
  return [
    ...said,
    row(
      entry.maySee && button('看', seeEvidenceButton, { entryId }, { type: 'text' }),
      entry.mayWithdraw &&
        button('撤回这条', withdrawNoteButton, { itemId, entryId }, { type: 'text' }),
    ),
  ].filter((one) => !isBare(one))
}

const stepNames = {
  check: '核查',
  keepUp: '复查',
  note: '记进展',
  reopen: '重新整改',
  escalate: '报请镇党委',
  answer: '记镇党委答复',
  settle: '并入或不列入',
} as const
export type StepName = keyof typeof stepNames

/** What this reader may do next; the one that matters most is the main button. */
function steps(view: ItemView): Elements {
  const { itemId, may } = view
  const main = mainStep(view)
  const step = (name: StepName): CardElement | false =>
    may[name] &&
    go(
      stepNames[name],
      'rectificationStep',
      { itemId, step: name },
      main === name ? { type: 'primary_filled' } : {},
    )
  const { cycleId, subjectId } = view
  return [
    step('check'),
    step('keepUp'),
    step('note'),
    may.report && button('改好了，请核查', reportButton, { itemId }),
    may.takeReportBack && button('还没改好，撤回报告', takeReportBackButton, { itemId }),
    may.note && button('传照片、文件（可以不传）', awaitFileButton, { itemId }),
    may.change &&
      go(
        '修改',
        'rectificationForm',
        { cycleId, subjectId, itemId },
        main === 'change' ? { type: 'primary_filled' } : {},
      ),
    step('settle'),
    row(step('escalate'), step('answer'), step('reopen')),
    may.answer && button('再要一张报请单', printSheetButton, { itemId }, { type: 'text' }),
  ].filter((one) => one === false || !isBare(one))
}

const isBare = (element: CardElement) =>
  element.tag === 'column_set' && (element['columns'] as unknown[]).length === 0

function mainStep({ may }: ItemView): StepName | 'change' | undefined {
  if (may.check) return 'check'
  if (may.keepUp) return 'keepUp'
  if (may.note) return 'note'
  return may.change ? 'change' : undefined
}

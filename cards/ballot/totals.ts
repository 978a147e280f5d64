import type { CardJson } from '../kit/card.ts'
import type { Paged } from '../kit/going.ts'
import { button, card, md, note, table, text, type Elements } from '../kit/elements.ts'
import { printSheetButton } from './buttons.ts'
import { pager } from './parts.ts'
import { sheetSignedPart, type SheetSigned } from './sheet.ts'
import {
  abstained,
  percentNote,
  roundNames,
  subjectTitles,
  tooFewReturned,
  tooFewToShow,
  type Kind,
  type PercentBase,
} from './wording.ts'

export interface CountedRow {
  no: number
  name: string
  counts: readonly number[]
  abstentions: number
  invalid: number
  /** How many papers the row sums to: one's own is not among them. */
  base: number
  /** Of each step, in per cent. */
  shares: readonly string[]
}

export interface Reconciled {
  eligible: number
  electronic: number
  /** Of these so many could not be read as papers. */
  electronicInvalid: number
  paper: { issued: number; returned: number; valid: number; invalid: number } | undefined
  /** Valid papers in all. */
  papers: number
  notHandedIn: number
  /** Fewer came back than the rule asks for. */
  isShort: boolean
}

export interface TotalsView extends Reconciled {
  roundId: string
  kind: Kind
  unit: string
  isShown: boolean
  /** The least number of papers from which totals are shown. */
  least: number
  scale: readonly string[]
  percentBase: PercentBase
  list: Paged<CountedRow>
  sheet: SheetSigned
}

/** The result: numbers per person, or only how many papers there were when they are too few. */
export function totalsCard(view: TotalsView): CardJson {
  const { roundId } = view
  return card(
    `${roundNames[view.kind]}结果`,
    [
      ...reconciled(view),
      ...(view.isShown ? figures(view) : [text(tooFewToShow(view.papers, view.least))]),
      pager(view.list, 'ballotTotals', { roundId }),
      button('打印计票单', printSheetButton, { roundId }),
      ...sheetSignedPart(roundId, view.sheet),
      note('只给书记和班子成员看，不在会上逐人宣读。'),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

function reconciled(view: TotalsView): Elements {
  const { eligible, electronic, paper, papers, notHandedIn } = view
  return [
    text(md`有效票　**${papers}** 张`),
    note(`应投 ${eligible}＝手机 ${electronic}＋纸质 ${paper?.returned ?? 0}＋未交 ${notHandedIn}`),
    view.isShort && text(md`**${tooFewReturned}**`),
    view.electronicInvalid > 0 && note(`手机上的票有 ${view.electronicInvalid} 张无效。`),
    paper &&
      note(
        `纸质票：发出 ${paper.issued}，收回 ${paper.returned}，有效 ${paper.valid}，无效 ${paper.invalid}`,
      ),
  ]
}

function figures({ scale, list, kind, percentBase }: TotalsView): Elements {
  const columns = [
    ...(kind === 'members' ? [{ name: 'name', title: subjectTitles.members, width: 90 }] : []),
    ...scale.map((title, at) => ({ name: `c${at}`, title, kind: 'number' as const })),
    { name: 'abstentions', title: abstained, kind: 'number' as const },
    { name: 'invalid', title: '无效', kind: 'number' as const },
    { name: 'base', title: '合计', kind: 'number' as const },
    ...scale.map((title, at) => ({ name: `p${at}`, title: `${title}%` })),
  ]
  const rows = list.items.map(({ name, counts, abstentions, invalid, base, shares }) => ({
    ...(kind === 'members' && { name }),
    ...Object.fromEntries(counts.map((count, at) => [`c${at}`, count])),
    abstentions,
    invalid,
    base,
    ...Object.fromEntries(shares.map((share, at) => [`p${at}`, share])),
  }))
  return [
    table(columns, rows),
    note(percentNote(percentBase)),
    kind === 'members' && note('在手机上投票的人不评自己，他那一行的合计少一张。'),
  ]
}

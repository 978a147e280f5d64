import type { CardJson } from '../kit/card.ts'
import { beside, button, card, line, md, note, text, type Elements } from '../kit/elements.ts'
import { packButton } from './buttons.ts'
import { go, pager } from './parts.ts'
import type { Paged } from '../kit/going.ts'

/** Where a button leads. */
export interface Ref {
  card: string
  key: Readonly<Record<string, string>>
}

export interface FoundLine {
  /** Which check found it, in a few words. */
  check: string
  sentence: string
  /** Names the reader may know. */
  names: readonly string[]
  mend: Ref | undefined
}

export interface CheckView {
  cycleId: string
  unitId: string
  unit: string
  count: number
  list: Paged<FoundLine>
  /** The pack that was asked for, to be made all the same. */
  pack: 'whole' | 'spotCheck' | undefined
  /** Kept from page to page. */
  paging: string
}

const packLabels = { whole: '导出整卷材料', spotCheck: '导出抽查材料' }

/** 抽查前自查: what an inspector would find, each with the button that leads to it. */
export function checkCard(view: CheckView): CardJson {
  const { cycleId, unitId } = view
  const key = { cycleId, unitId }
  return card(
    '抽查前自查',
    [
      view.count === 0
        ? text('十五项都看过了，没有发现问题。')
        : text(md`十五项都看过了，有 **${view.count}** 处要看一看`),
      ...view.list.items.flatMap(lines),
      pager(view.list, 'archiveCheck', { ...key, pack: view.paging }),
      line,
      view.pack !== undefined &&
        button(
          view.count === 0 ? packLabels[view.pack] : `照现在的样子${packLabels[view.pack]}`,
          packButton,
          { ...key, pack: view.pack },
          { type: 'primary_filled' },
        ),
      go('归档和导出', 'archiveHome', key, { type: 'text' }),
    ],
    { template: view.count === 0 ? 'green' : 'orange', subtitle: view.unit },
  )
}

function lines({ check, sentence, names, mend }: FoundLine): Elements {
  const said = [
    note(check),
    text(names.length > 0 ? md`${sentence}：${names.join('、')}` : sentence),
  ]
  return [line, ...(mend ? [beside(said, go('去看看', mend.card, mend.key))] : said)]
}

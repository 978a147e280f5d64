import type { CardJson } from '../kit/card.ts'
import { button, card, line, md, note, row, text, type Elements } from '../kit/elements.ts'
import { packButton } from './buttons.ts'
import { go, packLine, type PackLine } from './parts.ts'

export interface HomeView {
  cycleId: string
  unitId: string
  unit: string
  year: number
  /** The last packs, the newest first. */
  packs: readonly PackLine[]
  /** Other units this secretary answers for. */
  others: readonly { unitId: string; name: string }[]
}

/** 归档: check first, then take what is needed. */
export function homeCard(view: HomeView): CardJson {
  const { cycleId, unitId } = view
  const key = { cycleId, unitId }
  const checked = { ...key, page: '1' }
  return card(
    '归档和导出',
    [
      text(md`**${view.year}年度**组织生活会和民主评议党员材料`),
      go('抽查前自查', 'archiveCheck', { ...checked, pack: '' }, { type: 'primary_filled' }),
      line,
      row(
        go('整卷材料', 'archiveCheck', { ...checked, pack: 'whole' }),
        go('抽查材料', 'archiveCheck', { ...checked, pack: 'spotCheck' }),
      ),
      row(
        button('会前打印表格', packButton, { ...key, pack: 'forms' }),
        button('征求意见抽查材料', packButton, { ...key, pack: 'opinions' }),
      ),
      go('只要一份或一类', 'archiveChoice', key),
      note('抽查材料里没有个人评议、谈话和测评结果。材料只发给您本人。'),
      ...recent(view.packs),
      view.others.length > 0 && line,
      ...view.others.map((other) =>
        go(other.name, 'archiveHome', { cycleId, unitId: other.unitId }, { type: 'text' }),
      ),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

function recent(packs: readonly PackLine[]): Elements {
  if (packs.length === 0) return []
  return [line, text(md`**导出记录**`), ...packs.map((pack) => note(packLine(pack)))]
}

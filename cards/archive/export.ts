import type { CardJson } from '../kit/card.ts'
import { button, card, md, note, text } from '../kit/elements.ts'
import { againButton } from './buttons.ts'
import { go, packTitle, sayState, type PackLine } from './parts.ts'

export interface ExportView extends PackLine {
  exportId: string
  cycleId: string
  unitId: string
  unit: string
}

/** One pack on its way: how far it is, and how long it may be kept. */
export function exportCard(view: ExportView): CardJson {
  const { exportId, cycleId, unitId, state } = view
  const isOver = state === 'expired' || state === 'failed' || state === 'nothing'
  return card(
    packTitle(view),
    [
      text(md`**${sayState(view)}**`),
      (state === 'asked' || state === 'building') && note('整理好会自动发到这里，不用等着。'),
      state === 'sent' && note('文件已发给您本人。三十天后请删除，不要转发到群里。'),
      isOver && button('再做一次', againButton, { exportId }),
      go('返回', 'archiveHome', { cycleId, unitId }, { type: 'text' }),
    ],
    { template: state === 'failed' ? 'orange' : 'blue', subtitle: view.unit },
  )
}

import type { CardJson } from '../kit/card.ts'
import { card, form, line, select, submit, text, type Option } from '../kit/elements.ts'
import { documentButton, stageButton } from './buttons.ts'
import { go } from './parts.ts'

export interface ChoiceView {
  cycleId: string
  unitId: string
  unit: string
  /** What there is at least one of. */
  documents: readonly Option[]
  stages: readonly Option[]
}

/** One document, or everything of one stage. */
export function choiceCard(view: ChoiceView): CardJson {
  const { cycleId, unitId } = view
  const key = { cycleId, unitId }
  return card(
    '导出一份或一类',
    [
      view.documents.length === 0 && text('还没有可以导出的材料。'),
      view.documents.length > 0 &&
        form('oneDocument', [
          text('要哪一份'),
          select('document', view.documents, { required: true }),
          submit('导出这一份', documentButton, key),
        ]),
      view.stages.length > 0 && line,
      view.stages.length > 0 &&
        form('oneStage', [
          text('要哪一类'),
          select('stage', view.stages, { required: true }),
          submit('导出这一类', stageButton, key, { type: 'default' }),
        ]),
      go('返回', 'archiveHome', key, { type: 'text' }),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

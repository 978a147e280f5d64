import type { PhrasePack } from './phrase-pack.ts'
import { phrases2017 } from './phrases-2017.ts'

const lecture = '组织开展专题宣讲'

/**
 * Wording for later cycles. The theme and the year's phrases come from the superior's notice, so
 * the theme is empty here and the plan cannot be adopted before it is filled in.
 */
export const phrasesLater: PhrasePack = {
  ...phrases2017,
  id: 'later',
  theme: '',
  references: ['中国共产党章程', '中国共产党支部工作条例（试行）'],
  phrases: [
    ...phrases2017.phrases,
    { text: '“两个维护”', loose: '两个维护' },
    { text: '“两个确立”', loose: '两个确立' },
  ],
  memberProblemTypes: phrases2017.memberProblemTypes.map((type) =>
    type.id === 'povertyAlleviationParticipation'
      ? { id: 'ruralRevitalizationParticipation', name: '参与和服务乡村振兴不到位' }
      : type,
  ),
  agenda: phrases2017.agenda.map((step) =>
    step.id === 'A1' || step.id === 'B1' ? { ...step, name: lecture } : step,
  ),
}

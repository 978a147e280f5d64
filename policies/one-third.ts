import { village2017 } from './2017-village.ts'
import { reportFirstOrder } from './appraisal-orders.ts'
import { phrasesLater } from './phrases-later.ts'
import type { Policy } from './policy.ts'

/** Cycles from 2018 on: excellent at most one third (`domain.md` 3.7, 3.8 right column). */
export const oneThird: Policy = {
  ...village2017,
  phrasePack: phrasesLater.id,
  theme: phrasesLater.theme,
  references: phrasesLater.references,
  basisDocuments: [{ issuer: '', title: '', number: null, date: null, leftOpen: false }],
  memberProblem: { types: phrasesLater.memberProblemTypes },
  talk: { ...village2017.talk, rule3Mode: 'deputyHeads' },
  excellentRatio: {
    min: null,
    max: { num: 1, den: 3 },
    mode: 'guide',
    denominator: 'fullMembersOfBranch',
    scope: 'branch',
  },
  appraisal: { order: [...reportFirstOrder] },
  unqualified: { procedure: 'measures2024' },
}

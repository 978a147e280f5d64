import { village2017 } from './2017-village.ts'
import { holidaysOf } from './holidays.ts'
import { oneThird } from './one-third.ts'
import { phrasePackSchema, type PhrasePack } from './phrase-pack.ts'
import { phrases2017 } from './phrases-2017.ts'
import { phrasesLater } from './phrases-later.ts'
import { policySchema, type Policy } from './policy.ts'

export const presetIds = ['2017-village', 'one-third'] as const
export type PresetId = (typeof presetIds)[number]

export interface Preset {
  name: string
  /** Where its parameters come from, until someone names a better source (R3). */
  source: string
  policy: Policy
}

/** The presets on offer; a wrong one stops the start. */
export const presets: Readonly<Record<PresetId, Preset>> = {
  '2017-village': {
    name: '2017年度村级方案（优秀 15%–20%）',
    source: '2017年度村级方案',
    policy: policySchema.parse(village2017),
  },
  'one-third': {
    name: '2018年度以后（优秀不超过三分之一）',
    source: '2018年度以后通行要求',
    policy: policySchema.parse(oneThird),
  },
}

const packs: Readonly<Record<string, PhrasePack>> = {
  [phrases2017.id]: phrasePackSchema.parse(phrases2017),
  [phrasesLater.id]: phrasePackSchema.parse(phrasesLater),
}

/** A preset's own copy for a window in `year`, with that year's holidays. */
export function policyFor(preset: PresetId, year: number): Policy {
  return { ...structuredClone(presets[preset].policy), calendar: holidaysOf(year) }
}

/** The fixed wording a policy names. */
export function phrasePackOf(policy: Pick<Policy, 'phrasePack'>): PhrasePack {
  const pack = packs[policy.phrasePack]
  if (!pack) throw new Error('a policy names a phrase pack that does not exist')
  return pack
}

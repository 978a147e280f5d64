import type { PhrasePack } from './phrase-pack.ts'

export interface PhraseFinding {
  kind: 'variant' | 'unknownTerm' | 'meetingTerm'
  found: string
  /** How the pack has it; absent for a term it does not know. */
  expected?: string
}

/** Villages hold 组织生活会; the other term is for leading bodies of counties and above (X2). */
const countyMeeting = '民主生活会'
const villageMeeting = '组织生活会'

/** Where a text has a fixed phrase another way than the pack (R6), or the county's term (X2). */
export function lintPhrases(
  pack: Pick<PhrasePack, 'phrases' | 'families'>,
  text: string,
): PhraseFinding[] {
  return [...variants(pack, text), ...unknownTerms(pack, text), ...meetingTerms(text)]
}

function variants({ phrases }: Pick<PhrasePack, 'phrases'>, text: string): PhraseFinding[] {
  // What is written as it must be is taken out first; what `loose` still finds is a variant.
  return phrases.flatMap(({ text: expected, loose }) => {
    const rest = text.replaceAll(expected, '')
    const [found] = rest.match(new RegExp(loose)) ?? []
    return found === undefined ? [] : [{ kind: 'variant', found, expected }]
  })
}

function unknownTerms({ families }: Pick<PhrasePack, 'families'>, text: string): PhraseFinding[] {
  return families.flatMap(({ start, known }) => {
    const terms = text.match(new RegExp(`(?<![十百])${start}\\p{Script=Han}{2}`, 'gu')) ?? []
    const unknown = terms.filter((term) => !known.includes(term.slice(start.length)))
    return [...new Set(unknown)].map((found) => ({ kind: 'unknownTerm' as const, found }))
  })
}

function meetingTerms(text: string): PhraseFinding[] {
  if (!text.includes(countyMeeting)) return []
  return [{ kind: 'meetingTerm', found: countyMeeting, expected: villageMeeting }]
}

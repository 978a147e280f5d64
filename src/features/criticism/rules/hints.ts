import { affairs, amount, empties, faults, praises } from '../../../../policies/criticism-hints.ts'

export type Hint = 'praiseOnly' | 'vague'

/** So few letters say nothing anybody could change. */
const leastLetters = 8

/** What to ask back about a criticism, or undefined when it says something (R79–R81): a hint. */
export function hintFor(words: { problem: string; suggestion: string }): Hint | undefined {
  const problem = words.problem.replaceAll(/\s/gu, '')
  const says = (phrases: readonly string[]) => phrases.some((phrase) => problem.includes(phrase))
  // A praise may hold the letters of a fault: it is taken out before one is looked for.
  const rest = praises.reduce((text, praise) => text.replaceAll(praise, ''), problem)
  const namesFault = faults.some((fault) => rest.includes(fault))
  if (says(praises) && !namesFault) return 'praiseOnly'
  if (amount.test(problem) || says(affairs)) return undefined
  const isShort = Array.from(problem).length < leastLetters
  return isShort || says(empties) ? 'vague' : undefined
}

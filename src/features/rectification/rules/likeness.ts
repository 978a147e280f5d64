export interface Worded {
  aspect: string
  text: string
}

/** From here on two texts are shown as perhaps the same matter. */
const alike = 0.8

/** Which of `others` may be the same matter: a hint for whoever decides, never a decision. */
export function likelySame<Other extends Worded>(one: Worded, others: readonly Other[]): Other[] {
  return others
    .filter((other) => one.aspect === other.aspect || one.aspect === '' || other.aspect === '')
    .map((other) => ({ other, likeness: likeness(one.text, other.text) }))
    .filter(({ likeness: found }) => found >= alike)
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ other }) => other)
}

/** From 0 to 1: how many pairs of neighbouring letters two texts share. */
export function likeness(a: string, b: string): number {
  const [left, right] = [lettersOf(a), lettersOf(b)]
  if (left.length === 0 || right.length === 0) return 0
  if (left.join('') === right.join('')) return 1
  const pairs = pairsOf(left)
  const of = left.length - 1 + (right.length - 1)
  let shared = 0
  for (const [pair, count] of pairsOf(right)) shared += Math.min(count, pairs.get(pair) ?? 0)
  return of === 0 ? 0 : (2 * shared) / of
}

function lettersOf(text: string): string[] {
  return Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  )
}

function pairsOf(letters: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = `${letters[at]}${letters[at + 1]}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

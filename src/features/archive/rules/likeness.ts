/** Too short a text is like another one by chance. */
const fewest = 40
/** How long a piece of a text must be to be recognised elsewhere. */
const pieceLength = 14

/** The pairs of letters a text is made of, without spaces and marks. */
export function bigramsOf(text: string): ReadonlySet<string> {
  const letters = lettersOf(text)
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

/** How alike two texts are, from 0 to 1 (Dice); texts too short to tell are not alike. */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size < fewest || b.size < fewest) return 0
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let common = 0
  for (const pair of small) if (large.has(pair)) common += 1
  return (2 * common) / (a.size + b.size)
}

/** Every stretch of a text that is long enough to be recognised. */
export function piecesOf(text: string): string[] {
  const letters = lettersOf(text)
  const count = Math.max(0, letters.length - pieceLength + 1)
  return Array.from({ length: count }, (_, at) => letters.slice(at, at + pieceLength).join(''))
}

function lettersOf(text: string): string[] {
  return Array.from(text.replaceAll(/[\s\p{P}\p{S}]/gu, ''))
}

import type { Block } from './blocks.ts'
import { charsIn, charTwips } from './measures.ts'

/** The shortest line a name is signed on, in characters. */
const leastToSign = 5

/** Names to sign with and a seal never stand on a page without a word of what they are under. */
export function isSigning(block: Block | undefined): boolean {
  return block?.kind === 'signOff' || block?.kind === 'signatures'
}

/** Who signs beside whom: two in a row where there is room, and where their lines begin and end. */
export function signingRows(
  names: readonly string[],
  width: number,
): { rows: string[][]; left: number; chars: number } {
  const chars = Math.floor(width / charTwips)
  const label = Math.max(...names.map((name) => charsIn(name))) + 1
  const perRow = 2 * (label + leastToSign) + 1 <= chars ? 2 : 1
  const rows = Array.from({ length: Math.ceil(names.length / perRow) }, (_, at) =>
    names.slice(at * perRow, (at + 1) * perRow),
  )
  return { rows, left: perRow === 2 ? 0 : Math.max(0, chars - label - 8), chars }
}

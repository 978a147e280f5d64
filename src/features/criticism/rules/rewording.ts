interface Words {
  problem: string
  suggestion: string
}

/** Whether a criticism that was sent back says something else now than it did (R8). */
export function isReworded(before: Words, after: Words): boolean {
  return lettersOf(before) !== lettersOf(after)
}

/** Spaces and punctuation make no other words. */
function lettersOf({ problem, suggestion }: Words): string {
  return `${problem}\n${suggestion}`.normalize('NFKC').replaceAll(/[^\p{L}\p{N}\n]/gu, '')
}

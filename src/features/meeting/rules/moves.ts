/**
 * What a 下一位 button remembers of how far the step was: enough to tell a second click from the
 * next one, and so few values that a card's buttons do not pile up over a long round.
 */
export function movesShown(row: { moves: number } | undefined): string {
  return String((row?.moves ?? 0) % 4)
}

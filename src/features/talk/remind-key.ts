/** Names one reminder of a pair by the team: once a day for each of the two. */
export function remindKey(pairKey: string, personId: string, day: string): string {
  return `talk:remind:${pairKey}:${personId}:${day}`
}

let last = 0

/**
 * An id that sorts by when it was made: rows written together lie together, also among a hundred
 * thousand. Only for rows that are numbered in order anyway; anonymous ones need `newId` alone.
 */
export function orderedId(now: Date, newId: () => string): string {
  last = Math.max(last + 1, now.getTime() * 1000)
  return last.toString(36).padStart(11, '0') + newId()
}

/** What a villager may write when asking for a talk. */
export const longestName = 30
export const longestMatter = 300

export interface TalkWish {
  secretaryId: string
  name: string
  matter: string
}

/** A villager's form, read: what is asked for, or what is wrong with it. */
export function readRequest(
  typed: { to: string; name: string; matter: string },
  secretaryIds: readonly string[],
): TalkWish | { problem: 'nobody' | 'nameTooLong' | 'matterTooLong' } {
  const name = clean(typed.name).replaceAll('\n', ' ')
  const matter = clean(typed.matter)
  if (!secretaryIds.includes(typed.to)) return { problem: 'nobody' }
  if (Array.from(name).length > longestName) return { problem: 'nameTooLong' }
  if (Array.from(matter).length > longestMatter) return { problem: 'matterTooLong' }
  return { secretaryId: typed.to, name, matter }
}

/** Line ends of one kind and nothing unseen. */
function clean(given: string): string {
  return given
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?!\n)[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
}

/** Whether so many of those who may are at least a share; exact, and nobody of nobody is enough. */
export function isEnough(papers: number, eligible: number, share: { num: number; den: number }) {
  return papers * share.den >= eligible * share.num
}

/** Minutes between two reminders to the group. */
const reminderPauseMs = 5 * 60_000

/** Whether the group may be reminded again. */
export function mayRemind(remindedAt: number | null, now: Date): boolean {
  return remindedAt === null || now.getTime() - remindedAt >= reminderPauseMs
}

/** So few voters that everybody may be guessed from the totals (`ballot.md` 4). */
export function areFew(voters: number): boolean {
  return voters < 8
}

/** The next free number of the register: `M61` after `M60`. */
export function nextRosterCode(taken: ReadonlySet<string>): string {
  const numbers = [...taken].map((code) => Number(/^M(\d+)$/.exec(code)?.[1] ?? 0))
  const number = Math.max(0, ...numbers) + 1
  return `M${String(number).padStart(2, '0')}`
}

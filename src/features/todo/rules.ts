import type { Duty, OpenDuty } from '../../pipeline/duty.ts'

export const dutiesPerPage = 8
export const peoplePerPage = 8
export const dutiesOnBoard = 12
export const otherBoards = 6
export const parkedOnCard = 10

export interface Page<T> {
  items: T[]
  page: number
  pages: number
}

/** One page of a list; a page that does not exist (any more) becomes the nearest one. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(pages, Math.max(1, Number.isInteger(wanted) ? wanted : 1))
  return { items: all.slice((page - 1) * size, page * size), page, pages }
}

/** Who must act: everybody who owes something, the one with the soonest and most duties first. */
export function whoMustAct(open: readonly OpenDuty[]): { personId: string; owes: OpenDuty[] }[] {
  const people = new Map<string, OpenDuty[]>()
  for (const duty of open) {
    for (const personId of duty.owing) {
      const owes = people.get(personId)
      if (owes) owes.push(duty)
      else people.set(personId, [duty])
    }
  }
  return [...people]
    .map(([personId, owes]) => ({ personId, owes }))
    .toSorted(
      (a, b) => soonest(a.owes).localeCompare(soonest(b.owes)) || b.owes.length - a.owes.length,
    )
}

export interface BoardLine {
  title: string
  dueOn?: string
  owing: number
  of: number
}

/** The same task of several branches is one line of the general branch's board. */
export function linesOf(open: readonly OpenDuty[]): BoardLine[] {
  const lines = new Map<string, BoardLine>()
  for (const { title, kind, dueOn, owing, of } of open) {
    const key = JSON.stringify([kind, title, dueOn])
    const line = lines.get(key) ?? { title, ...(dueOn !== undefined && { dueOn }), owing: 0, of: 0 }
    lines.set(key, { ...line, owing: line.owing + owing.length, of: line.of + of })
  }
  return [...lines.values()]
}

function soonest(owes: readonly OpenDuty[]): string {
  return owes.map((duty) => duty.dueOn ?? '9999').toSorted()[0] ?? '9999'
}

/** The same duty reminded of twice stands in a digest once. */
export function withoutRepeats(duties: readonly Duty[]): Duty[] {
  const seen = new Set<string>()
  return duties.filter((duty) => {
    const key = `${duty.duty}|${duty.personId}`
    return !seen.has(key) && seen.add(key)
  })
}

/** How many of these are done. */
export function shareOf<Item>(
  items: readonly Item[],
  isDone: (item: Item) => boolean,
): { done: number; of: number } {
  return { done: items.filter(isDone).length, of: items.length }
}

/** The general branch, then its branches by code. */
export function rootFirst<U extends { kind: string; code: string }>(units: readonly U[]): U[] {
  const rank = (unit: U) => (unit.kind === 'generalBranch' ? 0 : 1)
  return units.toSorted((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code))
}

import type { RegisterColumn } from '../../../../policies/roster-words.ts'
import { tidyName } from './cells.ts'
import type { HeldFlag, HeldPost } from './cells.ts'
import type { ReadRegister, ReadRow } from './read-register.ts'

/** A person on the register in the terms of a file. */
export interface Listed {
  personId: string
  rosterCode: string
  name: string
  sex: 'M' | 'F' | null
  bornYear: number | null
  joinedYear: number | null
  kind: ReadRow['kind']
  branch: string | undefined
  group: string | undefined
  posts: readonly HeldPost[]
  flags: readonly HeldFlag[]
}

export interface Comparison {
  added: ReadRow[]
  changed: { personId: string; row: ReadRow; columns: RegisterColumn[] }[]
  same: string[]
  /** On the register, but no longer in the file. */
  gone: string[]
}

/** What importing a file would change; nothing is ever dropped by it. */
export function compareRegister(
  file: Pick<ReadRegister, 'rows' | 'columns' | 'bad'>,
  register: readonly Listed[],
): Comparison {
  const pairs = pairUp(file.rows, register)
  const result: Comparison = { added: [], changed: [], same: [], gone: [] }
  for (const row of file.rows) {
    const person = pairs.get(row)
    if (!person) {
      result.added.push(row)
      continue
    }
    const columns = differences(row, person, file.columns)
    if (columns.length === 0) result.same.push(person.personId)
    else result.changed.push({ personId: person.personId, row, columns })
  }
  const named = new Set([...pairs.values()].map((person) => person.personId))
  // A row that could not be read may name anybody: then nobody counts as gone.
  if (file.bad.length > 0) return result
  result.gone = register.filter((p) => !named.has(p.personId)).map((p) => p.personId)
  return result
}

/** Number and name first; then the name, if it is one person's; then number and year of birth. */
function pairUp(rows: readonly ReadRow[], register: readonly Listed[]): Map<ReadRow, Listed> {
  const pairs = new Map<ReadRow, Listed>()
  const used = new Set<string>()
  const passes: ((row: ReadRow, person: Listed) => boolean)[] = [
    (row, person) => row.rosterCode === person.rosterCode && sameName(row, person),
    (row, person) => sameName(row, person) && !yearsDiffer(row, person),
    (row, person) =>
      row.rosterCode === person.rosterCode &&
      row.bornYear !== undefined &&
      row.bornYear === person.bornYear,
  ]
  for (const fits of passes) {
    for (const row of rows.filter((one) => !pairs.has(one))) {
      const free = register.filter((person) => !used.has(person.personId) && fits(row, person))
      const rivals = rows.filter((one) => !pairs.has(one) && free[0] && fits(one, free[0]))
      const [person, ...others] = free
      if (!person || others.length > 0 || rivals.length > 1) continue
      pairs.set(row, person)
      used.add(person.personId)
    }
  }
  return pairs
}

function sameName(row: ReadRow, person: Listed): boolean {
  return tidyName(person.name) === row.name
}

function yearsDiffer(row: ReadRow, person: Listed): boolean {
  return row.bornYear !== undefined && person.bornYear !== null && row.bornYear !== person.bornYear
}

function differences(
  row: ReadRow,
  person: Listed,
  columns: ReadonlySet<RegisterColumn>,
): RegisterColumn[] {
  const differs: Partial<Record<RegisterColumn, boolean>> = {
    id: row.rosterCode !== undefined && row.rosterCode !== person.rosterCode,
    name: row.name !== tidyName(person.name),
    sex: row.sex !== undefined && row.sex !== person.sex,
    born: row.bornYear !== undefined && row.bornYear !== person.bornYear,
    joined: row.joinedYear !== undefined && row.joinedYear !== person.joinedYear,
    kind: columns.has('kind') && row.kind !== person.kind,
    branch: columns.has('branch') && row.branch !== person.branch,
    group: columns.has('group') && row.group !== person.group,
    posts: columns.has('posts') && postsKey(row.posts) !== postsKey(person.posts),
    flags: speaksOfFlags(columns) && flagsKey(row.flags) !== flagsKey(person.flags),
  }
  return (Object.keys(differs) as RegisterColumn[]).filter((column) => differs[column])
}

export function speaksOfFlags(columns: ReadonlySet<RegisterColumn>): boolean {
  return columns.has('flags') || columns.has('remarks')
}

function postsKey(posts: readonly HeldPost[]): string {
  return JSON.stringify(posts.map((held) => `${held.body}.${held.post}`).toSorted())
}

function flagsKey(flags: readonly HeldFlag[]): string {
  return JSON.stringify(flags.map((flag) => `${flag.flag}:${flag.detail ?? ''}`).toSorted())
}

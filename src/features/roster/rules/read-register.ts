import {
  kindWords,
  meaningOf,
  sexWords,
  type PersonKind,
  type RegisterColumn,
} from '../../../../policies/roster-words.ts'
import { flagsAmong, flagsIn, postsIn, tidy, tidyName, yearIn } from './cells.ts'
import type { HeldFlag, HeldPost } from './cells.ts'
import { findHeader } from './columns.ts'
import { codeIn, createHomes, type FileUnit, type KnownUnit } from './homes.ts'

export interface ReadRow {
  /** Line in the file as a spreadsheet numbers it. */
  line: number
  rosterCode: string | undefined
  name: string
  sex: 'M' | 'F' | undefined
  bornYear: number | undefined
  joinedYear: number | undefined
  kind: PersonKind
  branch: string | undefined
  group: string | undefined
  posts: HeldPost[]
  flags: HeldFlag[]
}
export type CellProblem =
  | 'missing'
  | 'tooLong'
  | 'notUnderstood'
  | 'notAYear'
  | 'tooYoung'
  | 'repeated'
  | 'otherBranch'
  | 'notYourBranch'
  | 'notYourPost'
/** A cell that cannot be taken: where and why, never what stood there. */
export interface BadCell {
  line: number
  column: RegisterColumn
  problem: CellProblem
}
export interface ReadRegister {
  columns: ReadonlySet<RegisterColumn>
  unknownColumns: number[]
  rows: ReadRow[]
  bad: BadCell[]
  units: FileUnit[]
}

const nameUpTo = 30
const youngestMember = 18

/** Reads a register file's cells; undefined when no line of it is a header. */
export function readRegister(
  table: readonly (readonly string[])[],
  known: readonly KnownUnit[],
): ReadRegister | undefined {
  const header = findHeader(table)
  if (!header) return undefined
  const lines = table
    .map((cells, at) => ({ cells, line: at + 1 }))
    .slice(header.line)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const cellOf = (cells: readonly string[], column: RegisterColumn) =>
    cells[header.columns.get(column) ?? -1] ?? ''
  const codes = lines.flatMap(({ cells }) => [
    codeIn(cellOf(cells, 'branch')),
    codeIn(cellOf(cells, 'group')),
  ])
  const homes = createHomes(known, new Set(codes.filter((code) => code !== undefined)))
  const read = lines.map(({ cells, line }) =>
    readRow(line, (column) => cellOf(cells, column), homes),
  )
  const bad = [...read.flatMap((row) => row.bad), ...repeated(read.map(({ row }) => row))]
  const badLines = new Set(bad.map((cell) => cell.line))
  return {
    columns: new Set(header.columns.keys()),
    unknownColumns: header.unknown,
    rows: read.map(({ row }) => row).filter((row) => !badLines.has(row.line)),
    bad: bad.toSorted((a, b) => a.line - b.line),
    units: homes.units(),
  }
}

function readRow(
  line: number,
  cell: (column: RegisterColumn) => string,
  homes: ReturnType<typeof createHomes>,
): { row: ReadRow; bad: BadCell[] } {
  const bad: BadCell[] = []
  /** The cell's meaning; undefined when it is empty, reported when it has none. */
  const take = <T>(
    column: RegisterColumn,
    meaning: (given: string) => T | undefined,
    problem: CellProblem = 'notUnderstood',
  ): T | undefined => {
    const given = tidy(cell(column))
    if (given === '') return undefined
    const found = meaning(given)
    if (found === undefined) bad.push({ line, column, problem })
    return found
  }
  const name = tidyName(cell('name'))
  if (name === '') bad.push({ line, column: 'name', problem: 'missing' })
  if (Array.from(name).length > nameUpTo) bad.push({ line, column: 'name', problem: 'tooLong' })
  const branch = take('branch', (given) => homes.branch(given))
  const group = branch ? take('group', (g) => homes.group(g, branch), 'otherBranch') : undefined
  const row: ReadRow = {
    line,
    rosterCode: take('id', (given) => (given.length <= 20 ? given : undefined), 'tooLong'),
    name,
    sex: take('sex', (given) => meaningOf(sexWords, given)),
    bornYear: take('born', yearIn, 'notAYear'),
    joinedYear: take('joined', yearIn, 'notAYear'),
    kind: take('kind', (given) => meaningOf(kindWords, given)) ?? 'fullMember',
    branch,
    group,
    posts: take('posts', (given) => postsIn(given, { branch, group })) ?? [],
    flags: withRemarks(take('flags', flagsIn) ?? [], flagsAmong(cell('remarks'))),
  }
  bad.push(...contradictions(row, cell))
  return { row, bad }
}

function withRemarks(flags: HeldFlag[], more: HeldFlag[]): HeldFlag[] {
  return [...flags, ...more.filter((flag) => flags.every((known) => known.flag !== flag.flag))]
}

function contradictions(row: ReadRow, cell: (column: RegisterColumn) => string): BadCell[] {
  const { line, bornYear, joinedYear } = row
  const bad: BadCell[] = []
  const isMember = row.kind === 'fullMember' || row.kind === 'probationaryMember'
  if (isMember && !row.branch) bad.push({ line, column: 'branch', problem: 'missing' })
  if (!row.branch && tidy(cell('group')) !== '') {
    bad.push({ line, column: 'branch', problem: 'missing' })
  }
  if (bornYear !== undefined && joinedYear !== undefined) {
    if (joinedYear - bornYear < youngestMember) {
      bad.push({ line, column: 'joined', problem: 'tooYoung' })
    }
  }
  return bad.filter((one, at) => bad.findIndex((other) => other.column === one.column) === at)
}

/** The second of two rows with one number, or of two namesakes nothing tells apart. */
function repeated(rows: readonly ReadRow[]): BadCell[] {
  const codes = new Set<string>()
  const people = new Set<string>()
  const bad: BadCell[] = []
  for (const row of rows) {
    if (row.rosterCode !== undefined) {
      if (codes.has(row.rosterCode)) bad.push({ line: row.line, column: 'id', problem: 'repeated' })
      codes.add(row.rosterCode)
      continue
    }
    const person = `${row.name} ${row.bornYear ?? ''}`
    if (row.name !== '' && people.has(person)) {
      bad.push({ line: row.line, column: 'name', problem: 'repeated' })
    }
    people.add(person)
  }
  return bad
}

import { partsOf, subjectsOfPart, type PaperForm } from './paper.ts'

/** Top of a count sheet: the papers themselves. */
export interface PaperHead {
  issued: number
  returned: number
  valid: number
  invalid: number
}

/** One row of it: how often each step was marked for one subject, over all valid papers. */
export interface PaperRow {
  subjectId: string
  /** Best first. */
  counts: readonly number[]
  abstentions: number
  /** Marked twice or more. */
  invalid: number
}

export interface CountSheet {
  head: PaperHead
  rows: readonly PaperRow[]
}

export type SheetFault = 'headDoesNotSum' | 'rowDoesNotSum' | 'tooLarge'

/** What is counted on one part is sealed in a block of this size. */
export const sheetPartBytes = 512
const largest = 65_535

/** What is wrong with the top of a sheet, if anything. */
export function headFaults(head: PaperHead): SheetFault[] {
  const numbers = [head.issued, head.returned, head.valid, head.invalid]
  if (!numbers.every(isCount)) return ['tooLarge']
  return head.valid + head.invalid === head.returned ? [] : ['headDoesNotSum']
}

/** What is wrong with a row, if anything: on every valid paper it is marked, empty or invalid. */
export function rowFaults(head: PaperHead, row: PaperRow): SheetFault[] {
  const numbers = numbersOf(row)
  if (!numbers.every(isCount)) return ['tooLarge']
  return sum(numbers) === head.valid ? [] : ['rowDoesNotSum']
}

/** Whether every sum of a sheet comes out. */
export function isSound({ head, rows }: CountSheet): boolean {
  return headFaults(head).length === 0 && rows.every((row) => rowFaults(head, row).length === 0)
}

/** How many parts a sheet has beside its head: those of the paper. */
export function sheetParts(form: PaperForm): number {
  return partsOf(form)
}

/** Ids of the rows of one part that are counted at all. */
export function countedOn(form: PaperForm, part: number): string[] {
  return subjectsOfPart(form, part)
    .filter((subject) => subject.isMarked)
    .map((subject) => subject.subjectId)
}

export function encodeHead({ issued, returned, valid, invalid }: PaperHead): Uint8Array {
  return encodeNumbers([issued, returned, valid, invalid])
}

export function decodeHead(bytes: Uint8Array): PaperHead {
  const [issued = 0, returned = 0, valid = 0, invalid = 0] = decodeNumbers(bytes, 4)
  return { issued, returned, valid, invalid }
}

/** The rows of one part; every row of it that is counted must be there. */
export function encodeRows(form: PaperForm, part: number, rows: readonly PaperRow[]): Uint8Array {
  const byId = new Map(rows.map((row) => [row.subjectId, row]))
  const numbers = countedOn(form, part).flatMap((subjectId) => {
    const row = byId.get(subjectId)
    if (row?.counts.length !== form.scale.length) throw new RangeError('a row is missing')
    return numbersOf(row)
  })
  return encodeNumbers(numbers)
}

export function decodeRows(form: PaperForm, part: number, bytes: Uint8Array): PaperRow[] {
  const subjectIds = countedOn(form, part)
  const width = form.scale.length + 2
  const numbers = decodeNumbers(bytes, subjectIds.length * width)
  return subjectIds.map((subjectId, at) => {
    const own = numbers.slice(at * width, (at + 1) * width)
    const counts = own.slice(0, form.scale.length)
    const [abstentions = 0, invalid = 0] = own.slice(form.scale.length)
    return { subjectId, counts, abstentions, invalid }
  })
}

/** Where two whole sheets say different things: the head, and which rows; never what. */
export function differences(a: CountSheet, b: CountSheet): { head: boolean; subjectIds: string[] } {
  const others = new Map(b.rows.map((row) => [row.subjectId, numbersOf(row).join()]))
  const differing = a.rows.filter((row) => others.get(row.subjectId) !== numbersOf(row).join())
  return {
    head: encodeHead(a.head).join() !== encodeHead(b.head).join(),
    subjectIds: differing.map((row) => row.subjectId),
  }
}

function numbersOf(row: PaperRow): number[] {
  return [...row.counts, row.abstentions, row.invalid]
}

function encodeNumbers(numbers: readonly number[]): Uint8Array {
  if (numbers.length * 2 > sheetPartBytes || !numbers.every(isCount)) throw new RangeError('sheet')
  const bytes = new Uint8Array(sheetPartBytes)
  const view = new DataView(bytes.buffer)
  for (const [at, number] of numbers.entries()) view.setUint16(at * 2, number)
  return bytes
}

function decodeNumbers(bytes: Uint8Array, count: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: count }, (_, at) => view.getUint16(at * 2))
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= largest
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

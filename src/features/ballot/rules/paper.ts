import type { BallotSubject } from '../../../../db/schema/ballot.ts'

/** What fixes the form of a paper. */
export interface PaperForm {
  subjects: readonly BallotSubject[]
  /** Best first. */
  scale: readonly string[]
  rowsPerPart: number
}

/** Every part of every paper has this size before it is sealed, so that lengths tell nothing. */
export const partBytes = 32

const noMark = 0

/** The byte of a row that is not this voter's to mark: 5 under the four grades. */
export function notApplicable({ scale }: Pick<PaperForm, 'scale'>): number {
  return scale.length + 1
}

/** How many parts a paper is handed in in. */
export function partsOf({ subjects, rowsPerPart }: Omit<PaperForm, 'scale'>): number {
  return Math.max(1, Math.ceil(subjects.length / rowsPerPart))
}

/** The rows of one part, counted from 1. */
export function subjectsOfPart(
  { subjects, rowsPerPart }: Omit<PaperForm, 'scale'>,
  part: number,
): readonly BallotSubject[] {
  return subjects.slice((part - 1) * rowsPerPart, part * rowsPerPart)
}

/** Nobody rates themselves on an electronic paper (3.3). */
export function isOwnRow(voterId: string, { subjectId }: BallotSubject): boolean {
  return subjectId === voterId
}

/**
 * One byte a row, in the order of the paper: 0 no mark, 1 the best step and so on, and one more
 * than the steps where the row is not this voter's to mark. `marks` holds steps counted from 0.
 */
export function encodePart(
  form: PaperForm,
  voterId: string,
  part: number,
  marks: ReadonlyMap<string, number>,
): Uint8Array {
  if (form.rowsPerPart > partBytes || form.scale.length > 200) throw new RangeError('paper form')
  const bytes = new Uint8Array(partBytes)
  for (const [at, subject] of subjectsOfPart(form, part).entries()) {
    const mark = marks.get(subject.subjectId)
    if (mark !== undefined && !(mark in form.scale)) throw new RangeError('no such step')
    const isTheirs = subject.isMarked && !isOwnRow(voterId, subject)
    bytes[at] = isTheirs ? (mark === undefined ? noMark : mark + 1) : notApplicable(form)
  }
  return bytes
}

/**
 * The rows of a whole paper, in the order of the paper; undefined when it is not a paper of this
 * form and this voter: then it is invalid.
 */
export function decodePaper(
  form: PaperForm,
  voterId: string,
  parts: readonly Uint8Array[],
): number[] | undefined {
  if (parts.length !== partsOf(form)) return undefined
  const rows: number[] = []
  for (const [at, bytes] of parts.entries()) {
    const subjects = subjectsOfPart(form, at + 1)
    if (bytes.length !== partBytes) return undefined
    if (bytes.subarray(subjects.length).some((byte) => byte !== 0)) return undefined
    for (const [row, subject] of subjects.entries()) {
      const byte = bytes[row] ?? 0
      const isTheirs = subject.isMarked && !isOwnRow(voterId, subject)
      const isRight = isTheirs ? byte <= form.scale.length : byte === notApplicable(form)
      if (!isRight) return undefined
      rows.push(byte)
    }
  }
  return rows
}

import { isOwnRow, partsOf, subjectsOfPart, type PaperForm } from './paper.ts'

/** What a page holds, by subject; steps from 0, and who is not in it gets no mark. */
export type Marks = ReadonlyMap<string, number>

/** Names by number on the paper, as the quick form gives them. */
export interface QuickChoice {
  excellent: readonly string[]
  basicallyQualified: readonly string[]
  unqualified: readonly string[]
  /** `2`: all others are qualified; `0`: no mark. */
  rest: '2' | '0'
}

/** Pages the quick form fills at once: three lists of names have room for so many rows. */
const quickRows = 45

/** The last page the quick form beginning at `page` fills. */
export function quickUpTo(form: Omit<PaperForm, 'scale'>, page: number): number {
  const pages = Math.max(1, Math.floor(quickRows / form.rowsPerPart))
  return Math.min(partsOf(form), page + pages - 1)
}

/**
 * The marks of a page's fields `r0`, `r1`, …; an empty field and `0` are no mark. Undefined when a
 * field holds what is not on offer.
 */
export function marksOfPage(
  form: PaperForm,
  voterId: string,
  part: number,
  fields: Readonly<Record<string, string | undefined>>,
): Marks | undefined {
  const marks = new Map<string, number>()
  for (const [at, subject] of subjectsOfPart(form, part).entries()) {
    const mark = Number(fields[`r${at}`] ?? '0')
    if (mark === 0 || !subject.isMarked || isOwnRow(voterId, subject)) continue
    if (!Number.isInteger(mark) || mark < 0 || mark > form.scale.length) return undefined
    marks.set(subject.subjectId, mark - 1)
  }
  return marks
}

/** The marks of each page the quick form fills, by page. */
export function marksOfQuick(
  form: PaperForm,
  voterId: string,
  page: number,
  choice: QuickChoice,
): Map<number, Marks> | 'twice' | 'foreignRow' {
  const lists = [choice.excellent, [], choice.basicallyQualified, choice.unqualified]
  const chosen = lists.flatMap((numbers, step) => numbers.map((no) => [no, step] as const))
  const stepOf = new Map(chosen)
  if (stepOf.size < chosen.length) return 'twice'
  const pages = new Map<number, Marks>()
  for (let part = page; part <= quickUpTo(form, page); part += 1) {
    const marks = new Map<string, number>()
    for (const [at, subject] of subjectsOfPart(form, part).entries()) {
      if (!subject.isMarked || isOwnRow(voterId, subject)) continue
      const no = String((part - 1) * form.rowsPerPart + at + 1)
      const step = stepOf.get(no) ?? (choice.rest === '2' ? 1 : undefined)
      stepOf.delete(no)
      if (step !== undefined) marks.set(subject.subjectId, step)
    }
    pages.set(part, marks)
  }
  return stepOf.size > 0 ? 'foreignRow' : pages
}

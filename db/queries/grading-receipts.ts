import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { gradeReceipts } from '../schema/grading.ts'
import type { GradingOf } from './grades.ts'
import type { GradedPerson } from './grading-feedback.ts'

type Row = typeof gradeReceipts.$inferSelect
export type GradeReceipt = Omit<Row, 'destination' | 'note' | 'chosenReason'> & {
  destination: string | undefined
  note: string | undefined
  chosenReason: string | undefined
}

const ofUnit = prepared((d) =>
  d
    .select()
    .from(gradeReceipts)
    .where(
      and(
        eq(gradeReceipts.cycleId, sql.placeholder('cycleId')),
        eq(gradeReceipts.unitId, sql.placeholder('unitId')),
      ),
    )
    .prepare(),
)

/** What came from the destinations of a branch's mobile members, by person. */
export function gradeReceiptsOf(reader: Reader, of: GradingOf): Map<string, GradeReceipt> {
  const open = (sealed: Buffer | null, row: Row, column: string) =>
    sealed ? reader.vault.open(sealed, placeOf(row, column)) : undefined
  return new Map(
    ofUnit(reader)
      .all({ cycleId: of.cycleId, unitId: of.unitId })
      .map((row) => [
        row.personId,
        {
          ...row,
          destination: open(row.destination, row, 'destination'),
          note: open(row.note, row, 'note'),
          chosenReason: open(row.chosenReason, row, 'chosen_reason'),
        },
      ]),
  )
}

/** Keeps the receipt with the latest `rev`; what was chosen has to be chosen anew. */
export function saveGradeReceipt(
  tx: Tx,
  receipt: Omit<GradeReceipt, 'chosen' | 'chosenReason' | 'chosenById'>,
): boolean {
  const seal = (words: string | undefined, column: string) =>
    words === undefined ? null : tx.vault.seal(words, placeOf(receipt, column))
  const destination = seal(receipt.destination, 'destination')
  const note = seal(receipt.note, 'note')
  const saved = tx.drizzle
    .insert(gradeReceipts)
    .values({ ...receipt, destination, note })
    .onConflictDoUpdate({
      target: [gradeReceipts.cycleId, gradeReceipts.personId],
      set: {
        unitId: sql`excluded.unit_id`,
        receivedOn: sql`excluded.received_on`,
        grade: sql`excluded.grade`,
        destination: sql`excluded.destination`,
        meetingOn: sql`excluded.meeting_on`,
        note: sql`excluded.note`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
        chosen: null,
        chosenReason: null,
        chosenById: null,
      },
      setWhere: sql`excluded.rev > ${gradeReceipts.rev}`,
    })
    .run()
  return saved.changes > 0
}

/** Notes which of two grades counts; they are never added or averaged. */
export function chooseGradeReceipt(
  tx: Tx,
  of: GradedPerson,
  choice: { chosen: 'home' | 'destination'; reason: string; chosenById: string },
): void {
  const { chosen, reason, chosenById } = choice
  const chosenReason = tx.vault.seal(reason, placeOf(of, 'chosen_reason'))
  tx.drizzle
    .update(gradeReceipts)
    .set({ chosen, chosenReason, chosenById })
    .where(and(eq(gradeReceipts.cycleId, of.cycleId), eq(gradeReceipts.personId, of.personId)))
    .run()
}

function placeOf(of: GradedPerson, column: string): string {
  return `grade_receipt:${of.cycleId}:${of.personId}:${column}`
}

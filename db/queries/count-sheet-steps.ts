import { eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { countSheetSteps } from '../schema/ballot.ts'

export type CountSheetRow = typeof countSheetSteps.$inferSelect
export type CountSheetStep = CountSheetRow['step']

const ofRound = prepared((d) =>
  d
    .select()
    .from(countSheetSteps)
    .where(eq(countSheetSteps.roundId, sql.placeholder('roundId')))
    .prepare(),
)

/** What became of the printed count sheet of a round so far. */
export function countSheetStepsOf(
  reader: Reader,
  roundId: string,
): Map<CountSheetStep, CountSheetRow> {
  return new Map(
    ofRound(reader)
      .all({ roundId })
      .map((row) => [row.step, row]),
  )
}

/** Whether both tellers have signed it. */
export function isCountSheetSigned(reader: Reader, roundId: string): boolean {
  const steps = countSheetStepsOf(reader, roundId)
  return steps.has('scrutineerSigned') && steps.has('voteCounterSigned')
}

/** Keeps a step; false when it was noted before. */
export function noteCountSheetStep(tx: Tx, row: CountSheetRow): boolean {
  return tx.drizzle.insert(countSheetSteps).values(row).onConflictDoNothing().run().changes > 0
}

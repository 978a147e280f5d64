import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import {
  gradeConclusions,
  gradeReceipts,
  gradeRestudies,
  gradingMeetings,
  preliminaryOpinions,
} from '../schema/grading.ts'

type MeetingRow = typeof gradingMeetings.$inferSelect
export type GradingMeeting = Omit<MeetingRow, 'ratioReason'>
export type Grade = NonNullable<typeof preliminaryOpinions.$inferSelect.grade>
/** A branch in one cycle. */
export interface GradingOf {
  cycleId: string
  unitId: string
}

export interface PersonGrade {
  personId: string
  grade: Grade
  /** Null while it is only proposed. */
  decidedAt: number | null
  state: 'preliminary' | 'decided' | 'restudied'
}

const cycleId = sql.placeholder('cycleId')
const unitId = sql.placeholder('unitId')
const meeting = prepared((d) =>
  d
    .select()
    .from(gradingMeetings)
    .where(and(eq(gradingMeetings.cycleId, cycleId), eq(gradingMeetings.unitId, unitId)))
    .prepare(),
)
const proposed = prepared((d) =>
  d
    .select({ personId: preliminaryOpinions.personId, grade: preliminaryOpinions.grade })
    .from(preliminaryOpinions)
    .where(and(eq(preliminaryOpinions.cycleId, cycleId), eq(preliminaryOpinions.unitId, unitId)))
    .orderBy(asc(preliminaryOpinions.personId))
    .prepare(),
)
const concluded = prepared((d) =>
  d
    .select({ personId: gradeConclusions.personId, grade: gradeConclusions.grade })
    .from(gradeConclusions)
    .where(and(eq(gradeConclusions.cycleId, cycleId), eq(gradeConclusions.unitId, unitId)))
    .orderBy(asc(gradeConclusions.personId))
    .prepare(),
)
const restudied = prepared((d) =>
  d
    .select({
      personId: gradeRestudies.personId,
      grade: gradeRestudies.grade,
      settledAt: gradeRestudies.settledAt,
    })
    .from(gradeRestudies)
    .where(and(eq(gradeRestudies.cycleId, cycleId), eq(gradeRestudies.unitId, unitId)))
    .prepare(),
)
const countedElsewhere = prepared((d) =>
  d
    .select({ personId: gradeReceipts.personId })
    .from(gradeReceipts)
    .where(
      and(
        eq(gradeReceipts.cycleId, cycleId),
        eq(gradeReceipts.unitId, unitId),
        eq(gradeReceipts.chosen, 'destination'),
      ),
    )
    .prepare(),
)

/** The meeting that decides, or decided, the grades of a branch; its reason stays sealed. */
export function gradingMeetingOf(reader: Reader, of: GradingOf): GradingMeeting | undefined {
  const row = meeting(reader).get({ ...of })
  if (!row) return undefined
  const { ratioReason: _sealed, ...rest } = row
  return rest
}

/** Why more are excellent than the guide says, if that was written down. */
export function ratioReasonOf(reader: Reader, of: GradingOf): string | undefined {
  const sealed = meeting(reader).get({ ...of })?.ratioReason
  return sealed ? reader.vault.open(sealed, placeOfReason(of)) : undefined
}

/**
 * The grades of a branch as they stand: decided once its meeting has decided, proposed before. Who
 * gets none (probationary), or is counted at the destination, is not among them.
 */
export function gradesOf(reader: Reader, of: GradingOf): PersonGrade[] {
  const elsewhere = new Set(
    countedElsewhere(reader)
      .all({ ...of })
      .map((row) => row.personId),
  )
  const here = (row: { personId: string }) => !elsewhere.has(row.personId)
  const held = gradingMeetingOf(reader, of)
  if (held?.state !== 'decided') {
    return proposed(reader)
      .all({ ...of })
      .filter(here)
      .flatMap(({ personId, grade }): PersonGrade[] =>
        grade === null ? [] : [{ personId, grade, decidedAt: null, state: 'preliminary' }],
      )
  }
  const again = new Map(
    restudied(reader)
      .all({ ...of })
      .map((row) => [row.personId, row]),
  )
  return concluded(reader)
    .all({ ...of })
    .filter(here)
    .flatMap(({ personId, grade }): PersonGrade[] => {
      if (grade === null) return []
      const later = again.get(personId)
      return later?.grade
        ? [{ personId, grade: later.grade, decidedAt: later.settledAt, state: 'restudied' }]
        : [{ personId, grade, decidedAt: held.decidedAt, state: 'decided' }]
    })
}

/** Opens the meeting that decides; called again before it decided, it notes who is there now. */
export function saveGradingMeeting(
  tx: Tx,
  held: Pick<
    GradingMeeting,
    'cycleId' | 'unitId' | 'body' | 'heldOn' | 'expectedIds' | 'presentIds' | 'openedById'
  > &
    Partial<Pick<GradingMeeting, 'heldFrom' | 'place' | 'recorderId'>> & { openedAt: number },
): void {
  const { body, heldOn, expectedIds, presentIds } = held
  const { heldFrom = null, place = null, recorderId = null } = held
  tx.drizzle
    .insert(gradingMeetings)
    .values({ ...held, state: 'open' })
    .onConflictDoUpdate({
      target: [gradingMeetings.cycleId, gradingMeetings.unitId],
      set: { body, heldOn, heldFrom, place, recorderId, expectedIds, presentIds },
    })
    .run()
}

/** Notes how far the meeting's decision has come. */
export function updateGradingMeeting(
  tx: Tx,
  of: GradingOf,
  changes: Partial<Omit<GradingMeeting, 'cycleId' | 'unitId'>> & { ratioReason?: string | null },
): void {
  const { ratioReason, ...rest } = changes
  const reason =
    ratioReason === undefined
      ? {}
      : {
          ratioReason: ratioReason === null ? null : tx.vault.seal(ratioReason, placeOfReason(of)),
        }
  tx.drizzle
    .update(gradingMeetings)
    .set({ ...rest, ...reason })
    .where(and(eq(gradingMeetings.cycleId, of.cycleId), eq(gradingMeetings.unitId, of.unitId)))
    .run()
}

function placeOfReason(of: GradingOf): string {
  return `grading_meeting:${of.cycleId}:${of.unitId}:ratio_reason`
}

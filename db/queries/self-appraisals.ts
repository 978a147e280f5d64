import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { selfAppraisals, selfAppraisalTurns } from '../schema/appraisal.ts'

type Row = typeof selfAppraisals.$inferSelect
type TurnRow = typeof selfAppraisalTurns.$inferSelect
/** How somebody gave their self-appraisal in a meeting. */
export type SelfAppraisalWay = NonNullable<TurnRow['how']>

/** What a person writes of themselves: by aspect, and the grade they propose (R87, R88). */
export interface SelfAppraisalContent {
  aspects: Record<string, string>
  proposedGrade?: string
}

/** How it stands, without its words. */
export type SelfAppraisalMark = Omit<Row, 'content'>
export type SelfAppraisal = SelfAppraisalMark & { content: SelfAppraisalContent | undefined }
export interface SelfAppraisalKey {
  cycleId: string
  personId: string
}

const one = prepared((d) =>
  d
    .select()
    .from(selfAppraisals)
    .where(
      and(
        eq(selfAppraisals.cycleId, sql.placeholder('cycleId')),
        eq(selfAppraisals.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
)
const { content: _content, ...markColumns } = getTableColumns(selfAppraisals)
const oneMark = prepared((d) =>
  d
    .select(markColumns)
    .from(selfAppraisals)
    .where(
      and(
        eq(selfAppraisals.cycleId, sql.placeholder('cycleId')),
        eq(selfAppraisals.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
)
const marks = prepared((d) =>
  d
    .select(markColumns)
    .from(selfAppraisals)
    .where(eq(selfAppraisals.cycleId, sql.placeholder('cycleId')))
    .prepare(),
)
const turns = prepared((d) =>
  d
    .select({ personId: selfAppraisalTurns.personId, how: selfAppraisalTurns.how })
    .from(selfAppraisalTurns)
    .where(
      and(
        eq(selfAppraisalTurns.meetingId, sql.placeholder('meetingId')),
        isNotNull(selfAppraisalTurns.how),
      ),
    )
    .prepare(),
)

export function findSelfAppraisal(
  reader: Reader,
  { cycleId, personId }: SelfAppraisalKey,
): SelfAppraisal | undefined {
  const row = one(reader).get({ cycleId, personId })
  if (!row) return undefined
  const { content, ...mark } = row
  const opened = content && reader.vault.open(content, contentOf(row))
  return { ...mark, content: opened ? (JSON.parse(opened) as SelfAppraisalContent) : undefined }
}

/** How one stands, its words unopened. */
export function findSelfAppraisalMark(
  reader: Reader,
  { cycleId, personId }: SelfAppraisalKey,
): SelfAppraisalMark | undefined {
  return oneMark(reader).get({ cycleId, personId })
}

/** How all of a cycle stand, by person: one statement for a whole board, no words opened. */
export function selfAppraisalMarks(
  reader: Reader,
  cycleId: string,
): Map<string, SelfAppraisalMark> {
  return new Map(
    marks(reader)
      .all({ cycleId })
      .map((row) => [row.personId, row]),
  )
}

/** Keeps what the latest click said; false when a later one is there already. */
export function saveSelfAppraisal(
  tx: Tx,
  of: SelfAppraisalKey,
  saved: {
    content: SelfAppraisalContent
    state: Row['state']
    byPersonId: string
    rev: number
    handedInAt: number | null
  },
): boolean {
  const content = tx.vault.seal(JSON.stringify(saved.content), contentOf(of))
  const written = tx.drizzle
    .insert(selfAppraisals)
    .values({ ...saved, cycleId: of.cycleId, personId: of.personId, content })
    .onConflictDoUpdate({
      target: [selfAppraisals.cycleId, selfAppraisals.personId],
      set: {
        content: sql`excluded.content`,
        state: sql`excluded.state`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
        handedInAt: sql`excluded.handed_in_at`,
      },
      setWhere: sql`excluded.rev > ${selfAppraisals.rev}`,
    })
    .run()
  return written.changes > 0
}

/** Makes what was handed in a draft again; false when a later click is there already. */
export function reopenSelfAppraisal(tx: Tx, of: SelfAppraisalKey, rev: number): boolean {
  const reopened = tx.drizzle
    .update(selfAppraisals)
    .set({ state: 'draft', handedInAt: null, rev })
    .where(and(same(of), sql`${selfAppraisals.rev} < ${rev}`))
    .run()
  return reopened.changes > 0
}

/** Notes that a paper was handed over, or with null that it was not. */
export function setSelfAppraisalPaper(
  tx: Tx,
  of: SelfAppraisalKey,
  paper: { byPersonId: string; at: number } | null,
): void {
  const noted = { onPaperById: paper?.byPersonId ?? null, onPaperAt: paper?.at ?? null }
  if (!paper) {
    tx.drizzle.update(selfAppraisals).set(noted).where(same(of)).run()
    return
  }
  const { cycleId, personId } = of
  const blank = { state: 'draft' as const, byPersonId: paper.byPersonId, rev: 0 }
  tx.drizzle
    .insert(selfAppraisals)
    .values({ cycleId, personId, ...blank, ...noted })
    .onConflictDoUpdate({ target: [selfAppraisals.cycleId, selfAppraisals.personId], set: noted })
    .run()
}

/** Who was ticked off in a meeting, and how they gave it. */
export function selfAppraisalTurnsOf(
  reader: Reader,
  meetingId: string,
): Map<string, SelfAppraisalWay> {
  const rows = turns(reader).all({ meetingId })
  return new Map(rows.flatMap(({ personId, how }) => (how === null ? [] : [[personId, how]])))
}

/** Ticks somebody off, or with null takes the tick back; false when a later click is there. */
export function setSelfAppraisalTurn(tx: Tx, turn: TurnRow): boolean {
  const set = tx.drizzle
    .insert(selfAppraisalTurns)
    .values(turn)
    .onConflictDoUpdate({
      target: [selfAppraisalTurns.meetingId, selfAppraisalTurns.personId],
      set: {
        how: sql`excluded.how`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${selfAppraisalTurns.rev}`,
    })
    .run()
  return set.changes > 0
}

function same({ cycleId, personId }: SelfAppraisalKey) {
  return and(eq(selfAppraisals.cycleId, cycleId), eq(selfAppraisals.personId, personId))
}

function contentOf({ cycleId, personId }: SelfAppraisalKey): string {
  return `self_appraisal:${cycleId}:${personId}:content`
}

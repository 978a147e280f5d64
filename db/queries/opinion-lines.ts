import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { opinionLines, opinionRounds } from '../schema/opinion.ts'

type Row = typeof opinionLines.$inferSelect
/** One matter, with its summary readable. */
export type OpinionLine = Omit<Row, 'summary'> & { summary: string }
export type OpinionLineState = Row['state']
export type CountedLine = OpinionLine & { count: number }

const insertOne = prepared((d) =>
  d
    .insert(opinionLines)
    .values({
      lineId: sql.placeholder('lineId'),
      roundId: sql.placeholder('roundId'),
      state: 'new',
      unitId: sql.placeholder('unitId'),
      leaderId: sql.placeholder('leaderId'),
      aspect: sql.placeholder('aspect'),
      vitalInterest: false,
      dailyDetail: false,
      summary: sql.placeholder('summary'),
    })
    .prepare(),
)
const byId = prepared((d) =>
  d
    .select()
    .from(opinionLines)
    .where(eq(opinionLines.lineId, sql.placeholder('lineId')))
    .prepare(),
)
/** Counted once for each line shown, not joined: 2 000 opinions are grouped for no page of ten. */
const times = sql<number>`(select count(*) from opinion where opinion.line_id = opinion_line.line_id)`
const pageByState = prepared((d) =>
  d
    .select({ line: opinionLines, count: times })
    .from(opinionLines)
    .where(
      and(
        eq(opinionLines.roundId, sql.placeholder('roundId')),
        eq(opinionLines.state, sql.placeholder('state')),
      ),
    )
    .orderBy(
      asc(opinionLines.unitId),
      asc(opinionLines.leaderId),
      asc(opinionLines.aspect),
      asc(opinionLines.lineId),
    )
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare(),
)
const countsByState = prepared((d) =>
  d
    .select({
      state: opinionLines.state,
      unitId: opinionLines.unitId,
      leaderId: opinionLines.leaderId,
      count: count(),
    })
    .from(opinionLines)
    .where(eq(opinionLines.roundId, sql.placeholder('roundId')))
    .groupBy(opinionLines.state, opinionLines.unitId, opinionLines.leaderId)
    .prepare(),
)

export function insertOpinionLine(
  tx: Tx,
  line: Pick<OpinionLine, 'lineId' | 'roundId' | 'unitId' | 'leaderId' | 'aspect' | 'summary'>,
): void {
  insertOne(tx).run({ ...line, summary: tx.vault.seal(line.summary, about(line.lineId)) })
}

export function findOpinionLine(reader: Reader, lineId: string): OpinionLine | undefined {
  const row = byId(reader).get({ lineId })
  return row && readable(reader, row)
}

export function updateOpinionLine(
  tx: Tx,
  lineId: string,
  changes: Partial<Omit<OpinionLine, 'lineId' | 'roundId'>>,
): void {
  const { summary, ...plain } = changes
  const sealed = summary === undefined ? {} : { summary: tx.vault.seal(summary, about(lineId)) }
  tx.drizzle
    .update(opinionLines)
    .set({ ...plain, ...sealed })
    .where(eq(opinionLines.lineId, lineId))
    .run()
}

/** Removes a line under which nothing is left. */
export function deleteOpinionLine(tx: Tx, lineId: string): void {
  tx.drizzle.delete(opinionLines).where(eq(opinionLines.lineId, lineId)).run()
}

/** One page of a round's lines in a state, by addressee and aspect. */
export function pageOpinionLines(
  reader: Reader,
  of: { roundId: string; state: OpinionLineState },
  page: { limit: number; offset: number },
): CountedLine[] {
  return pageByState(reader)
    .all({ ...of, ...page })
    .map(({ line, count: times }) => ({ ...readable(reader, line), count: times }))
}

/** How many lines there are, by state and addressee. */
export function countOpinionLines(
  reader: Reader,
  roundId: string,
): { state: OpinionLineState; unitId: string; leaderId: string | null; count: number }[] {
  return countsByState(reader).all({ roundId })
}

/** The lines on a feedback sheet: those routed to a unit's team (no leader) or to one leader. */
export function opinionLinesFor(
  reader: Reader,
  roundId: string,
  to: { unitId: string } | { leaderId: string },
): CountedLine[] {
  const whose =
    'leaderId' in to
      ? eq(opinionLines.leaderId, to.leaderId)
      : and(eq(opinionLines.unitId, to.unitId), isNull(opinionLines.leaderId))
  return reader.drizzle
    .select({ line: opinionLines, count: times })
    .from(opinionLines)
    .where(and(eq(opinionLines.roundId, roundId), eq(opinionLines.state, 'routed'), whose))
    .orderBy(asc(opinionLines.aspect), asc(opinionLines.lineId))
    .all()
    .map(({ line, count: times }) => ({ ...readable(reader, line), count: times }))
}

/**
 * What the opinions of a cycle say to a unit's team and its leaders, for problem lists: routed
 * lines of the unit, those without a leader first. `leaderId` null = the team itself.
 */
export function listOpinionLines(reader: Reader, cycleId: string, unitId: string): CountedLine[] {
  return reader.drizzle
    .select({ line: opinionLines, count: times })
    .from(opinionLines)
    .innerJoin(opinionRounds, eq(opinionRounds.roundId, opinionLines.roundId))
    .where(
      and(
        eq(opinionRounds.cycleId, cycleId),
        eq(opinionLines.unitId, unitId),
        eq(opinionLines.state, 'routed'),
      ),
    )
    .orderBy(asc(opinionLines.leaderId), asc(opinionLines.aspect), asc(opinionLines.lineId))
    .all()
    .map(({ line, count: times }) => ({ ...readable(reader, line), count: times }))
}

function readable(reader: Reader, row: Row): OpinionLine {
  return { ...row, summary: reader.vault.open(row.summary, about(row.lineId)) }
}

function about(lineId: string): string {
  return `opinionLine:${lineId}`
}

import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { measureSuggestions, teamMeasures } from '../schema/measure.ts'

type Row = typeof teamMeasures.$inferSelect
type SuggestionRow = typeof measureSuggestions.$inferSelect

const ofMeeting = prepared((d) =>
  d
    .select()
    .from(teamMeasures)
    .where(eq(teamMeasures.meetingId, sql.placeholder('meetingId')))
    .orderBy(asc(teamMeasures.place), asc(teamMeasures.measureId))
    .prepare(),
)
const suggested = prepared((d) =>
  d
    .select()
    .from(measureSuggestions)
    .where(
      and(
        eq(measureSuggestions.meetingId, sql.placeholder('meetingId')),
        eq(measureSuggestions.state, 'given'),
      ),
    )
    .orderBy(asc(measureSuggestions.at), asc(measureSuggestions.suggestionId))
    .prepare(),
)

/** The measures of the team the meeting agreed on (R75), in their order. */
export function teamMeasuresOf(
  reader: Reader,
  meetingId: string,
): { measureId: string; body: string }[] {
  return ofMeeting(reader)
    .all({ meetingId })
    .filter((row) => row.state === 'listed')
    .map((row) => ({ measureId: row.measureId, body: opened(reader, row) }))
}

/** How many there are, their words unopened. */
export function countTeamMeasures(reader: Reader, meetingId: string): number {
  return ofMeeting(reader)
    .all({ meetingId })
    .filter((row) => row.state === 'listed').length
}

/** The measure that was removed last, to be restored. */
export function lastRemovedMeasure(
  reader: Reader,
  meetingId: string,
): { measureId: string; body: string } | undefined {
  const [row] = ofMeeting(reader)
    .all({ meetingId })
    .filter((one) => one.state === 'removed')
    .toSorted((a, b) => b.rev - a.rev)
  return row && { measureId: row.measureId, body: opened(reader, row) }
}

/** The meeting a measure belongs to, also of one that was removed. */
export function findTeamMeasure(
  reader: Reader,
  measureId: string,
): { meetingId: string; state: Row['state']; body: string } | undefined {
  const row = reader.drizzle
    .select()
    .from(teamMeasures)
    .where(eq(teamMeasures.measureId, measureId))
    .get()
  return row && { meetingId: row.meetingId, state: row.state, body: opened(reader, row) }
}

/** Puts measures at the end of a meeting's list. */
export function addTeamMeasures(
  tx: Tx,
  meetingId: string,
  added: {
    measures: readonly { measureId: string; body: string }[]
    byPersonId: string
    rev: number
  },
): void {
  const last = ofMeeting(tx).all({ meetingId }).at(-1)?.place ?? 0
  const { byPersonId, rev } = added
  for (const [at, { measureId, body }] of added.measures.entries()) {
    const sealed = tx.vault.seal(body, bodyOf(measureId))
    const row = { measureId, meetingId, place: last + 1 + at, body: sealed, byPersonId, rev }
    tx.drizzle
      .insert(teamMeasures)
      .values({ ...row, state: 'listed' })
      .run()
  }
}

/** Rewords, removes or restores a measure; false when a later click is there already. */
export function changeTeamMeasure(
  tx: Tx,
  measureId: string,
  change: { body?: string; state?: Row['state']; byPersonId: string; rev: number },
): boolean {
  const { body, ...rest } = change
  const words = body === undefined ? {} : { body: tx.vault.seal(body, bodyOf(measureId)) }
  const changed = tx.drizzle
    .update(teamMeasures)
    .set({ ...rest, ...words })
    .where(and(eq(teamMeasures.measureId, measureId), sql`${teamMeasures.rev} < ${change.rev}`))
    .run()
  return changed.changes > 0
}

/** What members suggested for the measures, with who said it, the oldest first. */
export function measureSuggestionsOf(
  reader: Reader,
  meetingId: string,
): { suggestionId: string; personId: string; body: string; at: number }[] {
  return suggested(reader)
    .all({ meetingId })
    .map(({ suggestionId, personId, body, at }) => ({
      suggestionId,
      personId,
      body: reader.vault.open(body, suggestionOf(suggestionId)),
      at,
    }))
}

/** Who suggested something and when, also of one that was taken back; the words stay sealed. */
export function findMeasureSuggestion(
  reader: Reader,
  suggestionId: string,
): Omit<SuggestionRow, 'body'> | undefined {
  const row = reader.drizzle
    .select()
    .from(measureSuggestions)
    .where(eq(measureSuggestions.suggestionId, suggestionId))
    .get()
  if (!row) return undefined
  const { body: _, ...mark } = row
  return mark
}

export function insertMeasureSuggestion(
  tx: Tx,
  suggestion: Omit<SuggestionRow, 'body' | 'state'> & { body: string },
): void {
  const body = tx.vault.seal(suggestion.body, suggestionOf(suggestion.suggestionId))
  tx.drizzle
    .insert(measureSuggestions)
    .values({ ...suggestion, body, state: 'given' })
    .run()
}

export function withdrawMeasureSuggestion(tx: Tx, suggestionId: string): void {
  tx.drizzle
    .update(measureSuggestions)
    .set({ state: 'withdrawn' })
    .where(eq(measureSuggestions.suggestionId, suggestionId))
    .run()
}

function opened(reader: Reader, row: Row): string {
  return reader.vault.open(row.body, bodyOf(row.measureId))
}

function bodyOf(measureId: string): string {
  return `team_measure:${measureId}:body`
}

function suggestionOf(suggestionId: string): string {
  return `measure_suggestion:${suggestionId}:body`
}

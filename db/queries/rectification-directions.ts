import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { rectificationDirections } from '../schema/measure.ts'

type Row = typeof rectificationDirections.$inferSelect
export type DirectionState = Row['state']
export interface DirectionKey {
  meetingId: string
  personId: string
}
/** A direction, or with `notGiven` why there is none. */
export interface Direction extends DirectionKey {
  state: DirectionState
  body: string
}

const one = prepared((d) =>
  d
    .select()
    .from(rectificationDirections)
    .where(
      and(
        eq(rectificationDirections.meetingId, sql.placeholder('meetingId')),
        eq(rectificationDirections.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
)
const ofMeeting = prepared((d) =>
  d
    .select()
    .from(rectificationDirections)
    .where(eq(rectificationDirections.meetingId, sql.placeholder('meetingId')))
    .prepare(),
)
const states = prepared((d) =>
  d
    .select({ personId: rectificationDirections.personId, state: rectificationDirections.state })
    .from(rectificationDirections)
    .where(eq(rectificationDirections.meetingId, sql.placeholder('meetingId')))
    .prepare(),
)

/** The direction each member named in a meeting (R75). */
export function directionsOf(
  reader: Reader,
  meetingId: string,
): { personId: string; direction: string }[] {
  return ofMeeting(reader)
    .all({ meetingId })
    .filter((row) => row.state === 'given')
    .map((row) => ({ personId: row.personId, direction: opened(reader, row) }))
}

/** Who named a direction or was noted as naming none, without the words. */
export function directionStatesOf(
  reader: Reader,
  meetingId: string,
): Map<string, Exclude<DirectionState, 'withdrawn'>> {
  const rows = states(reader).all({ meetingId })
  return new Map(
    rows.flatMap(({ personId, state }) => (state === 'withdrawn' ? [] : [[personId, state]])),
  )
}

/** One member's direction; undefined when there is none or it was taken back. */
export function findDirection(reader: Reader, of: DirectionKey): Direction | undefined {
  const row = one(reader).get({ meetingId: of.meetingId, personId: of.personId })
  if (!row || row.state === 'withdrawn') return undefined
  const { meetingId, personId, state } = row
  return { meetingId, personId, state, body: opened(reader, row) }
}

/** Keeps what the latest click said; false when a later one is there already. */
export function saveDirection(
  tx: Tx,
  direction: Direction & { byPersonId: string; rev: number },
): boolean {
  const body = tx.vault.seal(direction.body, bodyOf(direction))
  const saved = tx.drizzle
    .insert(rectificationDirections)
    .values({ ...direction, body })
    .onConflictDoUpdate({
      target: [rectificationDirections.meetingId, rectificationDirections.personId],
      set: {
        state: sql`excluded.state`,
        body: sql`excluded.body`,
        byPersonId: sql`excluded.by_person_id`,
        rev: sql`excluded.rev`,
      },
      setWhere: sql`excluded.rev > ${rectificationDirections.rev}`,
    })
    .run()
  return saved.changes > 0
}

function opened(reader: Reader, row: Row): string {
  return reader.vault.open(row.body, bodyOf(row))
}

function bodyOf({ meetingId, personId }: DirectionKey): string {
  return `rectification_direction:${meetingId}:${personId}:body`
}

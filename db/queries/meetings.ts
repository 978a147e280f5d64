import { and, asc, desc, eq, or, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { meetingPeople, meetings } from '../schema/meeting.ts'

export type MeetingRow = typeof meetings.$inferSelect
export type MeetingPerson = typeof meetingPeople.$inferSelect
export type MeetingType = MeetingRow['meetingType']

const byId = prepared((d) =>
  d
    .select()
    .from(meetings)
    .where(eq(meetings.meetingId, sql.placeholder('meetingId')))
    .prepare(),
)
const ofUnit = prepared((d) =>
  d
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.cycleId, sql.placeholder('cycleId')),
        eq(meetings.unitId, sql.placeholder('unitId')),
      ),
    )
    .orderBy(desc(meetings.openedAt))
    .prepare(),
)
const people = prepared((d) =>
  d
    .select()
    .from(meetingPeople)
    .where(eq(meetingPeople.meetingId, sql.placeholder('meetingId')))
    .orderBy(asc(meetingPeople.place))
    .prepare(),
)
const onePerson = prepared((d) =>
  d
    .select()
    .from(meetingPeople)
    .where(
      and(
        eq(meetingPeople.meetingId, sql.placeholder('meetingId')),
        eq(meetingPeople.personId, sql.placeholder('personId')),
      ),
    )
    .prepare(),
)

const opened = prepared((d) =>
  d
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.state, 'open'),
        or(
          eq(meetings.chairId, sql.placeholder('personId')),
          eq(meetings.recorderId, sql.placeholder('personId')),
        ),
      ),
    )
    .orderBy(desc(meetings.openedAt))
    .prepare(),
)

export function findMeeting(reader: Reader, meetingId: string): MeetingRow | undefined {
  return byId(reader).get({ meetingId })
}

/** One that is known to exist. */
export function getMeeting(reader: Reader, meetingId: string): MeetingRow {
  const meeting = findMeeting(reader, meetingId)
  if (!meeting) throw new Error(`no meeting ${meetingId}`)
  return meeting
}

/** Every meeting a unit opened in a cycle, the latest first, those broken off included. */
export function meetingsOfUnit(reader: Reader, cycleId: string, unitId: string): MeetingRow[] {
  return ofUnit(reader).all({ cycleId, unitId })
}

/** The unit's meeting of a type: open or held, never one that was broken off. */
export function meetingOfType(
  reader: Reader,
  of: { cycleId: string; unitId: string; meetingType: MeetingType },
): MeetingRow | undefined {
  return meetingsOfUnit(reader, of.cycleId, of.unitId).find(
    (row) => row.meetingType === of.meetingType && row.state !== 'brokenOff',
  )
}

/** Meetings that go on now and that this person leads or writes down, the latest first. */
export function meetingsConductedBy(reader: Reader, personId: string): MeetingRow[] {
  return opened(reader).all({ personId })
}

export function insertMeeting(tx: Tx, meeting: MeetingRow): void {
  tx.drizzle.insert(meetings).values(meeting).run()
}

export function updateMeeting(
  tx: Tx,
  meetingId: string,
  changes: Partial<Omit<MeetingRow, 'meetingId'>>,
): void {
  tx.drizzle.update(meetings).set(changes).where(eq(meetings.meetingId, meetingId)).run()
}

/** Everybody invited, observers included, in the order of their place. */
export function peopleOfMeeting(reader: Reader, meetingId: string): MeetingPerson[] {
  return people(reader).all({ meetingId })
}

export function findMeetingPerson(
  reader: Reader,
  meetingId: string,
  personId: string,
): MeetingPerson | undefined {
  return onePerson(reader).get({ meetingId, personId })
}

/** Participants who came, in the order of their place: who speaks, criticises and votes. */
export function presentParticipants(reader: Reader, meetingId: string): MeetingPerson[] {
  return peopleOfMeeting(reader, meetingId).filter(
    (one) => one.role === 'participant' && one.presence === 'present',
  )
}

export function insertMeetingPeople(tx: Tx, rows: readonly MeetingPerson[]): void {
  if (rows.length > 0) {
    tx.drizzle
      .insert(meetingPeople)
      .values([...rows])
      .run()
  }
}

export function updateMeetingPerson(
  tx: Tx,
  of: { meetingId: string; personId: string },
  changes: Partial<Omit<MeetingPerson, 'meetingId' | 'personId'>>,
): void {
  tx.drizzle
    .update(meetingPeople)
    .set(changes)
    .where(and(eq(meetingPeople.meetingId, of.meetingId), eq(meetingPeople.personId, of.personId)))
    .run()
}

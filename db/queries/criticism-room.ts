import { and, asc, eq, ne, notExists, or, sql } from 'drizzle-orm'
import { prepared, type Reader } from '../client.ts'
import { criticismEntries, criticismSubjects } from '../schema/criticism.ts'
import { meetingPeople } from '../schema/meeting.ts'
import type { CriticismRound } from './criticism-rounds.ts'

type RoundOf = Pick<CriticismRound, 'roundId' | 'meetingId' | 'scope'>

const isHere = and(eq(meetingPeople.role, 'participant'), eq(meetingPeople.presence, 'present'))
/** In the scope, and either there or of the team, whose text is read when they are away (I7). */
const isDue = and(
  eq(meetingPeople.meetingId, sql.placeholder('meetingId')),
  eq(meetingPeople.role, 'participant'),
  sql`${meetingPeople.isTeam} between ${sql.placeholder('least')} and ${sql.placeholder('most')}`,
  or(
    eq(meetingPeople.presence, 'present'),
    and(eq(meetingPeople.isTeam, true), eq(meetingPeople.isExpected, true)),
  ),
)
const dueSubject = prepared((d) =>
  d
    .select({ personId: meetingPeople.personId })
    .from(meetingPeople)
    .where(
      and(
        isDue,
        notExists(
          d
            .select({ one: sql`1` })
            .from(criticismSubjects)
            .where(
              and(
                eq(criticismSubjects.roundId, sql.placeholder('roundId')),
                eq(criticismSubjects.subjectId, meetingPeople.personId),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(meetingPeople.place))
    .prepare(),
)
const critic = prepared((d) =>
  d
    .select({ personId: meetingPeople.personId })
    .from(meetingPeople)
    .where(
      and(
        eq(meetingPeople.meetingId, sql.placeholder('meetingId')),
        isHere,
        ne(meetingPeople.personId, sql.placeholder('subjectId')),
        notExists(
          d
            .select({ one: sql`1` })
            .from(criticismEntries)
            .where(
              and(
                eq(criticismEntries.roundId, sql.placeholder('roundId')),
                eq(criticismEntries.subjectId, sql.placeholder('subjectId')),
                eq(criticismEntries.criticId, meetingPeople.personId),
              ),
            ),
        ),
      ),
    )
    // From the seat behind `after`, and round to it.
    .orderBy(sql`${meetingPeople.place} <= ${sql.placeholder('after')}`, asc(meetingPeople.place))
    .prepare(),
)

const inScope = { team: [1, 1], everybody: [0, 1], others: [0, 0] } as const

/** Who must still criticise themselves, in order. */
export function dueSubjects(reader: Reader, { roundId, meetingId, scope }: RoundOf): string[] {
  const [least, most] = inScope[scope]
  return dueSubject(reader)
    .all({ roundId, meetingId, least, most })
    .map((row) => row.personId)
}

/** The next of them: looks at people, never at what was said, so it costs the same at any turn. */
export function nextDueSubject(
  reader: Reader,
  { roundId, meetingId, scope }: RoundOf,
): string | undefined {
  const [least, most] = inScope[scope]
  return dueSubject(reader).get({ roundId, meetingId, least, most })?.personId
}

/** Who is there and has not had a turn about a subject, from the seat behind `after` on. */
export function openCritics(
  reader: Reader,
  of: { roundId: string; meetingId: string; subjectId: string; after: number },
): string[] {
  return critic(reader)
    .all({ ...of })
    .map((row) => row.personId)
}

/** The first of them. */
export function nextOpenCritic(
  reader: Reader,
  of: { roundId: string; meetingId: string; subjectId: string; after: number },
): string | undefined {
  return critic(reader).get({ ...of })?.personId
}

import { and, eq } from 'drizzle-orm'
import type { Reader } from '../client.ts'
import { criticismRounds, criticismSubjects } from '../schema/criticism.ts'

/** Who criticised themselves aloud in a meeting; a text somebody else read does not count. */
export function selfCriticsOf(reader: Reader, meetingId: string): string[] {
  return reader.drizzle
    .selectDistinct({
      personId: criticismSubjects.subjectId,
      readById: criticismSubjects.readById,
    })
    .from(criticismSubjects)
    .innerJoin(criticismRounds, eq(criticismRounds.roundId, criticismSubjects.roundId))
    .where(and(eq(criticismRounds.meetingId, meetingId), eq(criticismRounds.isCurrent, true)))
    .all()
    .filter(({ readById }) => readById === null)
    .map(({ personId }) => personId)
}

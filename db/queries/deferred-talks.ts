import { and, count, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { deferredTalks } from '../schema/criticism.ts'

export type DeferredTalk = typeof deferredTalks.$inferSelect

const one = prepared((d) =>
  d
    .select()
    .from(deferredTalks)
    .where(eq(deferredTalks.deferralId, sql.placeholder('deferralId')))
    .prepare(),
)
const openOf = prepared((d) =>
  d
    .select()
    .from(deferredTalks)
    .where(
      or(
        and(
          eq(deferredTalks.subjectId, sql.placeholder('personId')),
          isNull(deferredTalks.subjectConfirmedById),
        ),
        and(
          eq(deferredTalks.criticId, sql.placeholder('personId')),
          isNull(deferredTalks.criticConfirmedById),
        ),
      ),
    )
    .orderBy(deferredTalks.dueOn, deferredTalks.deferralId)
    .prepare(),
)
const due = prepared((d) =>
  d
    .select()
    .from(deferredTalks)
    .where(
      and(
        lte(deferredTalks.dueOn, sql.placeholder('day')),
        or(isNull(deferredTalks.subjectConfirmedById), isNull(deferredTalks.criticConfirmedById)),
      ),
    )
    .prepare(),
)
const inMeeting = prepared((d) =>
  d
    .select({ count: count() })
    .from(deferredTalks)
    .where(eq(deferredTalks.meetingId, sql.placeholder('meetingId')))
    .prepare(),
)

export function findDeferredTalk(reader: Reader, deferralId: string): DeferredTalk | undefined {
  return one(reader).get({ deferralId })
}

/** Talks put off to after the meeting that a person has not said to be done. */
export function openDeferredTalks(reader: Reader, personId: string): DeferredTalk[] {
  return openOf(reader).all({ personId })
}

/** Talks that should have taken place by a day, and of which one of the two has not said so. */
export function deferredTalksDue(reader: Reader, day: string): DeferredTalk[] {
  return due(reader).all({ day })
}

/** How many disputes of a meeting were left to talks. */
export function deferredTalkCount(reader: Reader, meetingId: string): number {
  return inMeeting(reader).get({ meetingId })?.count ?? 0
}

export function insertDeferredTalk(tx: Tx, talk: DeferredTalk): void {
  tx.drizzle.insert(deferredTalks).values(talk).run()
}

export function confirmDeferredTalk(
  tx: Tx,
  deferralId: string,
  changes: Partial<Pick<DeferredTalk, 'subjectConfirmedById' | 'criticConfirmedById'>>,
): void {
  tx.drizzle
    .update(deferredTalks)
    .set(changes)
    .where(eq(deferredTalks.deferralId, deferralId))
    .run()
}

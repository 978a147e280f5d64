import { asc, eq } from 'drizzle-orm'
import type { Reader, Tx } from '../client.ts'
import { opinionGatheringHosts, opinionGatherings } from '../schema/opinion.ts'

export type OpinionGathering = typeof opinionGatherings.$inferSelect

export function insertOpinionGathering(
  tx: Tx,
  gathering: OpinionGathering,
  hostIds: readonly string[],
): void {
  tx.drizzle.insert(opinionGatherings).values(gathering).run()
  const { gatheringId } = gathering
  for (const personId of hostIds) {
    tx.drizzle.insert(opinionGatheringHosts).values({ gatheringId, personId }).run()
  }
}

export function findOpinionGathering(
  reader: Reader,
  gatheringId: string,
): OpinionGathering | undefined {
  return reader.drizzle
    .select()
    .from(opinionGatherings)
    .where(eq(opinionGatherings.gatheringId, gatheringId))
    .get()
}

/** A round's forums, visits and opened boxes, oldest first. */
export function listOpinionGatherings(reader: Reader, roundId: string): OpinionGathering[] {
  return reader.drizzle
    .select()
    .from(opinionGatherings)
    .where(eq(opinionGatherings.roundId, roundId))
    .orderBy(asc(opinionGatherings.heldOn), asc(opinionGatherings.gatheringId))
    .all()
}

/** Who went to which of a round's gatherings. */
export function gatheringHostsOf(
  reader: Reader,
  roundId: string,
): { gatheringId: string; personId: string; channel: OpinionGathering['channel'] }[] {
  return reader.drizzle
    .select({
      gatheringId: opinionGatheringHosts.gatheringId,
      personId: opinionGatheringHosts.personId,
      channel: opinionGatherings.channel,
    })
    .from(opinionGatheringHosts)
    .innerJoin(
      opinionGatherings,
      eq(opinionGatherings.gatheringId, opinionGatheringHosts.gatheringId),
    )
    .where(eq(opinionGatherings.roundId, roundId))
    .all()
}

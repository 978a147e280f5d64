import type { Reader } from '../../../db/client.ts'
import { gatheringHostsOf } from '../../../db/queries/opinion-gatherings.ts'
import { holdersOf } from '../../organization/roles.ts'

const visits = new Set(['forum', 'homeVisit'])

/** Members of the general branch's team who have neither visited nor held a forum yet (R39). */
export function withoutVisit(db: Reader, round: { roundId: string; rootId: string }): string[] {
  const went = new Set(
    gatheringHostsOf(db, round.roundId)
      .filter((one) => visits.has(one.channel))
      .map((one) => one.personId),
  )
  return holdersOf(db, round.rootId).filter((personId) => !went.has(personId))
}

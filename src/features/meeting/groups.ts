import type { Reader } from '../../../db/client.ts'
import { groupsOfStep } from '../../../db/queries/meeting-steps.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { holdersOf } from '../../organization/roles.ts'
import type { Held } from './held.ts'

/** Party groups of the branch with somebody there, that were not sent off with this step yet. */
export function groupsToSend(db: Reader, held: Held, step: string): Unit[] {
  const { meeting, unit } = held
  const sent = new Set(groupsOfStep(db, meeting.meetingId, step).map((one) => one.groupId))
  return listUnits(db, unit.rootId).filter(
    (one) =>
      one.kind === 'partyGroup' &&
      one.parentId === unit.unitId &&
      !sent.has(one.unitId) &&
      signedInOf(held, one.unitId) > 0,
  )
}

/** How many of a group are there. */
export function signedInOf({ people }: Pick<Held, 'people'>, groupId: string): number {
  return people.filter((one) => one.groupId === groupId && one.presence === 'present').length
}

/** The group's leader where they are there and have a phone; else who writes the meeting down. */
export function reporterOf(db: Reader, { meeting, people }: Held, groupId: string): string {
  const leaders = holdersOf(db, groupId, 'leader')
  const here = people.find(
    (one) =>
      leaders.includes(one.personId) &&
      one.presence === 'present' &&
      findPerson(db, one.personId)?.openId !== null,
  )
  return here?.personId ?? meeting.recorderId
}

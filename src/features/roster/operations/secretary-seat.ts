import type { Reader } from '../../../../db/client.ts'
import { findPerson, listPosts, type Person } from '../../../../db/queries/people.ts'

/**
 * Whether this person is the only one with an account who is secretary of the general branch:
 * without them nobody could mend the register.
 */
export function holdsLastSeat(reader: Reader, person: Person): boolean {
  if (person.openId === null) return false
  const holders = listPosts(reader, person.rootId)
    .filter((held) => held.body === 'GB' && held.post === 'secretary')
    .map((held) => findPerson(reader, held.personId))
    .filter((one) => one?.state === 'active' && one.openId !== null)
  return holders.length === 1 && holders[0]?.personId === person.personId
}

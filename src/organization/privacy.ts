import type { Reader } from '../../db/client.ts'
import type { About, CardPrivacy, CardReader } from '../pipeline/feature.ts'
import { isSecretaryOf, isTeamMemberOf, mayAnswerFor } from './roles.ts'

export interface Matter extends About {
  privacy: CardPrivacy
}

/**
 * Whether a reader may see a matter (`domain.md` 7.1). P4 with a unit is also open to that unit's
 * secretary; without one only to the person (or who answers for them). What is between several
 * people is theirs alone.
 */
export function mayRead(db: Reader, matter: Matter, reader: CardReader): boolean {
  if (matter.privacy === 'P0') return true
  if (reader.kind === 'stranger') return false
  if (reader.kind === 'group') return matter.privacy === 'P1' && reader.unitId !== undefined
  const { person } = reader
  if (person.state !== 'active') return false
  const unitId = matter.unitId
  switch (matter.privacy) {
    case 'P1':
      return true
    case 'P2':
      return isTeamMemberOf(db, person, unitId ?? person.rootId)
    case 'P3':
      return isSecretaryOf(db, person, unitId ?? person.rootId)
    case 'P4':
      if (matter.personIds !== undefined) return matter.personIds.includes(person.personId)
      if (matter.personId !== undefined && mayAnswerFor(db, person, matter.personId)) return true
      return unitId !== undefined && isSecretaryOf(db, person, unitId)
  }
}

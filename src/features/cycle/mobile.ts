import type { Reader } from '../../../db/client.ts'
import { flagsOf, listFlags, listPeople, type Person } from '../../../db/queries/people.ts'

export const mobileFlag = 'flowOut'

const places = ['destination', 'returnedHome', 'undetermined'] as const
export type Place = (typeof places)[number]

function readPlace(detail: string | null): Place {
  return places.find((place) => place === detail) ?? 'undetermined'
}

/** Where a member who lives elsewhere is appraised; undefined for one who lives here. */
export function placeOf(db: Reader, personId: string): Place | undefined {
  const flag = flagsOf(db, personId).find((one) => one.flag === mobileFlag)
  return flag && readPlace(flag.detail)
}

export interface MobileMember extends Person {
  place: Place
}

/** The mobile members of a general branch or of a branch or group below it, in register order. */
export function mobileMembersOf(db: Reader, rootId: string, unitId = rootId): MobileMember[] {
  const flags = listFlags(db, rootId).filter((one) => one.flag === mobileFlag)
  const places = new Map(flags.map((one) => [one.personId, readPlace(one.detail)]))
  return listPeople(db, rootId).flatMap((person) => {
    const place = places.get(person.personId)
    const isHere = unitId === rootId || [person.branchId, person.groupId].includes(unitId)
    return place !== undefined && isHere ? [{ ...person, place }] : []
  })
}

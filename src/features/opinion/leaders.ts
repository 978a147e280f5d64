import { postWords } from '../../../policies/roster-words.ts'
import type { Reader } from '../../../db/client.ts'
import type { Person } from '../../../db/queries/people.ts'
import { listRegister } from '../../../db/queries/register.ts'
import { getUnit, listUnits, type Unit } from '../../../db/queries/units.ts'
import { isMember } from '../../organization/participation.ts'
import { holdersOf, isSecretaryOf } from '../../organization/roles.ts'
import type { Addressee } from './rules.ts'

const villageBodies = { VC: true, VS: true } as const

export interface Leader {
  personId: string
  name: string
  /** The post that stands first. */
  post: string
  /** Teams they belong to, the general branch first. */
  unitIds: readonly string[]
}

/** Units with a team of their own: the general branch, then its branches. */
export function teamUnits(db: Reader, rootId: string): Unit[] {
  const branches = listUnits(db, rootId).filter((unit) => unit.kind === 'partyBranch')
  return [getUnit(db, rootId), ...branches]
}

/** Leading cadres: the teams and the members among the two village committees (X23). */
export function leadersOf(db: Reader, rootId: string): Leader[] {
  const units = teamUnits(db, rootId)
  return listRegister(db, rootId)
    .filter(isMember)
    .flatMap((person) => {
      const held = person.posts
        .map((post) => ({ ...post, at: placeOf(units, post.body) }))
        .filter((post) => post.at >= 0)
        .toSorted((a, b) => a.at - b.at)
      const [first] = held
      if (!first) return []
      const unitIds = new Set(held.map((post) => units[post.at]?.unitId ?? rootId))
      const post = postName(first.post)
      return [{ personId: person.personId, name: person.name, post, unitIds: [...unitIds] }]
    })
}

/** Where a body stands among the teams; the village committees belong to the general branch. */
function placeOf(units: readonly Unit[], body: string): number {
  return body in villageBodies ? 0 : units.findIndex((unit) => unit.code === body)
}

function postName(post: string): string {
  return post in postWords ? postWords[post as keyof typeof postWords][0] : ''
}

export type LabelledAddressee = Addressee & { label: string }

/** Whom an opinion can be for: each team, then each leader by post and name. */
export function addresseesOf(db: Reader, rootId: string, team: string): LabelledAddressee[] {
  return [
    ...teamUnits(db, rootId).map((unit) => ({
      value: `unit:${unit.unitId}`,
      label: `${unit.name}${team}`,
      unitId: unit.unitId,
      leaderId: null,
    })),
    ...leadersOf(db, rootId).map((leader) => ({
      value: `person:${leader.personId}`,
      label: `${leader.post} ${leader.name}`.trim(),
      unitId: leader.unitIds[0] ?? rootId,
      leaderId: leader.personId,
    })),
  ]
}

/** Who summarizes: the organization commissioner, or the secretary where there is none. */
export function organizerOf(db: Reader, rootId: string): string | undefined {
  return holdersOf(db, rootId, 'organization')[0] ?? holdersOf(db, rootId, 'secretary')[0]
}

/** Who may read and sort opinions: the general branch's secretary and the organizer. */
export function maySort(db: Reader, person: Person, rootId: string): boolean {
  return organizerOf(db, rootId) === person.personId || isSecretaryOf(db, person, rootId)
}

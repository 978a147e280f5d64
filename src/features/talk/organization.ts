import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { listRegister, type RegisterPerson } from '../../../db/queries/register.ts'
import { areasInChargeOf } from '../../../db/queries/talk-pairs.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { appraisalPlaceOf, isMember, isSuspended } from '../../organization/participation.ts'
import type { TalkPerson, TalkUnit } from './rules/pairs.ts'

export interface TalkOrganization {
  units: TalkUnit[]
  people: TalkPerson[]
}

/** The general branch and its branches as the pair algorithm sees them. */
export function organizationOf(db: Reader, cycle: Pick<Cycle, 'rootId'>): TalkOrganization {
  const register = listRegister(db, cycle.rootId)
  const units = listUnits(db, cycle.rootId).filter((unit) => unit.kind !== 'partyGroup')
  return {
    units: units.map((unit) => talkUnit(db, unit, register)),
    people: register.filter(isMember).map(talkPerson),
  }
}

function talkUnit(db: Reader, unit: Unit, register: readonly RegisterPerson[]): TalkUnit {
  const team = register.filter(
    (one) => mayTalk(one) && one.posts.some((held) => held.body === unit.code),
  )
  const principal = team.find((one) =>
    one.posts.some((held) => held.body === unit.code && held.post === 'secretary'),
  )
  const active = new Set(register.filter(mayTalk).map((one) => one.personId))
  const areas = areasInChargeOf(db, unit.unitId).filter((area) => active.has(area.headId))
  const heads = Map.groupBy(areas, (area) => area.personId)
  return {
    unitId: unit.unitId,
    kind: unit.kind === 'generalBranch' ? 'generalBranch' : 'partyBranch',
    principalId: principal?.personId,
    team: team.map((one) => one.personId),
    heads: new Map([...heads].map(([personId, own]) => [personId, own.map((one) => one.headId)])),
  }
}

/** Observers are no members, and who is out of contact cannot be met. */
function mayTalk(one: RegisterPerson): boolean {
  return isMember(one) && !isSuspended(one)
}

function talkPerson(one: RegisterPerson): TalkPerson {
  const { personId, branchId, groupId, sex, bornYear } = one
  return {
    personId,
    code: one.rosterCode,
    branchId,
    groupId,
    sex,
    bornYear,
    maySpeakForMembers: maySpeakForMembers(one),
  }
}

/** Full members whose relation is here, who are here and can say what they think. */
function maySpeakForMembers(one: RegisterPerson): boolean {
  const place = appraisalPlaceOf(one)
  const isAway = place === 'destination' || place === 'undetermined'
  return one.kind === 'fullMember' && !isAway && !('flowIn' in one.flags) && !isSuspended(one)
}

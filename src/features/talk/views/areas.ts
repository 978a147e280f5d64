import type { TalkAreasView } from '../../../../cards/talk/secretary.ts'
import type { Reader } from '../../../../db/client.ts'
import { listPosts } from '../../../../db/queries/people.ts'
import { areasInChargeOf } from '../../../../db/queries/talk-pairs.ts'
import { getUnit, listUnits, type Unit } from '../../../../db/queries/units.ts'
import { organizationOf } from '../organization.ts'
import { names } from './matrix.ts'

type Choice = { label: string; value: string }

/** Branch secretaries and group leaders below a unit: whom a deputy may be in charge of. */
export function headChoices(db: Reader, unit: Unit): Choice[] {
  const nameOf = names(db, unit.rootId)
  const below = listUnits(db, unit.rootId).filter(
    (one) =>
      one.unitId !== unit.unitId && (unit.kind === 'generalBranch' || one.parentId === unit.unitId),
  )
  const posts = listPosts(db, unit.rootId)
  const found = below.flatMap((one) =>
    posts
      .filter((held) => held.body === one.code && /^(secretary|leader)$/.test(held.post))
      .filter((held) => nameOf(held.personId) !== '')
      .map((held) => ({ label: `${nameOf(held.personId)} · ${one.name}`, value: held.personId })),
  )
  return found.filter((one, at) => found.findIndex((other) => other.value === one.value) === at)
}

export function talkAreasView(db: Reader, { unitId }: { unitId: string }): TalkAreasView {
  const unit = getUnit(db, unitId)
  const nameOf = names(db, unit.rootId)
  const team = organizationOf(db, unit).units.find((one) => one.unitId === unitId)?.team ?? []
  const areas = Map.groupBy(areasInChargeOf(db, unitId), (area) => area.personId)
  return {
    unitId,
    team: team.map((personId) => ({ label: nameOf(personId), value: personId })),
    heads: headChoices(db, unit),
    current: team.map((personId) => ({
      name: nameOf(personId),
      heads: (areas.get(personId) ?? []).map((area) => nameOf(area.headId)).filter(Boolean),
    })),
  }
}

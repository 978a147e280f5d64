import type { MobileMembersView, MobilePlaceView } from '../../../../cards/cycle/mobile-place.ts'
import type { Reader } from '../../../../db/client.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { mobileMembersOf, placeOf } from '../mobile.ts'

const rowsAPage = 10

export function mobilePlaceView(
  db: Reader,
  { personId }: { personId: string },
  { reader }: ViewContext,
): MobilePlaceView | undefined {
  const person = findPerson(db, personId)
  const place = placeOf(db, personId)
  if (!person || place === undefined) return undefined
  const isOwn = reader.kind === 'person' && reader.person.personId === personId
  return { personId, name: person.name, isOwn, place }
}

export function mobileMembersView(
  db: Reader,
  key: { unitId: string; page?: string | undefined },
): MobileMembersView | undefined {
  const unit = findUnit(db, key.unitId)
  if (!unit) return undefined
  const all = mobileMembersOf(db, unit.rootId, unit.unitId)
  const pages = Math.max(1, Math.ceil(all.length / rowsAPage))
  const page = Math.min(Number(key.page ?? 0), pages - 1)
  return {
    unitId: unit.unitId,
    unitName: unit.name,
    page,
    pages,
    members: all.slice(page * rowsAPage, (page + 1) * rowsAPage),
    undetermined: all.filter((one) => one.place === 'undetermined').length,
  }
}

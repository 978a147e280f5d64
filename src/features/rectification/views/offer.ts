import type { OfferView } from '../../../../cards/rectification/offer.ts'
import type { Reader } from '../../../../db/client.ts'
import { offersOf } from '../../../../db/queries/offered-files.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { offeredSince } from '../offers.ts'
import { itemsInHandOf } from '../people.ts'
import { excerpt, pageOf } from './paged.ts'

const itemsPerPage = 8
const letters = 60

/** The items a person may mean with what they sent. */
export function offerView(
  db: Reader,
  { personId, page }: { personId: string; page: string },
  { reader, now }: ViewContext,
): OfferView | undefined {
  if (reader.kind !== 'person' || reader.person.personId !== personId) return undefined
  const count = offersOf(db, personId, offeredSince(now)).length
  if (count === 0) return undefined
  const items = itemsInHandOf(db, reader.person).map(({ itemId, problem, dueOn }) => ({
    itemId,
    problem: excerpt(problem, letters),
    day: dueOn,
  }))
  return { personId, count, list: pageOf(items, page, itemsPerPage) }
}

import { postWords, type PostName } from '../../../policies/roster-words.ts'
import type { Reader } from '../../../db/client.ts'
import type { DisclosedItem } from '../../../db/queries/disclosures.ts'
import { listPeople, listPosts, type Post } from '../../../db/queries/people.ts'
import { itemsOf, type RectificationItem } from '../../../db/queries/rectification-items.ts'
import { progressOf } from '../../../db/queries/rectification-progress.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { excerpt } from './views/paged.ts'
import { maskOf, maskText, type HeldPost, type Named, type Naming } from './rules/masking.ts'

/** Entries that are work on an item; reports, checks and changes are its paperwork. */
const work = new Set(['progress', 'evidence', 'keptUp'])
/** A text that grew by its masks is cut here, so that card, page and sheet say the same. */
const letters = 1000
/** As many items as the secretary's choice can hold. */
export const mostItems = 60

/** The items of a unit's team list that everybody of the branch may read, the oldest first. */
export function disclosable(db: Reader, cycleId: string, unitId: string): RectificationItem[] {
  return itemsOf(db, cycleId, unitId)
    .filter((item) => item.list === 'team')
    .filter(({ state }) => state === 'published' || state === 'closed')
    .slice(0, mostItems)
}

/** Everybody whose name is masked: the whole register, those who left too. */
export function namedOn(db: Reader, unit: Unit): (Named & { personId: string })[] {
  const units = new Map(listUnits(db, unit.rootId).map((one) => [one.code, one]))
  const held = Map.groupBy(listPosts(db, unit.rootId), (post) => post.personId)
  return listPeople(db, unit.rootId).map(({ personId, name }) => ({
    personId,
    name,
    posts: (held.get(personId) ?? [])
      .map((post) => labelled(post, units, unit))
      .filter((post) => post !== undefined)
      .toSorted((a, b) => a.rank - b.rank),
  }))
}

type Ranked = HeldPost & { rank: number }

/** What somebody is in the disclosing unit comes first, then what they are above and beside it. */
function labelled(
  { body, post }: Post,
  units: ReadonlyMap<string, Unit>,
  here: Unit,
): Ranked | undefined {
  if (!(post in postWords)) return undefined
  const name = post as PostName
  if (body === 'VC' || body === 'VS') return { of: { kind: body }, post: name, rank: 2 }
  const unit = units.get(body)
  if (!unit) return undefined
  const rank =
    unit.unitId === here.unitId ? 0 : { generalBranch: 1, partyBranch: 3, partyGroup: 4 }[unit.kind]
  if (unit.kind === 'generalBranch') return { of: { kind: 'GB' }, post: name, rank }
  if (unit.unitId === here.unitId) return { of: { kind: 'branch' }, post: name, rank }
  return { of: { unitName: unit.name }, post: name, rank }
}

/** What everybody will read of the chosen items: words masked, their state and a number. */
export function disclosedItems(
  db: Reader,
  { cycleId, unit }: { cycleId: string; unit: Unit },
  chosen: readonly string[],
  naming: Naming,
): DisclosedItem[] {
  const people = namedOn(db, unit)
  const masked = (text: string) => excerpt(maskText(text, people, naming), letters)
  return disclosable(db, cycleId, unit.unitId)
    .filter((item) => chosen.includes(item.itemId))
    .map((item) => {
      const bearer = people.find(({ personId }) => personId === item.responsibleId)
      return {
        itemId: item.itemId,
        problem: masked(item.problem),
        measures: masked(item.measures),
        rectificationClass: item.rectificationClass,
        dueOn: item.rectificationClass === 'longTerm' ? null : item.dueOn,
        leadUnit: item.leadUnit === null ? null : masked(item.leadUnit),
        responsible: bearer === undefined ? null : masked(maskOf(bearer, naming)),
        isClosed: item.state === 'closed',
        progress: progressOf(db, item.itemId).filter(({ kind }) => work.has(kind)).length,
      }
    })
}

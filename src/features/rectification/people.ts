import type { Reader } from '../../../db/client.ts'
import { answeredForBy, findPerson, listPeople, type Person } from '../../../db/queries/people.ts'
import { itemsBorneBy, type RectificationItem } from '../../../db/queries/rectification-items.ts'
import { listUnits } from '../../../db/queries/units.ts'
import { accountOf, holdersOf, isSecretaryOf, secretaryOf } from '../../organization/roles.ts'
import { teamOf } from '../../organization/teams.ts'
import type { Subject } from './subjects.ts'

/** As many people as one choice of a card may offer. */
const mostChoices = 50
const mostCheckers = 25

const isActive = (db: Reader, personId: string) => findPerson(db, personId)?.state === 'active'

/** Who is to put an item right now: who answers for it, or the secretary once that one is gone. */
export function bearerOf(
  db: Reader,
  item: Pick<RectificationItem, 'responsibleId' | 'unitId'>,
): string | undefined {
  const { responsibleId, unitId } = item
  if (responsibleId !== null && isActive(db, responsibleId)) return responsibleId
  return secretaryOf(db, unitId)?.personId
}

/** Who may be made responsible: the teams and group leaders, and a branch's own members. */
export function bearersFor(db: Reader, subject: Subject): Person[] {
  if (subject.kind === 'personal') return [subject.person]
  const { unit } = subject
  const below = listUnits(db, unit.rootId).filter(
    (one) => one.unitId === unit.unitId || one.parentId === unit.unitId || unit.parentId === null,
  )
  const leaders = [unit.unitId, ...below.map(({ unitId }) => unitId)].flatMap((unitId) =>
    holdersOf(db, unitId),
  )
  const members = listPeople(db, unit.rootId)
    .filter((one) => one.branchId === unit.unitId)
    .map(({ personId }) => personId)
  return named(db, [...leaders, ...members]).slice(0, mostChoices)
}

/** Who may check: the team of the unit and the one above, never who answers for the item. */
export function checkersFor(db: Reader, subject: Subject): Person[] {
  const { unit } = subject
  const ids = [...holdersOf(db, unit.unitId), ...holdersOf(db, unit.rootId)]
  return named(db, ids)
    .filter(({ personId }) => subject.kind === 'team' || personId !== subject.subjectId)
    .slice(0, mostCheckers)
}

/** The checker an item gets when nobody is named: a secretary, else the first other leader. */
export function defaultChecker(
  db: Reader,
  subject: Subject,
  responsibleId: string | null,
): string | null {
  const secretaries = [subject.unit.unitId, subject.unit.rootId].flatMap(
    (unitId) => secretaryOf(db, unitId)?.personId ?? [],
  )
  const others = [...secretaries, ...checkersFor(db, subject).map(({ personId }) => personId)]
  return others.find((personId) => personId !== responsibleId) ?? null
}

/** Who bears an item when nobody is named: the secretary; what others must help with names one. */
export function defaultBearer(
  db: Reader,
  { rectificationClass }: Pick<RectificationItem, 'rectificationClass'>,
  subject: Subject,
): string | null {
  if (subject.kind === 'personal') return subject.subjectId
  if (rectificationClass === 'coordinated') return null
  return secretaryOf(db, subject.unit.unitId)?.personId ?? null
}

function named(db: Reader, ids: readonly string[]): Person[] {
  return [...new Set(ids)]
    .map((personId) => findPerson(db, personId))
    .filter((person) => person !== undefined)
    .filter((person) => person.state === 'active')
}

/**
 * Exactly who reads an item: who works on it, and the team; a leader's draft is the leader's and
 * the secretaries'.
 */
export function audienceOf(db: Reader, item: RectificationItem): string[] {
  const { unitId, rootId, list, state } = item
  const secretaries = [unitId, rootId].flatMap((id) => holdersOf(db, id, 'secretary'))
  const isShared = list === 'team' || state === 'published' || state === 'closed'
  const team = isShared ? teamsAt(db, item) : []
  const own = [item.ownerId, item.responsibleId, item.checkerId].filter((id) => id !== null)
  const helping = own.flatMap((id) => accountOf(db, id)?.personId ?? [])
  return [...new Set([...own, ...helping, ...secretaries, ...team])]
}

/** The team of a unit and the one above. */
export function teamsAt(db: Reader, { unitId, rootId }: { unitId: string; rootId: string }) {
  return [...new Set([unitId, rootId].flatMap((id) => teamOf(db, id)))]
}

/** Who may write into an item's log: who bears it, whose list it is, and the secretary. */
export function mayNote(db: Reader, actor: Person, item: RectificationItem): boolean {
  const own = [bearerOf(db, item), item.ownerId, item.responsibleId]
  const isOwn = own.some((id) => id != null && accountOf(db, id)?.personId === actor.personId)
  return isOwn || own.includes(actor.personId) || isSecretaryOf(db, actor, item.unitId)
}

/** What a person is to put right now, and who they answer for. */
export function itemsInHandOf(db: Reader, person: Person): RectificationItem[] {
  const people = [person, ...answeredForBy(db, person.personId)]
  return people.flatMap(({ personId }) => itemsBorneBy(db, personId))
}

import {
  flagWords,
  kindWords,
  placeWords,
  postsOfBody,
  sexWords,
  wordFor,
} from '../../../../policies/roster-words.ts'
import type { AddCardView, LeaveCardView } from '../../../../cards/roster/add-and-leave.ts'
import type { PersonCardView } from '../../../../cards/roster/person.ts'
import { personFacts } from '../../../../cards/roster/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { unlinkedAccounts } from '../../../../db/queries/accounts.ts'
import { findPerson, getPerson } from '../../../../db/queries/people.ts'
import {
  listRegister,
  registerEventsOf,
  type RegisterPerson,
} from '../../../../db/queries/register.ts'
import { findUnit, type Unit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { appraisalPlaceOf } from '../../../organization/participation.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { needsContact, reachedPeople } from '../gaps.ts'
import { bodyKind } from '../rules/cells.ts'
import { likeness } from '../rules/name-match.ts'
import { ledUnit, unitOfPerson } from '../scope.ts'
import {
  flagList,
  freeAccount,
  homeOf,
  sayFlag,
  sayPerson,
  sayPost,
  unitBook,
  type UnitBook,
} from '../words.ts'

/** Feishu cards stay below 30 KB: more accounts than this are matched from the questions. */
const accountsUpTo = 60
const eventsShown = 8

/** One person as the secretary sees and changes them. */
export function personView(
  db: Reader,
  { personId }: { personId: string },
  { now, reader }: ViewContext,
): PersonCardView | undefined {
  const found = findPerson(db, personId)
  if (!found) return undefined
  const person = listRegister(db, found.rootId).find((one) => one.personId === personId)
  if (!person) return undefined
  const units = unitBook(db, person.rootId)
  const scope = reader.kind === 'person' ? ledUnit(db, reader.person) : undefined
  return {
    personId,
    name: person.name,
    rosterCode: person.rosterCode,
    today: dayOf(now),
    unitId: scope?.unitId ?? unitOfPerson(person),
    facts: personFacts({
      ...person,
      sex: person.sex && wordFor(sexWords, person.sex),
    }),
    unit: sayPerson(person, units),
    posts: person.posts.map((held) => sayPost(held, units)).join('、'),
    flags: flagList(person).map(sayFlag).join('、'),
    contact: person.contactPersonId ? getPerson(db, person.contactPersonId).name : undefined,
    needsContact: needsContact(person, reachedPeople(db, person.rootId)),
    ...accountsFor(db, person, units),
    root: units.byId(person.rootId)?.name ?? '',
    kind: person.kind,
    kinds: optionsOf(kindWords),
    home: person.groupId ?? person.branchId ?? undefined,
    homes: homeOptions(units, scope),
    chosenFlags: Object.keys(person.flags),
    flagOptions: optionsOf(flagWords),
    place: appraisalPlaceOf(person),
    places: optionsOf(placeWords),
    chosenPosts: person.posts.map((held) => `${held.body}.${held.post}`),
    postOptions: postOptions(units, scope, person),
    events: registerEventsOf(db, personId, eventsShown),
  }
}

function accountsFor(db: Reader, person: RegisterPerson, units: UnitBook) {
  if (person.openId !== null) {
    return { account: person.name, freeAccounts: [], likelyAccount: undefined }
  }
  const near = unlinkedAccounts(db, person.rootId)
    .map((one) => ({ ...one, near: likeness(person.name, one.name) }))
    .toSorted((a, b) => b.near - a.near)
  return {
    account: undefined,
    freeAccounts: near.slice(0, accountsUpTo).map((one) => freeAccount(one, units)),
    likelyAccount: near[0] && near[0].near > 0 ? near[0].openId : undefined,
  }
}

function optionsOf<Id extends string>(words: Readonly<Record<Id, readonly [string, ...string[]]>>) {
  return (Object.keys(words) as Id[]).map((id) => ({ label: wordFor(words, id), value: id }))
}

function homeOptions(units: UnitBook, scope: Unit | undefined) {
  return units.all
    .filter((unit) => unit.kind !== 'generalBranch')
    .filter((unit) => mayPlaceIn(unit, scope))
    .map((unit) => ({ label: unit.name, value: unit.unitId }))
}

function mayPlaceIn(unit: Unit, scope: Unit | undefined): boolean {
  if (!scope || scope.kind === 'generalBranch') return true
  return unit.unitId === scope.unitId || unit.parentId === scope.unitId
}

/** Posts of the own branch and group that may be given, and those held: saving loses none. */
function postOptions(units: UnitBook, scope: Unit | undefined, person: RegisterPerson) {
  const { branch, group } = homeOf(person, units)
  const isRoot = !scope || scope.kind === 'generalBranch'
  const bodies = [...(isRoot ? ['GB'] : []), branch, group, ...(isRoot ? ['VC', 'VS'] : [])].filter(
    (body) => body !== undefined,
  )
  const given = bodies.flatMap((body) => {
    const kind = bodyKind(body)
    return kind ? postsOfBody[kind].map((post) => ({ body, post: post as string })) : []
  })
  const values = new Map([...given, ...person.posts].map((one) => [`${one.body}.${one.post}`, one]))
  return [...values].map(([value, one]) => ({ label: sayPost(one, units), value }))
}

export function addView(
  db: Reader,
  { unitId, openId }: { unitId: string; openId: string },
  { now }: ViewContext,
): AddCardView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit) return undefined
  const account = unlinkedAccounts(db, unit.rootId).find((one) => one.openId === openId)
  return {
    unitId,
    unit: unit.name,
    openId: account?.openId,
    name: account?.name,
    kinds: optionsOf(kindWords),
    homes: homeOptions(unitBook(db, unit.rootId), unit),
    home: unit.kind === 'generalBranch' ? undefined : unitId,
    today: dayOf(now),
  }
}

export function leaveView(
  db: Reader,
  { personId }: { personId: string },
  { now, reader }: ViewContext,
): LeaveCardView | undefined {
  const person = findPerson(db, personId)
  if (!person) return undefined
  const scope = reader.kind === 'person' ? ledUnit(db, reader.person) : undefined
  return {
    personId,
    name: person.name,
    today: dayOf(now),
    gone: person.state === 'left',
    unit: sayPerson(person, unitBook(db, person.rootId)),
    unitId: scope?.unitId ?? unitOfPerson(person),
  }
}

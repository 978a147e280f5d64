import type { Reader } from '../../db/client.ts'
import { findChat } from '../../db/queries/chats.ts'
import { findPerson, listPosts, postsOf, type Person } from '../../db/queries/people.ts'
import { getUnit, unitByCode, unitWithAncestors, type Unit } from '../../db/queries/units.ts'

/** Committees whose posts give no say in a Party unit (`domain.md` 9.1). */
const villageBodies = new Set(['VC', 'VS'])

/** Whether the person is secretary of the unit or of a unit above it. */
export function isSecretaryOf(reader: Reader, person: Person, unitId: string): boolean {
  return holdsPost(reader, person, unitId, (post) => post === 'secretary')
}

/** Whether the person belongs to the team of the unit or of a unit above it (R12, X23). */
export function isTeamMemberOf(reader: Reader, person: Person, unitId: string): boolean {
  return holdsPost(reader, person, unitId, () => true)
}

function holdsPost(
  reader: Reader,
  person: Person,
  unitId: string,
  counts: (post: string) => boolean,
): boolean {
  const units = unitWithAncestors(reader, unitId)
  if (units.length === 0 || units[0]?.rootId !== person.rootId) return false
  const codes = new Set(units.map((unit) => unit.code))
  return postsOf(reader, person.personId).some(
    (held) => !villageBodies.has(held.body) && codes.has(held.body) && counts(held.post),
  )
}

/** Units in whose team the person is, the general branch first, then branches, then groups. */
export function unitsLedBy(reader: Reader, person: Person, post?: string): Unit[] {
  return postsOf(reader, person.personId)
    .filter((held) => !villageBodies.has(held.body) && (!post || held.post === post))
    .map((held) => unitByCode(reader, person.rootId, held.body))
    .filter((unit) => unit !== undefined)
    .toSorted((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code))
}

function rank(unit: Unit): number {
  return { generalBranch: 0, partyBranch: 1, partyGroup: 2 }[unit.kind]
}

function teamsOf(reader: Reader, person: Person, who: 'team' | 'secretary'): Unit[] {
  return who === 'team' ? unitsLedBy(reader, person) : []
}

/** Person ids that hold a post in a unit; `post` undefined = its whole team. */
export function holdersOf(reader: Reader, unitId: string, post?: string): string[] {
  const unit = getUnit(reader, unitId)
  return listPosts(reader, unit.rootId)
    .filter((held) => held.body === unit.code && (!post || held.post === post))
    .map((held) => held.personId)
    .filter((personId, at, all) => all.indexOf(personId) === at)
}

/** The secretary of a unit or, where there is none, of the nearest unit above. */
export function secretaryOf(reader: Reader, unitId: string): Person | undefined {
  for (const unit of unitWithAncestors(reader, unitId)) {
    const [personId] = holdersOf(reader, unit.unitId, 'secretary')
    if (personId) return findPerson(reader, personId)
  }
  return undefined
}

/**
 * Whether `actor` may answer for a person: oneself, or as contact person of one without account.
 */
export function mayAnswerFor(reader: Reader, actor: Person, personId: string): boolean {
  if (actor.personId === personId) return true
  const person = findPerson(reader, personId)
  return person?.openId === null && person.contactPersonId === actor.personId
}

/** The account through which a person is reached: their own, or their contact person's. */
export function accountOf(
  reader: Reader,
  personId: string,
): { openId: string; personId: string } | undefined {
  const person = findPerson(reader, personId)
  if (!person || person.state !== 'active') return undefined
  if (person.openId !== null) return { openId: person.openId, personId }
  if (person.contactPersonId === null) return undefined
  const contact = findPerson(reader, person.contactPersonId)
  if (!contact?.openId || contact.state !== 'active') return undefined
  return { openId: contact.openId, personId: contact.personId }
}

/** The unit a command acts for, and whether this person may use it there. */
export function actingUnit(
  reader: Reader,
  person: Person,
  chatId: string,
  who: 'member' | 'team' | 'secretary',
): { unitId: string; allowed: boolean } {
  const chatUnit = findChat(reader, chatId)?.unitId
  const here = chatUnit && getUnit(reader, chatUnit).rootId === person.rootId ? chatUnit : undefined
  const home = here ?? person.branchId ?? person.rootId
  if (who === 'member') return { unitId: home, allowed: true }
  const holds = who === 'secretary' ? isSecretaryOf : isTeamMemberOf
  if (here && holds(reader, person, here)) return { unitId: here, allowed: true }
  // A deputy of the general branch who is secretary of a branch means the branch, asked privately.
  const [led] = [...unitsLedBy(reader, person, 'secretary'), ...teamsOf(reader, person, who)]
  return led ? { unitId: led.unitId, allowed: true } : { unitId: home, allowed: false }
}

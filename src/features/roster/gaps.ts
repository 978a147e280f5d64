import type { Reader } from '../../../db/client.ts'
import { accountAnswersOf, unlinkedAccounts, type Account } from '../../../db/queries/accounts.ts'
import { missingPeople } from '../../../db/queries/imports.ts'
import { listPeople, type Person } from '../../../db/queries/people.ts'
import type { RegisterPerson } from '../../../db/queries/register.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isMember } from '../../organization/participation.ts'
import { matchNames } from './rules/name-match.ts'
import { registerOf } from './scope.ts'

export type Question =
  | { ask: 'who'; person: RegisterPerson; candidates: readonly Account[] }
  | { ask: 'gone'; person: RegisterPerson }
  | { ask: 'account'; account: Account }

/** What the secretary of a unit still has to say about people and accounts, in a fixed order. */
export function questionsIn(reader: Reader, unit: Unit): Question[] {
  const people = registerOf(reader, unit)
  const accounts = unlinkedAccounts(reader, unit.rootId)
  const answers = accountAnswersOf(reader, unit.rootId)
  const missing = new Set(missingPeople(reader, unit.rootId))
  const { links, doubtful } = nameMatch(reader, unit.rootId)
  const offered = new Set(links.map((link) => link.openId))
  const asked: Question[] = []
  for (const person of people) {
    if (missing.has(person.personId)) asked.push({ ask: 'gone', person })
    const doubt = doubtful.find((one) => one.personId === person.personId)
    const link = links.find((one) => one.personId === person.personId)
    const candidateIds = doubt?.candidates ?? (link ? [link.openId] : [])
    for (const openId of candidateIds) offered.add(openId)
    const candidates = accounts.filter((account) => candidateIds.includes(account.openId))
    if (candidates.length > 0) asked.push({ ask: 'who', person, candidates })
  }
  for (const account of accounts) {
    if (offered.has(account.openId) || answers.has(account.openId)) continue
    if (belongsTo(account, unit)) asked.push({ ask: 'account', account })
  }
  return asked
}

/** Whose matter an unlisted account is: a branch's, if it is in that branch's chat. */
function belongsTo(account: Account, unit: Unit): boolean {
  return unit.kind === 'generalBranch' || account.unitIds.includes(unit.unitId)
}

/** People and accounts of a general branch by name: the sure pairs and the doubtful ones. */
export function nameMatch(reader: Reader, rootId: string) {
  const people = listPeople(reader, rootId).filter((person) => person.openId === null)
  const accounts = unlinkedAccounts(reader, rootId)
  return matchNames(people, accounts, accountAnswersOf(reader, rootId))
}

/** Members without an account for whom nobody answers yet; the lost cannot be reached at all. */
export function contactGapsIn(reader: Reader, unit: Unit): RegisterPerson[] {
  const reached = reachedPeople(reader, unit.rootId)
  return registerOf(reader, unit).filter((person) => needsContact(person, reached))
}

/** Ids of everybody who has an account. */
export function reachedPeople(reader: Reader, rootId: string): Set<string> {
  const people = listPeople(reader, rootId).filter((person) => person.openId !== null)
  return new Set(people.map((person) => person.personId))
}

export function needsContact(person: RegisterPerson, reached: ReadonlySet<string>): boolean {
  const unreachable = ['lostContact', 'membershipSuspended'].some((flag) => flag in person.flags)
  const isReached = reached.has(person.personId) || reached.has(person.contactPersonId ?? '')
  return isMember(person) && !unreachable && !isReached
}

/** The leader of the person's group, if they have an account: the one to suggest as contact. */
export function leaderFor(
  people: readonly RegisterPerson[],
  person: Pick<Person, 'personId' | 'groupId'>,
  groupCode: string | undefined,
): RegisterPerson | undefined {
  return people.find(
    (other) =>
      other.openId !== null &&
      other.personId !== person.personId &&
      other.posts.some((held) => held.body === groupCode && held.post === 'leader'),
  )
}

import { tidyName } from './cells.ts'

export interface Named {
  personId: string
  name: string
}
export interface NamedAccount {
  openId: string
  name: string
}
export interface NameMatch {
  /** Sure: one person and one account of exactly this name. */
  links: { personId: string; openId: string }[]
  /** To be asked: accounts of the same or a similar name, the likeliest first. */
  doubtful: { personId: string; candidates: string[] }[]
}

const offeredAtMost = 20

/**
 * Matches people without account to accounts without person. Never gives two accounts to one
 * person or one account to two; a pair the secretary has refused (`openId personId`) is left out.
 */
export function matchNames(
  people: readonly Named[],
  accounts: readonly NamedAccount[],
  refused: ReadonlySet<string> = new Set(),
): NameMatch {
  const open = accounts.filter((account) => !refused.has(account.openId))
  const peopleByName = Map.groupBy(people, (person) => tidyName(person.name))
  const accountsByName = Map.groupBy(open, (account) => tidyName(account.name))
  const may = (personId: string, openId: string) => !refused.has(`${openId} ${personId}`)
  const links: NameMatch['links'] = []
  for (const [name, [person, ...otherPeople]] of peopleByName) {
    const [account, ...otherAccounts] = accountsByName.get(name) ?? []
    if (name === '' || !person || !account) continue
    if (otherPeople.length > 0 || otherAccounts.length > 0) continue
    const { personId } = person
    if (may(personId, account.openId)) links.push({ personId, openId: account.openId })
  }
  const linked = new Set(links.flatMap((link) => [link.personId, link.openId]))
  const free = open.filter((account) => !linked.has(account.openId))
  const doubtful = people
    .filter((person) => !linked.has(person.personId))
    .map(({ personId, name }) => ({
      personId,
      candidates: free
        .filter((account) => may(personId, account.openId))
        .map((account) => ({ openId: account.openId, near: likeness(name, account.name) }))
        .filter((candidate) => candidate.near > 0)
        .toSorted((a, b) => b.near - a.near)
        .slice(0, offeredAtMost)
        .map((candidate) => candidate.openId),
    }))
    .filter((question) => question.candidates.length > 0)
  return { links, doubtful }
}

/** 3 the same name, 2 one inside the other, 1 same surname and one letter apart, 0 unlike. */
export function likeness(a: string, b: string): 0 | 1 | 2 | 3 {
  if (tidyName(a) === tidyName(b) && Array.from(tidyName(a)).length > 1) return 3
  const [one, other] = [Array.from(coreOf(a)), Array.from(coreOf(b))]
  if (one.length < 2 || other.length < 2) return 0
  const [first, second] = [one.join(''), other.join('')]
  if (first.includes(second) || second.includes(first)) return 2
  if (one.length !== other.length || one[0] !== other[0] || one.length < 3) return 0
  return one.filter((letter, at) => letter !== other[at]).length === 1 ? 1 : 0
}

/** An account name without what people hang on it: 李晓远（三支部）, 李晓远-三支部. */
function coreOf(name: string): string {
  return tidyName(name).replace(/[([【_/|-].*$/u, '')
}

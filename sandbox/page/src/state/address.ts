import type { Person } from '../api/types.ts'

/** The person meant by an address such as `?as=M01` or `?as=ou_…`, if they have an account. */
export function personIn(people: readonly Person[], word: string | null): Person | undefined {
  if (!word) return undefined
  return people.find(
    (person) => person.account && (person.openId === word || person.memberId === word),
  )
}

export function readAddress(name: string): string | null {
  return new URLSearchParams(location.search).get(name)
}

/** Keeps who and where in the address, so that a reload or a shared link shows the same. */
export function writeAddress(entries: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(entries)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  history.replaceState(null, '', `${location.pathname}?${query.toString()}`)
}

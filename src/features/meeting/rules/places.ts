export interface Placed {
  personId: string
  posts: readonly { body: string; post: string }[]
}

/**
 * The order in which people of a meeting speak (R66, 5.4): the principal, the deputy, the others of
 * that team, then everybody else; within each as the register has them.
 */
export function inPlace<Person extends Placed>(
  people: readonly Person[],
  of: { principalId: string; body: string },
): Person[] {
  const rank = (one: Person) => {
    if (one.personId === of.principalId) return 0
    const held = one.posts.filter((post) => post.body === of.body)
    if (held.some(({ post }) => post === 'deputySecretary')) return 1
    return held.length > 0 ? 2 : 3
  }
  return people.toSorted((a, b) => rank(a) - rank(b))
}

import { and, eq, sql } from 'drizzle-orm'
import { prepared, rememberedIn, type Reader, type Tx } from '../client.ts'
import { keptIn } from '../kept-rows.ts'
import { people, personFlags, posts } from '../schema/organization.ts'

export type Person = typeof people.$inferSelect
export type NewPerson = typeof people.$inferInsert
export type PersonFlag = typeof personFlags.$inferSelect
export type Post = typeof posts.$inferSelect

const byId = prepared((d) =>
  d
    .select()
    .from(people)
    .where(eq(people.personId, sql.placeholder('personId')))
    .prepare(),
)
const byOpenId = prepared((d) =>
  d
    .select()
    .from(people)
    .where(eq(people.openId, sql.placeholder('openId')))
    .prepare(),
)
const ofRoot = prepared((d) =>
  d
    .select()
    .from(people)
    .where(and(eq(people.rootId, sql.placeholder('rootId')), eq(people.state, 'active')))
    .orderBy(sql`length(${people.rosterCode})`, people.rosterCode)
    .prepare(),
)
const ofContact = prepared((d) =>
  d
    .select()
    .from(people)
    .where(
      and(
        eq(people.contactPersonId, sql.placeholder('personId')),
        eq(people.state, 'active'),
        sql`${people.openId} is null`,
      ),
    )
    .prepare(),
)
const flagsByPerson = prepared((d) =>
  d
    .select()
    .from(personFlags)
    .where(eq(personFlags.personId, sql.placeholder('personId')))
    .prepare(),
)
const flagsByRoot = prepared((d) =>
  d
    .select({ personId: personFlags.personId, flag: personFlags.flag, detail: personFlags.detail })
    .from(personFlags)
    .innerJoin(people, eq(people.personId, personFlags.personId))
    .where(eq(people.rootId, sql.placeholder('rootId')))
    .prepare(),
)
const postsByPerson = prepared((d) =>
  d
    .select()
    .from(posts)
    .where(eq(posts.personId, sql.placeholder('personId')))
    .prepare(),
)
const postsByRoot = prepared((d) =>
  d
    .select()
    .from(posts)
    .where(eq(posts.rootId, sql.placeholder('rootId')))
    .prepare(),
)

export function findPerson(reader: Reader, personId: string): Person | undefined {
  return rememberedIn(reader, `person:${personId}`, () => byId(reader).get({ personId }))
}

export function getPerson(reader: Reader, personId: string): Person {
  const person = findPerson(reader, personId)
  if (!person) throw new Error(`no person ${personId}`)
  return person
}

export function personByOpenId(reader: Reader, openId: string): Person | undefined {
  return whileRegistersStand(reader, `account:${openId}`, () => byOpenId(reader).get({ openId }))
}

/** Everybody active below one general branch, in register order. */
export function listPeople(reader: Reader, rootId: string): Person[] {
  return ofRoot(reader).all({ rootId })
}

/** People without an account for whom this person answers. */
export function answeredForBy(reader: Reader, personId: string): Person[] {
  return ofContact(reader).all({ personId })
}

export function flagsOf(reader: Reader, personId: string): PersonFlag[] {
  return whileRegistersStand(reader, `flags:${personId}`, () =>
    flagsByPerson(reader).all({ personId }),
  )
}

export function listFlags(reader: Reader, rootId: string): PersonFlag[] {
  return flagsByRoot(reader).all({ rootId })
}

export function postsOf(reader: Reader, personId: string): Post[] {
  return postsByPerson(reader).all({ personId })
}

export function listPosts(reader: Reader, rootId: string): readonly Post[] {
  return keptIn(reader, `posts:${rootId}`, () => postsByRoot(reader).all({ rootId }))
}

/** What was worked out from the registers of a database as they stand. */
const worksOut = new WeakMap<object, Map<string, unknown>>()

/**
 * Gives what `read` gives, kept until somebody's place on a register or a flag of theirs changes:
 * for what a crowd asks of it again and again.
 */
export function whileRegistersStand<T>(reader: Reader, key: string, read: () => T): T {
  const known = worksOut.get(reader.drizzle) ?? new Map<string, unknown>()
  worksOut.set(reader.drizzle, known)
  const already = known.get(key) as T | undefined
  if (already !== undefined) return already
  const found = read()
  // Whoever is on no register is looked for again: anybody may press.
  if (found !== undefined) known.set(key, found)
  return found
}

function registersChange(tx: Tx): void {
  tx.forgetRows()
  worksOut.delete(tx.drizzle)
  // What was read before this is undone is not true afterwards.
  tx.onUndo(() => worksOut.delete(tx.drizzle))
}

export function insertPerson(tx: Tx, person: NewPerson): void {
  registersChange(tx)
  tx.drizzle.insert(people).values(person).run()
}

export function updatePerson(
  tx: Tx,
  personId: string,
  changes: Partial<Omit<Person, 'personId'>>,
): void {
  registersChange(tx)
  tx.drizzle.update(people).set(changes).where(eq(people.personId, personId)).run()
}

export function replaceFlags(
  tx: Tx,
  personId: string,
  flags: readonly { flag: string; detail: string | null }[],
): void {
  registersChange(tx)
  tx.drizzle.delete(personFlags).where(eq(personFlags.personId, personId)).run()
  for (const flag of flags) {
    tx.drizzle
      .insert(personFlags)
      .values({ personId, ...flag })
      .run()
  }
}

export function replacePosts(
  tx: Tx,
  person: { personId: string; rootId: string },
  held: readonly { body: string; post: string }[],
): void {
  tx.forgetRows()
  tx.drizzle.delete(posts).where(eq(posts.personId, person.personId)).run()
  for (const post of held) {
    tx.drizzle
      .insert(posts)
      .values({ personId: person.personId, rootId: person.rootId, ...post })
      .run()
  }
}

/** `quiet`: only one digest a day and never anything general. */
export function setDelivery(tx: Tx, personId: string, delivery: Person['delivery']): void {
  updatePerson(tx, personId, { delivery })
}

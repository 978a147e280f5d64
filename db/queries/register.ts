import { desc, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { registerEvents } from '../schema/organization.ts'
import { listFlags, listPeople, listPosts, type Person } from './people.ts'

export type RegisterEvent = typeof registerEvents.$inferSelect
/** A person as the rules of participation see them. */
export interface RegisterRow
  extends Pick<Person, 'personId' | 'rosterCode' | 'name' | 'kind' | 'branchId' | 'groupId'> {
  posts: readonly { body: string; post: string }[]
  /** Flag → detail: `flowOut` → `destination`, `lostContact` → `7months`, others empty. */
  flags: Readonly<Record<string, string>>
}
/** A person with posts and flags. */
export type RegisterPerson = Person & RegisterRow

const byPerson = prepared((d) =>
  d
    .select()
    .from(registerEvents)
    .where(eq(registerEvents.personId, sql.placeholder('personId')))
    .orderBy(desc(registerEvents.recordedAt))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** Everybody active below a general branch with posts and flags, in register order. */
export function listRegister(reader: Reader, rootId: string): RegisterPerson[] {
  const posts = Map.groupBy(listPosts(reader, rootId), (post) => post.personId)
  const flags = Map.groupBy(listFlags(reader, rootId), (flag) => flag.personId)
  return listPeople(reader, rootId).map((person) => ({
    ...person,
    posts: (posts.get(person.personId) ?? []).map(({ body, post }) => ({ body, post })),
    flags: Object.fromEntries(
      (flags.get(person.personId) ?? []).map(({ flag, detail }) => [flag, detail ?? '']),
    ),
  }))
}

export function insertRegisterEvent(tx: Tx, event: RegisterEvent): void {
  tx.drizzle.insert(registerEvents).values(event).run()
}

/** The latest dated changes of one person, newest first. */
export function registerEventsOf(reader: Reader, personId: string, limit: number): RegisterEvent[] {
  return byPerson(reader).all({ personId, limit })
}

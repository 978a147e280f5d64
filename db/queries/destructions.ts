import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { destructions } from '../schema/closing.ts'

export type Destruction = typeof destructions.$inferSelect
export { scrubFile } from '../scrub.ts'

const byId = prepared((d) =>
  d
    .select()
    .from(destructions)
    .where(eq(destructions.destructionId, sql.placeholder('destructionId')))
    .prepare(),
)
const open = prepared((d) =>
  d
    .select()
    .from(destructions)
    .where(
      and(
        eq(destructions.rootId, sql.placeholder('rootId')),
        inArray(destructions.state, ['proposed', 'agreed']),
      ),
    )
    .prepare(),
)
const done = prepared((d) =>
  d
    .select()
    .from(destructions)
    .where(and(eq(destructions.rootId, sql.placeholder('rootId')), eq(destructions.state, 'done')))
    .orderBy(desc(destructions.doneAt), desc(destructions.destructionId))
    .prepare(),
)
const asked = prepared((d) =>
  d
    .select()
    .from(destructions)
    .where(
      and(
        eq(destructions.witnessId, sql.placeholder('personId')),
        eq(destructions.state, 'proposed'),
      ),
    )
    .prepare(),
)

export function findDestruction(reader: Reader, destructionId: string): Destruction | undefined {
  return byId(reader).get({ destructionId })
}

/** Proposed and not carried out yet. */
export function openDestructions(reader: Reader, rootId: string): Destruction[] {
  return open(reader).all({ rootId })
}

/** What was destroyed, the latest first; kept for good. */
export function destructionRecords(reader: Reader, rootId: string): Destruction[] {
  return done(reader).all({ rootId })
}

/** Where this person was asked to be the second and has not answered. */
export function destructionsAskedOf(reader: Reader, personId: string): Destruction[] {
  return asked(reader).all({ personId })
}

export function insertDestruction(
  tx: Tx,
  proposed: Omit<Destruction, 'state' | 'agreedById' | 'agreedAt' | 'counts' | 'doneAt'>,
): void {
  tx.drizzle
    .insert(destructions)
    .values({ ...proposed, state: 'proposed', counts: {} })
    .run()
}

export function updateDestruction(
  tx: Tx,
  destructionId: string,
  changes: Partial<Pick<Destruction, 'state' | 'agreedById' | 'agreedAt' | 'counts' | 'doneAt'>>,
): void {
  tx.drizzle
    .update(destructions)
    .set(changes)
    .where(eq(destructions.destructionId, destructionId))
    .run()
}

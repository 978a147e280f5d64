import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import {
  rectificationItems,
  rectificationReports,
  rectificationReviews,
} from '../schema/rectification.ts'

type Row = typeof rectificationItems.$inferSelect
/** What is needed to ask somebody about an item; its words stay sealed. */
export type AskedItem = Pick<
  Row,
  'itemId' | 'rootId' | 'cycleId' | 'unitId' | 'responsibleId' | 'rectificationClass'
> & { askOn: string }
export type Review = typeof rectificationReviews.$inferSelect
export type ReviewRow = Review['row']

const asked = {
  itemId: rectificationItems.itemId,
  rootId: rectificationItems.rootId,
  cycleId: rectificationItems.cycleId,
  unitId: rectificationItems.unitId,
  responsibleId: rectificationItems.responsibleId,
  rectificationClass: rectificationItems.rectificationClass,
  askOn: sql<string>`${rectificationItems.askOn}`,
}
const onDay = prepared((d) =>
  d
    .select(asked)
    .from(rectificationItems)
    .where(eq(rectificationItems.askOn, sql.placeholder('day')))
    .prepare(),
)
const inUnit = prepared((d) =>
  d
    .select(asked)
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.unitId, sql.placeholder('unitId')),
        sql`${rectificationItems.askOn} <= ${sql.placeholder('day')}`,
      ),
    )
    .prepare(),
)
const counts = prepared((d) =>
  d
    .select({
      list: rectificationItems.list,
      state: rectificationItems.state,
      publishedOn: rectificationItems.publishedOn,
      closedOn: rectificationItems.closedOn,
      askOn: rectificationItems.askOn,
      count: sql<number>`count(*)`,
    })
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.cycleId, sql.placeholder('cycleId')),
        eq(rectificationItems.unitId, sql.placeholder('unitId')),
        isNotNull(rectificationItems.publishedOn),
      ),
    )
    .groupBy(
      rectificationItems.list,
      rectificationItems.state,
      rectificationItems.publishedOn,
      rectificationItems.closedOn,
      rectificationItems.askOn,
    )
    .prepare(),
)
const onCheckDay = prepared((d) =>
  d
    .select({ itemId: rectificationItems.itemId, checkerId: rectificationItems.checkerId })
    .from(rectificationItems)
    .where(eq(rectificationItems.checkOn, sql.placeholder('day')))
    .prepare(),
)
const reported = prepared((d) =>
  d
    .select({ itemId: rectificationItems.itemId, checkerId: rectificationItems.checkerId })
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.cycleId, sql.placeholder('cycleId')),
        eq(rectificationItems.unitId, sql.placeholder('unitId')),
        isNotNull(rectificationItems.checkOn),
        ne(rectificationItems.rectificationClass, 'longTerm'),
      ),
    )
    .prepare(),
)
const published = prepared((d) =>
  d
    .selectDistinct({ list: rectificationItems.list, ownerId: rectificationItems.ownerId })
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.cycleId, sql.placeholder('cycleId')),
        eq(rectificationItems.unitId, sql.placeholder('unitId')),
        isNotNull(rectificationItems.publishedOn),
      ),
    )
    .prepare(),
)
const review = prepared((d) =>
  d
    .select()
    .from(rectificationReviews)
    .where(
      and(
        eq(rectificationReviews.cycleId, sql.placeholder('cycleId')),
        eq(rectificationReviews.unitId, sql.placeholder('unitId')),
        eq(rectificationReviews.row, sql.placeholder('row')),
      ),
    )
    .prepare(),
)

/** Everything that asks for something on one day, in all general branches. */
export function itemsAskedOn(reader: Reader, day: string): AskedItem[] {
  return onDay(reader).all({ day })
}

/** What a unit's items ask for up to a day. */
export function itemsAskedUpTo(reader: Reader, unitId: string, day: string): AskedItem[] {
  return inUnit(reader).all({ unitId, day })
}

/** What waits for its checker since a day. */
export function itemsToCheckSince(
  reader: Reader,
  day: string,
): { itemId: string; checkerId: string | null }[] {
  return onCheckDay(reader).all({ day })
}

/** What a unit's people reported done in a cycle and nobody has looked at. */
export function itemsReportedDone(
  reader: Reader,
  cycleId: string,
  unitId: string,
): { itemId: string; checkerId: string | null }[] {
  return reported(reader).all({ cycleId, unitId })
}

/** Which lists of a unit are out: its team's, and whose personal ones. */
export function publishedLists(
  reader: Reader,
  cycleId: string,
  unitId: string,
): { team: boolean; ownerIds: ReadonlySet<string> } {
  const rows = published(reader).all({ cycleId, unitId })
  return {
    team: rows.some(({ list }) => list === 'team'),
    ownerIds: new Set(rows.flatMap(({ ownerId }) => ownerId ?? [])),
  }
}

/** Published items of a unit, counted by their days. */
export function itemCounts(reader: Reader, cycleId: string, unitId: string) {
  return counts(reader).all({ cycleId, unitId })
}

export function findReview(
  reader: Reader,
  of: { cycleId: string; unitId: string; row: ReviewRow },
): Review | undefined {
  return review(reader).get({ cycleId: of.cycleId, unitId: of.unitId, row: of.row })
}

/** False when it was done before. */
export function insertReview(tx: Tx, done: Review): boolean {
  return (
    tx.drizzle.insert(rectificationReviews).values(done).onConflictDoNothing().run().changes > 0
  )
}

export function isMonthlyReportOn(reader: Reader, rootId: string): boolean {
  const row = reader.drizzle
    .select()
    .from(rectificationReports)
    .where(eq(rectificationReports.rootId, rootId))
    .get()
  return row?.monthly ?? false
}

export function setMonthlyReport(
  tx: Tx,
  of: { rootId: string; monthly: boolean; byPersonId: string },
): void {
  const { monthly, byPersonId } = of
  tx.drizzle
    .insert(rectificationReports)
    .values(of)
    .onConflictDoUpdate({ target: rectificationReports.rootId, set: { monthly, byPersonId } })
    .run()
}

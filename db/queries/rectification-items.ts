import { and, asc, eq, isNotNull, lte, ne, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { rectificationItems, rectificationSources } from '../schema/rectification.ts'

type Row = typeof rectificationItems.$inferSelect
export type RectificationClass = NonNullable<Row['rectificationClass']>
export type RectificationSourceKind = (typeof rectificationSources.$inferSelect)['kind']
export interface RectificationSource {
  kind: RectificationSourceKind
  sourceId: string
}

/** What was written about an item. */
export interface RectificationTexts {
  problem: string
  /** What it is to be like afterwards. */
  goal: string
  measures: string
  leadUnit: string | null
  importedFrom: string | null
  /** Why it was not adopted. */
  reason: string | null
}

/** Items written before there were goals have none. */
type WrittenTexts = Omit<RectificationTexts, 'goal'> & Partial<RectificationTexts>

export interface RectificationItem extends Omit<Row, 'texts'>, RectificationTexts {}
export type NewRectificationItem = Omit<
  RectificationItem,
  'askOn' | 'checkOn' | 'publishedOn' | 'closedOn' | 'escalatedOn' | 'answeredOn' | 'answerOn'
>
export type RectificationChanges = Partial<
  Omit<RectificationItem, 'itemId' | 'rootId' | 'askOn' | 'createdAt' | 'createdById'>
>

const placeholder = sql.placeholder
const byId = prepared((d) =>
  d
    .select()
    .from(rectificationItems)
    .where(eq(rectificationItems.itemId, placeholder('itemId')))
    .prepare(),
)
const ofCycle = prepared((d) =>
  d
    .select()
    .from(rectificationItems)
    .where(eq(rectificationItems.cycleId, placeholder('cycleId')))
    .orderBy(asc(rectificationItems.createdAt), asc(rectificationItems.itemId))
    .prepare(),
)
const ofUnit = prepared((d) =>
  d
    .select()
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.cycleId, placeholder('cycleId')),
        eq(rectificationItems.unitId, placeholder('unitId')),
      ),
    )
    .orderBy(asc(rectificationItems.createdAt), asc(rectificationItems.itemId))
    .prepare(),
)
const openBefore = prepared((d) =>
  d
    .select()
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.rootId, placeholder('rootId')),
        eq(rectificationItems.state, 'published'),
        ne(rectificationItems.cycleId, placeholder('cycleId')),
      ),
    )
    .orderBy(asc(rectificationItems.createdAt), asc(rectificationItems.itemId))
    .prepare(),
)
const borne = prepared((d) =>
  d
    .select()
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.responsibleId, placeholder('personId')),
        isNotNull(rectificationItems.askOn),
      ),
    )
    .orderBy(asc(rectificationItems.askOn))
    .prepare(),
)
const checked = prepared((d) =>
  d
    .select()
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.checkerId, placeholder('personId')),
        lte(rectificationItems.checkOn, placeholder('today')),
      ),
    )
    .orderBy(asc(rectificationItems.checkOn))
    .prepare(),
)
const awaiting = prepared((d) =>
  d
    .select()
    .from(rectificationItems)
    .where(
      and(
        eq(rectificationItems.rootId, placeholder('rootId')),
        isNotNull(rectificationItems.answerOn),
      ),
    )
    .orderBy(asc(rectificationItems.answerOn))
    .prepare(),
)
const sources = prepared((d) =>
  d
    .select({ kind: rectificationSources.kind, sourceId: rectificationSources.sourceId })
    .from(rectificationSources)
    .where(eq(rectificationSources.itemId, placeholder('itemId')))
    .orderBy(asc(rectificationSources.kind), asc(rectificationSources.sourceId))
    .prepare(),
)

/** All items of a cycle, or of one unit in it, personal lists included, the oldest first. */
export function itemsOf(reader: Reader, cycleId: string, unitId?: string): RectificationItem[] {
  const rows =
    unitId === undefined
      ? ofCycle(reader).all({ cycleId })
      : ofUnit(reader).all({ cycleId, unitId })
  return rows.map((row) => opened(reader, row))
}

export function findItem(reader: Reader, itemId: string): RectificationItem | undefined {
  const row = byId(reader).get({ itemId })
  return row && opened(reader, row)
}

/** Published items of earlier cycles that nobody closed (R63); a later cycle takes them over. */
export function openItemsBefore(
  reader: Reader,
  rootId: string,
  cycleId: string,
): RectificationItem[] {
  return openBefore(reader)
    .all({ rootId, cycleId })
    .map((row) => opened(reader, row))
}

/** What a person is to put right and has not reported done, the soonest first. */
export function itemsBorneBy(reader: Reader, personId: string): RectificationItem[] {
  return borne(reader)
    .all({ personId })
    .map((row) => opened(reader, row))
}

/** What waits for this person's check by a day. */
export function itemsToCheck(reader: Reader, personId: string, today: string): RectificationItem[] {
  return checked(reader)
    .all({ personId, today })
    .map((row) => opened(reader, row))
}

/** Items an answer from above is waited for, the soonest first. */
export function itemsAwaitingAnswer(reader: Reader, rootId: string): RectificationItem[] {
  return awaiting(reader)
    .all({ rootId })
    .map((row) => opened(reader, row))
}

/** What an item came from. */
export function sourcesOf(reader: Reader, itemId: string): RectificationSource[] {
  return sources(reader).all({ itemId })
}

export function insertItem(tx: Tx, item: NewRectificationItem): void {
  const { problem, goal, measures, leadUnit, importedFrom, reason, ...row } = item
  const texts = { problem, goal, measures, leadUnit, importedFrom, reason }
  tx.drizzle
    .insert(rectificationItems)
    .values({ ...row, texts: sealed(tx, item.itemId, texts) })
    .run()
}

/** Changes an item and keeps the days on which somebody is asked about it in step. */
export function updateItem(tx: Tx, itemId: string, changes: RectificationChanges): void {
  const before = findItem(tx, itemId)
  if (!before) return
  const after = { ...before, ...changes }
  const { problem, goal, measures, leadUnit, importedFrom, reason, ...row } = after
  const texts = sealed(tx, itemId, { problem, goal, measures, leadUnit, importedFrom, reason })
  tx.drizzle
    .update(rectificationItems)
    .set({ ...row, texts, ...daysOf(after) })
    .where(eq(rectificationItems.itemId, itemId))
    .run()
}

/** An item of a list that is put right for good has reviews instead of a last day. */
function daysOf(item: RectificationItem) {
  const isOpen = item.state === 'published'
  const isLongTerm = item.rectificationClass === 'longTerm'
  const day = isLongTerm ? item.nextReviewOn : item.dueOn
  const isAsked = isOpen && item.checkOn === null
  return {
    askOn: isOpen && (isLongTerm || isAsked) ? day : null,
    checkOn: isOpen ? (isLongTerm ? item.nextReviewOn : item.checkOn) : null,
    answerOn: isOpen ? item.answerOn : null,
  }
}

/** The items that were put under a campaign. */
export function itemsOfCampaign(reader: Reader, campaignId: string): RectificationItem[] {
  return reader.drizzle
    .select()
    .from(rectificationItems)
    .where(eq(rectificationItems.campaignId, campaignId))
    .all()
    .map((row) => opened(reader, row))
}

function opened(reader: Reader, { texts, ...row }: Row): RectificationItem {
  const words = JSON.parse(reader.vault.open(texts, textsOf(row.itemId))) as WrittenTexts
  return { ...row, ...words, goal: words.goal ?? '' }
}

function sealed(tx: Tx, itemId: string, texts: RectificationTexts): Buffer {
  return tx.vault.seal(JSON.stringify(texts), textsOf(itemId))
}

function textsOf(itemId: string): string {
  return `rectification_item:${itemId}:texts`
}

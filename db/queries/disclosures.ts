import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { disclosures } from '../schema/disclosure.ts'
import { newPublicToken } from './public-token.ts'

export { disclosureAnswersOf } from './disclosure-envelopes.ts'

type Row = typeof disclosures.$inferSelect
export type DisclosureScope = Row['scope'][number]
export type DisclosureWay = Row['way'][number]
export type DisclosureNaming = Row['naming']

/** One item as everybody may read it: names masked, without what was written in its log. */
export interface DisclosedItem {
  itemId: string
  problem: string
  measures: string
  rectificationClass: 'immediate' | 'phased' | 'coordinated' | 'longTerm' | null
  dueOn: string | null
  leadUnit: string | null
  responsible: string | null
  isClosed: boolean
  /** How often progress was noted; never what it says. */
  progress: number
}

/** What stands on the page and the sheet. */
export interface DisclosureTexts {
  /** Where the sheet hangs. */
  place: string
  /** Whom one can also turn to. */
  contact: string
  items: readonly DisclosedItem[]
  /** The day whose state it shows. */
  asOf: string
}

export interface Disclosure extends Omit<Row, 'texts'>, DisclosureTexts {}
export type DisclosureDraft = Omit<Disclosure, 'state' | 'token' | 'publishedOn' | 'endedOn'>

const byId = prepared((d) =>
  d
    .select()
    .from(disclosures)
    .where(eq(disclosures.disclosureId, sql.placeholder('disclosureId')))
    .prepare(),
)
const byToken = prepared((d) =>
  d
    .select()
    .from(disclosures)
    .where(eq(disclosures.token, sql.placeholder('token')))
    .prepare(),
)
const statesOf = prepared((d) =>
  d
    .select({
      disclosureId: disclosures.disclosureId,
      round: disclosures.round,
      state: disclosures.state,
    })
    .from(disclosures)
    .where(
      and(
        eq(disclosures.cycleId, sql.placeholder('cycleId')),
        eq(disclosures.unitId, sql.placeholder('unitId')),
      ),
    )
    .orderBy(asc(disclosures.round), asc(disclosures.publishedOn), asc(disclosures.rev))
    .prepare(),
)
const openOnes = prepared((d) =>
  d
    .select({
      disclosureId: disclosures.disclosureId,
      rootId: disclosures.rootId,
      unitId: disclosures.unitId,
      fromOn: disclosures.fromOn,
      toOn: disclosures.toOn,
      way: disclosures.way,
    })
    .from(disclosures)
    .where(eq(disclosures.state, 'open'))
    .prepare(),
)

export type OpenDisclosure = Pick<
  Row,
  'disclosureId' | 'rootId' | 'unitId' | 'fromOn' | 'toOn' | 'way'
>

export function findDisclosure(reader: Reader, disclosureId: string): Disclosure | undefined {
  const row = byId(reader).get({ disclosureId })
  return row && opened(reader, row)
}

/** Only the unit, for judging who may read; without opening what is sealed. */
export function unitOfDisclosure(reader: Reader, disclosureId: string): string | undefined {
  return byId(reader).get({ disclosureId })?.unitId
}

export function disclosureByToken(reader: Reader, token: string): Disclosure | undefined {
  const row = byToken(reader).get({ token })
  return row && opened(reader, row)
}

/** All of a unit's in a cycle, drafts and withdrawn ones included; the first round first. */
export function roundsOf(
  reader: Reader,
  cycleId: string,
  unitId: string,
): Pick<Row, 'disclosureId' | 'round' | 'state'>[] {
  return statesOf(reader).all({ cycleId, unitId })
}

/** Those shown now, to come, or over and not yet closed. */
export function openDisclosures(reader: Reader): OpenDisclosure[] {
  return openOnes(reader).all()
}

/** Everything that was ever disclosed in a cycle, withdrawn ones too; no drafts. */
export function disclosuresOf(reader: Reader, cycleId: string): Disclosure[] {
  return reader.drizzle
    .select()
    .from(disclosures)
    .where(and(eq(disclosures.cycleId, cycleId), ne(disclosures.state, 'draft')))
    .orderBy(asc(disclosures.publishedOn), asc(disclosures.unitId), asc(disclosures.round))
    .all()
    .map((row) => opened(reader, row))
}

/** The newest of some units that is shown or was to its end; for who is not in the team. */
export function newestDisclosed(
  reader: Reader,
  cycleId: string,
  unitIds: readonly string[],
): Pick<Row, 'disclosureId' | 'state'> | undefined {
  return (
    reader.drizzle
      .select({ disclosureId: disclosures.disclosureId, state: disclosures.state })
      .from(disclosures)
      .where(
        and(
          eq(disclosures.cycleId, cycleId),
          inArray(disclosures.unitId, [...unitIds]),
          inArray(disclosures.state, ['open', 'closed']),
        ),
      )
      // Open ones first, the newest of them.
      .orderBy(desc(disclosures.state), desc(disclosures.publishedOn))
      .limit(1)
      .get()
  )
}

/** Writes a draft, or writes one anew; what is no longer a draft stays as it was shown. */
export function saveDisclosureDraft(tx: Tx, draft: DisclosureDraft): void {
  const { place, contact, items, asOf, ...row } = draft
  const texts = sealed(tx, draft.disclosureId, { place, contact, items, asOf })
  const { fromOn, toOn, scope, way, naming, savedById, rev } = row
  tx.drizzle
    .insert(disclosures)
    .values({ ...row, texts, state: 'draft', token: newPublicToken() })
    .onConflictDoUpdate({
      target: disclosures.disclosureId,
      set: { fromOn, toOn, scope, way, naming, savedById, rev, texts },
      setWhere: eq(disclosures.state, 'draft'),
    })
    .run()
}

export function updateDisclosure(
  tx: Tx,
  disclosureId: string,
  changes: Partial<Pick<Row, 'state' | 'publishedOn' | 'endedOn' | 'way'>>,
): void {
  tx.drizzle
    .update(disclosures)
    .set(changes)
    .where(eq(disclosures.disclosureId, disclosureId))
    .run()
}

function opened(reader: Reader, { texts, ...row }: Row): Disclosure {
  const words = reader.vault.open(texts, textsOf(row.disclosureId))
  return { ...row, ...(JSON.parse(words) as DisclosureTexts) }
}

function sealed(tx: Tx, disclosureId: string, texts: DisclosureTexts): Buffer {
  return tx.vault.seal(JSON.stringify(texts), textsOf(disclosureId))
}

function textsOf(disclosureId: string): string {
  return `disclosure:${disclosureId}:texts`
}

import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { institutionItems } from '../schema/special-campaign.ts'

type Row = typeof institutionItems.$inferSelect
export type InstitutionKind = Row['kind']
export interface InstitutionTexts {
  title: string
  /** Whether the rule is kept, as it was found. */
  result: string | null
}
export interface InstitutionItem extends Omit<Row, 'texts'>, InstitutionTexts {}

const ofUnit = prepared((d) =>
  d
    .select()
    .from(institutionItems)
    .where(
      and(
        eq(institutionItems.cycleId, sql.placeholder('cycleId')),
        eq(institutionItems.unitId, sql.placeholder('unitId')),
      ),
    )
    .orderBy(asc(institutionItems.createdAt), asc(institutionItems.institutionId))
    .prepare(),
)
const ofOwner = prepared((d) =>
  d
    .select()
    .from(institutionItems)
    .where(
      and(
        eq(institutionItems.ownerId, sql.placeholder('personId')),
        isNull(institutionItems.checkedOn),
      ),
    )
    .prepare(),
)

const askedOn = prepared((d) =>
  d
    .select({ institutionId: institutionItems.institutionId, ownerId: institutionItems.ownerId })
    .from(institutionItems)
    .where(
      or(
        and(eq(institutionItems.dueOn, sql.placeholder('day')), isNull(institutionItems.doneOn)),
        and(
          eq(institutionItems.checkOn, sql.placeholder('day')),
          isNull(institutionItems.checkedOn),
        ),
      ),
    )
    .prepare(),
)

export function institutionsOf(reader: Reader, cycleId: string, unitId: string): InstitutionItem[] {
  return ofUnit(reader)
    .all({ cycleId, unitId })
    .map((row) => opened(reader, row))
}

/** Rules a person still has to make, or to look after. */
export function openInstitutionsOf(reader: Reader, personId: string): InstitutionItem[] {
  return ofOwner(reader)
    .all({ personId })
    .map((row) => opened(reader, row))
}

export function findInstitution(
  reader: Reader,
  institutionId: string,
): InstitutionItem | undefined {
  const row = reader.drizzle
    .select()
    .from(institutionItems)
    .where(eq(institutionItems.institutionId, institutionId))
    .get()
  return row && opened(reader, row)
}

/** Rules to be made, or to be looked after, on this day. */
export function institutionsAskedOn(
  reader: Reader,
  day: string,
): { institutionId: string; ownerId: string }[] {
  return askedOn(reader).all({ day })
}

export function saveInstitution(tx: Tx, item: InstitutionItem): void {
  const { title, result, ...row } = item
  const words = JSON.stringify({ title, result })
  const values = { ...row, texts: tx.vault.seal(words, textsOf(row.institutionId)) }
  tx.drizzle
    .insert(institutionItems)
    .values(values)
    .onConflictDoUpdate({ target: institutionItems.institutionId, set: values })
    .run()
}

function opened(reader: Reader, { texts, ...row }: Row): InstitutionItem {
  const words = reader.vault.open(texts, textsOf(row.institutionId))
  return { ...row, ...(JSON.parse(words) as InstitutionTexts) }
}

function textsOf(institutionId: string): string {
  return `institution_item:${institutionId}:texts`
}

import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { campaignCases, specialCampaigns } from '../schema/special-campaign.ts'

type Row = typeof specialCampaigns.$inferSelect
type CaseRow = typeof campaignCases.$inferSelect
export interface CampaignTexts {
  title: string
  measures: string
  result: string | null
}
export interface SpecialCampaign extends Omit<Row, 'texts'>, CampaignTexts {}
/** A case; one that was handed over has no words any more (R116). */
export interface CampaignCase extends Omit<CaseRow, 'body'> {
  body: string | null
}

const ofUnit = prepared((d) =>
  d
    .select()
    .from(specialCampaigns)
    .where(
      and(
        eq(specialCampaigns.cycleId, sql.placeholder('cycleId')),
        eq(specialCampaigns.unitId, sql.placeholder('unitId')),
      ),
    )
    .orderBy(asc(specialCampaigns.createdAt), asc(specialCampaigns.campaignId))
    .prepare(),
)
const ofOwner = prepared((d) =>
  d
    .select()
    .from(specialCampaigns)
    .where(
      and(
        eq(specialCampaigns.ownerId, sql.placeholder('personId')),
        isNull(specialCampaigns.closedOn),
      ),
    )
    .prepare(),
)

const dueOn = prepared((d) =>
  d
    .select({ campaignId: specialCampaigns.campaignId, ownerId: specialCampaigns.ownerId })
    .from(specialCampaigns)
    .where(
      and(eq(specialCampaigns.dueOn, sql.placeholder('day')), isNull(specialCampaigns.closedOn)),
    )
    .prepare(),
)

export function campaignsOf(reader: Reader, cycleId: string, unitId: string): SpecialCampaign[] {
  return ofUnit(reader)
    .all({ cycleId, unitId })
    .map((row) => opened(reader, row))
}

export function openCampaignsOf(reader: Reader, personId: string): SpecialCampaign[] {
  return ofOwner(reader)
    .all({ personId })
    .map((row) => opened(reader, row))
}

export function findCampaign(reader: Reader, campaignId: string): SpecialCampaign | undefined {
  const row = reader.drizzle
    .select()
    .from(specialCampaigns)
    .where(eq(specialCampaigns.campaignId, campaignId))
    .get()
  return row && opened(reader, row)
}

/** Open campaigns with this last day. */
export function campaignsDueOn(
  reader: Reader,
  day: string,
): { campaignId: string; ownerId: string }[] {
  return dueOn(reader).all({ day })
}

export function saveCampaign(tx: Tx, campaign: SpecialCampaign): void {
  const { title, measures, result, ...row } = campaign
  const words = JSON.stringify({ title, measures, result })
  const values = { ...row, texts: tx.vault.seal(words, textsOf(row.campaignId)) }
  tx.drizzle
    .insert(specialCampaigns)
    .values(values)
    .onConflictDoUpdate({ target: specialCampaigns.campaignId, set: values })
    .run()
}

export function casesOf(reader: Reader, campaignId: string): CampaignCase[] {
  return reader.drizzle
    .select()
    .from(campaignCases)
    .where(eq(campaignCases.campaignId, campaignId))
    .orderBy(asc(campaignCases.at), asc(campaignCases.caseId))
    .all()
    .map((row) => ({
      ...row,
      body: row.body === null ? null : reader.vault.open(row.body, caseOf(row.caseId)),
    }))
}

export function findCase(reader: Reader, caseId: string): Omit<CaseRow, 'body'> | undefined {
  const row = reader.drizzle
    .select()
    .from(campaignCases)
    .where(eq(campaignCases.caseId, caseId))
    .get()
  if (!row) return undefined
  const { body: _, ...rest } = row
  return rest
}

export function insertCase(
  tx: Tx,
  found: Omit<CaseRow, 'body' | 'state' | 'onDay'> & { body: string },
): void {
  const body = tx.vault.seal(found.body, caseOf(found.caseId))
  tx.drizzle
    .insert(campaignCases)
    .values({ ...found, body, state: 'open', onDay: null })
    .run()
}

/** Settles or transfers a case, or opens it again; of a transferred one no word stays. */
export function markCase(
  tx: Tx,
  caseId: string,
  mark: Pick<CaseRow, 'state' | 'onDay' | 'byPersonId'>,
): void {
  const words = mark.state === 'transferred' ? { body: null } : {}
  tx.drizzle
    .update(campaignCases)
    .set({ ...mark, ...words })
    .where(eq(campaignCases.caseId, caseId))
    .run()
}

function opened(reader: Reader, { texts, ...row }: Row): SpecialCampaign {
  const words = reader.vault.open(texts, textsOf(row.campaignId))
  return { ...row, ...(JSON.parse(words) as CampaignTexts) }
}

function textsOf(campaignId: string): string {
  return `special_campaign:${campaignId}:texts`
}

function caseOf(caseId: string): string {
  return `campaign_case:${caseId}:body`
}

import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import { offeredFiles } from '../schema/rectification.ts'
import type { KeptFile } from './rectification-progress.ts'

/** What a person sent since then that lies on no item yet, in order. */
export function offersOf(reader: Reader, personId: string, since: Date): KeptFile[] {
  return reader.drizzle
    .select()
    .from(offeredFiles)
    .where(and(eq(offeredFiles.personId, personId), gte(offeredFiles.at, since.getTime())))
    .orderBy(asc(offeredFiles.at), asc(offeredFiles.offerId))
    .all()
    .map(({ offerId, file }) => JSON.parse(reader.vault.open(file, fileOf(offerId))) as KeptFile)
}

export function insertOffer(
  tx: Tx,
  { file, ...row }: { offerId: string; personId: string; file: KeptFile; at: number },
): void {
  const sealed = tx.vault.seal(JSON.stringify(file), fileOf(row.offerId))
  tx.drizzle
    .insert(offeredFiles)
    .values({ ...row, file: sealed })
    .run()
}

export function forgetOffersOf(tx: Tx, personId: string): void {
  tx.drizzle.delete(offeredFiles).where(eq(offeredFiles.personId, personId)).run()
}

const oldest = prepared((d) =>
  d
    .select({ at: sql<number | null>`min(${offeredFiles.at})` })
    .from(offeredFiles)
    .prepare(),
)

/** Whether anybody left an offer unanswered so long. */
export function hasOffersBefore(reader: Reader, moment: Date): boolean {
  const at = oldest(reader).get()?.at
  return typeof at === 'number' && at < moment.getTime()
}

export function forgetOffersBefore(tx: Tx, moment: Date): void {
  tx.drizzle.delete(offeredFiles).where(lt(offeredFiles.at, moment.getTime())).run()
}

function fileOf(offerId: string): string {
  return `offered_file:${offerId}:file`
}

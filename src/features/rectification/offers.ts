import type { Reader } from '../../../db/client.ts'
import { forgetOffersBefore, hasOffersBefore } from '../../../db/queries/offered-files.ts'
import type { Writing } from '../../pipeline/operation.ts'

/** So long somebody may say to which item it belongs what they sent unasked. */
const offerKeptMs = 7 * 86_400_000

/** Since when an offer may still be answered. */
export function offeredSince(now: Date): Date {
  return new Date(now.getTime() - offerKeptMs)
}

/** Forgets what was sent and never put anywhere. */
export function oldOffers(db: Reader, now: Date): readonly ((op: Writing) => void)[] {
  const since = offeredSince(now)
  return hasOffersBefore(db, since) ? [(op) => forgetOffersBefore(op.tx, since)] : []
}

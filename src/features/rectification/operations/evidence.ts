import { pictureName, rectificationToasts } from '../../../../cards/rectification/wording.ts'
import { awaitedFileOf, awaitFile, stopAwaiting } from '../../../../db/queries/awaited-files.ts'
import { forgetOffersOf, insertOffer, offersOf } from '../../../../db/queries/offered-files.ts'
import { findItem, type RectificationItem } from '../../../../db/queries/rectification-items.ts'
import { findEntry, type KeptFile } from '../../../../db/queries/rectification-progress.ts'
import { Refusal } from '../../../errors.ts'
import type { InboundMessage } from '../../../feishu/inbound.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { log, refreshItem } from '../listing.ts'
import { offeredSince } from '../offers.ts'
import { audienceOf, itemsInHandOf, mayNote } from '../people.ts'
import { itemRef, mineRef, offerRef } from '../refs.ts'
import { noteable } from './progress.ts'

const minuteMs = 60_000
/** So long the next file of somebody who was asked for one is taken. */
export const fileWaitMs = 30 * minuteMs

interface OfItem {
  itemId: string
}

/** 传佐证: what this person sends next belongs to this item. */
export function awaitEvidence(op: Operation, { itemId }: OfItem): Reply {
  waitFor(op, noteable(op, itemId))
  return { toast: rectificationToasts.sendEvidence }
}

function waitFor(op: Operation, { itemId }: RectificationItem): number {
  const { personId } = op.actor
  const until = op.now.getTime() + fileWaitMs
  const purpose = 'rectificationEvidence' as const
  awaitFile(op.tx, { personId, purpose, subjectId: itemId, label: '', until })
  return until
}

/** A picture or a file somebody sent: onto the item they are at, or they are asked onto which. */
export function takeEvidence(op: Operation, { file, messageId }: InboundMessage): boolean {
  if (!file || op.place.chatType !== 'p2p') return false
  const sent: KeptFile = { ...file, messageId, fileName: file.fileName || pictureName }
  const awaited = awaitedFileOf(op.tx, op.actor.personId, op.now)
  if (!awaited) return takeUnasked(op, sent)
  const item = findItem(op.tx, awaited.subjectId)
  if (awaited.purpose !== 'rectificationEvidence' || item?.state !== 'published') return false
  if (!mayNote(op.tx, op.actor, item)) return false
  // Pictures come one by one, and several of one matter.
  if (sent.type === 'file') stopAwaiting(op.tx, op.actor.personId)
  attach(op, item, [sent])
  show(op, item, awaited.until)
  return true
}

function takeUnasked(op: Operation, sent: KeptFile): boolean {
  const items = itemsInHandOf(op.tx, op.actor)
  const [only] = items
  if (only && items.length === 1) {
    attach(op, only, [sent])
    show(op, only, waitFor(op, only))
  } else if (only) offer(op, sent)
  return only !== undefined
}

function offer(op: Operation, file: KeptFile): void {
  const { personId } = op.actor
  const isFirst = offersOf(op.tx, personId, offeredSince(op.now)).length === 0
  const offerId = op.newId()
  insertOffer(op.tx, { offerId, personId, file, at: op.now.getTime() })
  const dedupeKey = `rectification:offer:${offerId}`
  if (isFirst) op.send({ ...offerRef(personId), to: { openId: op.openId }, dedupeKey })
  else op.redraw(offerRef(personId))
}

/** 放进这一项: everything the person sent and was asked about. */
export function placeOffer(op: Operation, { itemId }: OfItem): Reply {
  const item = noteable(op, itemId)
  const files = offersOf(op.tx, op.actor.personId, offeredSince(op.now))
  if (files.length === 0) return { toast: rectificationToasts.offersPlaced }
  forgetOffersOf(op.tx, op.actor.personId)
  attach(op, item, files)
  waitFor(op, item)
  return { toast: rectificationToasts.evidenceKept(files.length), become: itemRef(itemId) }
}

/** 不是佐证: what was sent has nothing to do with the lists. */
export function dropOffers(op: Operation): Reply {
  forgetOffersOf(op.tx, op.actor.personId)
  return { toast: rectificationToasts.offersDropped, become: mineRef(op.actor.personId) }
}

function attach(op: Operation, item: RectificationItem, files: readonly KeptFile[]): void {
  for (const file of files) log(op, item.itemId, 'evidence', '', file)
  refreshItem(op, item)
  op.audit('rectification.evidence', item.itemId)
}

/** Once for all that comes while it is waited for. */
function show(op: Operation, { itemId }: RectificationItem, until: number): void {
  const dedupeKey = `rectification:evidence:${itemId}:${op.actor.personId}:${until}`
  op.send({ ...itemRef(itemId), to: { openId: op.openId }, dedupeKey })
}

/** 看: fetches a picture or file from where it lies, for who reads the item. */
export function seeEvidence(op: Operation, { entryId }: { entryId: string }): Reply {
  const entry = findEntry(op.tx, entryId)
  const item = entry?.file && findItem(op.tx, entry.itemId)
  if (!item) throw new Refusal('notFound')
  if (!audienceOf(op.tx, item).includes(op.actor.personId)) throw new Refusal('notFound')
  op.sendDocument({
    document: 'rectificationEvidence',
    key: { entryId },
    to: { openId: op.openId },
    dedupeKey: `rectificationEvidence:${entryId}:${op.newId()}`,
  })
  op.audit('rectification.seeEvidence', entryId)
  return { toast: rectificationToasts.evidenceComes }
}

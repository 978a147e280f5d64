import {
  rectificationRefusals,
  rectificationToasts,
} from '../../../../cards/rectification/wording.ts'
import {
  findItem,
  updateItem,
  type RectificationItem,
} from '../../../../db/queries/rectification-items.ts'
import { findEntry, takeBackEntry } from '../../../../db/queries/rectification-progress.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { log, refreshItem } from '../listing.ts'
import { mayNote } from '../people.ts'
import { itemRef } from '../refs.ts'

interface OfItem {
  itemId: string
}

/** 记进展: what was done, in words (R110). */
export function note(op: Operation, input: OfItem & { body: string }): Reply {
  const item = noteable(op, input.itemId)
  log(op, item.itemId, 'progress', input.body)
  refreshItem(op, item)
  op.audit('rectification.note', item.itemId)
  return { toast: rectificationToasts.noted, become: itemRef(item.itemId) }
}

/** Takes back what one wrote or sent oneself, as long as the item is open. */
export function withdrawNote(op: Operation, input: OfItem & { entryId: string }): Reply {
  const item = openItem(op, input.itemId)
  const entry = findEntry(op.tx, input.entryId)
  if (!entry) return { toast: rectificationToasts.noteTakenBack }
  const isNote = entry.kind === 'progress' || entry.kind === 'evidence'
  if (!isNote || entry.itemId !== item.itemId || entry.byPersonId !== op.actor.personId) {
    throw new Refusal('badForm', { sentence: rectificationRefusals.notMine })
  }
  takeBackEntry(op.tx, input.entryId, op.now)
  refreshItem(op, item)
  op.audit('rectification.withdrawNote', item.itemId)
  return { toast: rectificationToasts.noteTakenBack }
}

/** 改好了: from now on its checker is asked, not who bears it. */
export function report(op: Operation, { itemId }: OfItem): Reply {
  const item = noteable(op, itemId)
  if (item.rectificationClass === 'longTerm') {
    throw new Refusal('badForm', { sentence: rectificationRefusals.longTerm })
  }
  if (item.checkOn !== null) return { toast: rectificationToasts.reportedAlready }
  updateItem(op.tx, itemId, { checkOn: dayOf(op.now) })
  log(op, itemId, 'reported', '')
  refreshItem(op, item)
  op.audit('rectification.report', itemId)
  if (item.checkerId !== null) {
    const dedupeKey = `rectification:reported:${itemId}:${op.newId()}`
    op.send({ ...itemRef(itemId), to: { personId: item.checkerId }, dedupeKey })
  }
  return { toast: rectificationToasts.reported }
}

/** It is not done yet after all. */
export function takeReportBack(op: Operation, { itemId }: OfItem): Reply {
  const item = noteable(op, itemId)
  const isReported = item.checkOn !== null && item.rectificationClass !== 'longTerm'
  if (!isReported) return { toast: rectificationToasts.reportTakenBack }
  updateItem(op.tx, itemId, { checkOn: null })
  refreshItem(op, item)
  op.audit('rectification.takeReportBack', itemId)
  return { toast: rectificationToasts.reportTakenBack }
}

/** An item that is being put right, by who may say so. */
export function noteable(op: Operation, itemId: string): RectificationItem {
  const item = openItem(op, itemId)
  if (mayNote(op.tx, op.actor, item)) return item
  throw new Refusal('badForm', { sentence: rectificationRefusals.notBearer })
}

export function openItem(op: Operation, itemId: string): RectificationItem {
  const item = findItem(op.tx, itemId)
  if (!item) throw new Refusal('notFound')
  if (item.state === 'published') return item
  throw new Refusal('badForm', { sentence: rectificationRefusals.notOpen })
}

import {
  rectificationRefusals,
  rectificationToasts,
} from '../../../../cards/rectification/wording.ts'
import { updateItem, type RectificationItem } from '../../../../db/queries/rectification-items.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { log, refreshItem } from '../listing.ts'
import { itemRef } from '../refs.ts'
import { openItem } from './progress.ts'
import { assertAhead } from './works.ts'

interface Worded {
  itemId: string
  body: string
}

/** 报请镇党委: its root lies further up; the town is asked, and the answer waited for (R117). */
export function escalate(op: Operation, input: Worded & { answerOn: string }): Reply {
  const item = openItem(op, input.itemId)
  assertLeads(op, item)
  if (item.answerOn !== null) {
    throw new Refusal('badForm', { sentence: rectificationRefusals.escalatedAlready })
  }
  assertAhead(op, input.answerOn)
  log(op, item.itemId, 'escalated', input.body)
  const { answerOn } = input
  updateItem(op.tx, item.itemId, { escalatedOn: dayOf(op.now), answeredOn: null, answerOn })
  refreshItem(op, item)
  op.audit('rectification.escalate', item.itemId)
  sendSheet(op, item)
  return { toast: rectificationToasts.escalated, become: itemRef(item.itemId) }
}

/** The town's answer, as it was given. */
export function answer(op: Operation, input: Worded): Reply {
  const item = openItem(op, input.itemId)
  assertLeads(op, item)
  const become = itemRef(item.itemId)
  if (item.answerOn === null) {
    if (item.answeredOn !== null) return { toast: rectificationToasts.answered, become }
    throw new Refusal('badForm', { sentence: rectificationRefusals.notEscalated })
  }
  log(op, item.itemId, 'answered', input.body)
  updateItem(op.tx, item.itemId, { answeredOn: dayOf(op.now), answerOn: null })
  refreshItem(op, item)
  op.audit('rectification.answer', item.itemId)
  return { toast: rectificationToasts.answered, become }
}

/** 报请单: the paper that goes to the town, once more. */
export function printSheet(op: Operation, { itemId }: { itemId: string }): Reply {
  const item = openItem(op, itemId)
  assertLeads(op, item)
  sendSheet(op, item)
  return { toast: rectificationToasts.sheetComes }
}

function sendSheet(op: Operation, { itemId }: RectificationItem): void {
  op.sendDocument({
    document: 'rectificationEscalation',
    key: { itemId },
    to: { openId: op.openId },
    dedupeKey: `rectificationEscalation:${itemId}:${op.newId()}`,
  })
}

function assertLeads(op: Operation, item: RectificationItem): void {
  if (isSecretaryOf(op.tx, op.actor, item.unitId)) return
  throw new Refusal('badForm', { sentence: rectificationRefusals.notEscalatable })
}

import {
  rectificationRefusals,
  rectificationToasts,
} from '../../../../cards/rectification/wording.ts'
import { sayDay } from '../../../../cards/kit/day.ts'
import {
  findItem,
  updateItem,
  type RectificationItem,
} from '../../../../db/queries/rectification-items.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { log, refreshItem } from '../listing.ts'
import { itemRef } from '../refs.ts'
import { closingHindrance, reviewAfter, reviewHindrance } from '../rules/reviews.ts'
import { assertAhead } from './works.ts'

interface Worded {
  itemId: string
  body: string
}

const hindered = {
  notOpen: rectificationRefusals.notOpen,
  longTerm: rectificationRefusals.longTerm,
  ownWork: rectificationRefusals.ownWork,
  notChecker: rectificationRefusals.notChecker,
  notYet: rectificationRefusals.reviewNotYet,
}

/** 销号 or 还没改好: its checker's judgement of the result (R110). */
export function check(op: Operation, input: Worded & { judgement: 'settled' | 'notYet' }): Reply {
  const item = getItem(op, input.itemId)
  const become = itemRef(item.itemId)
  if (item.state === 'closed' && item.checkerId === op.actor.personId) {
    return { toast: rectificationToasts.closedAlready, become }
  }
  const hindrance = closingHindrance(item, op.actor.personId)
  if (hindrance) throw new Refusal('badForm', { sentence: hindered[hindrance] })
  const isSettled = input.judgement === 'settled'
  log(op, item.itemId, isSettled ? 'closed' : 'notYet', input.body)
  updateItem(
    op.tx,
    item.itemId,
    isSettled ? { state: 'closed', closedOn: dayOf(op.now) } : { checkOn: null },
  )
  refreshItem(op, item)
  op.audit(isSettled ? 'rectification.close' : 'rectification.notYet', item.itemId)
  if (!isSettled) tellBearer(op, item)
  return { toast: isSettled ? rectificationToasts.closed : rectificationToasts.notYet, become }
}

function tellBearer(op: Operation, { itemId, responsibleId }: RectificationItem): void {
  if (responsibleId === null) return
  const dedupeKey = `rectification:returned:${itemId}:${op.newId()}`
  op.send({ ...itemRef(itemId), to: { personId: responsibleId }, dedupeKey })
}

/** 复查: what is kept up for good goes on to its next review; time never closes it. */
export function keepUp(op: Operation, input: Worded): Reply {
  const item = getItem(op, input.itemId)
  const today = dayOf(op.now)
  const hindrance = reviewHindrance(item, op.actor.personId, today)
  if (hindrance) throw new Refusal('badForm', { sentence: hindered[hindrance] })
  const next = reviewAfter(item.nextReviewOn ?? today, item.reviewMonths ?? 1, today)
  log(op, item.itemId, 'keptUp', input.body)
  updateItem(op.tx, item.itemId, { nextReviewOn: next })
  refreshItem(op, item)
  op.audit('rectification.keepUp', item.itemId)
  return { toast: rectificationToasts.keptUp(sayDay(next)), become: itemRef(item.itemId) }
}

/** A closed item turns out not to be settled: with the reason and a new last day. */
export function reopen(op: Operation, input: Worded & { dueOn: string }): Reply {
  const item = getItem(op, input.itemId)
  const become = itemRef(item.itemId)
  if (item.state === 'published') return { toast: rectificationToasts.reopened, become }
  if (item.state !== 'closed') {
    throw new Refusal('badForm', { sentence: rectificationRefusals.notOpen })
  }
  const may = item.checkerId === op.actor.personId || isSecretaryOf(op.tx, op.actor, item.unitId)
  if (!may) throw new Refusal('badForm', { sentence: rectificationRefusals.notChecker })
  assertAhead(op, input.dueOn)
  log(op, item.itemId, 'reopened', input.body)
  const { dueOn } = input
  updateItem(op.tx, item.itemId, { state: 'published', closedOn: null, checkOn: null, dueOn })
  refreshItem(op, item)
  op.audit('rectification.reopen', item.itemId)
  return { toast: rectificationToasts.reopened, become }
}

function getItem(op: Operation, itemId: string): RectificationItem {
  const item = findItem(op.tx, itemId)
  if (!item) throw new Refusal('notFound')
  return item
}

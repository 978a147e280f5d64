import { isDeepStrictEqual } from 'node:util'
import { disclosureRefusals, disclosureToasts } from '../../../../cards/disclosure/wording.ts'
import { mixAllAnswers } from '../../../../db/queries/disclosure-envelopes.ts'
import {
  findDisclosure,
  roundsOf,
  saveDisclosureDraft,
  updateDisclosure,
  type Disclosure,
} from '../../../../db/queries/disclosures.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import type { Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import { assertDisclosing, ledDisclosure, pageUrlOf, refuse, toldChats } from '../access.ts'
import { disclosedItems } from '../items.ts'
import { answerRef, deskRef, noticeRef, previewRef, readRef } from '../refs.ts'
import { noticeOccasion } from '../reminders.ts'
import { itemsPerPage } from '../views/content.ts'
import { periodFault, phaseOf, roundToPrepare } from '../rules/period.ts'

type OfOne = { disclosureId: string }

/** 公开: exactly what was looked at is shown; what has changed since is looked at once more. */
export function publish(op: Operation, input: OfOne & { rev: string }): Reply {
  const found = ledDisclosure(op, input.disclosureId)
  if (found.state === 'open' || found.state === 'closed') {
    return { toast: disclosureToasts.publishedAlready, become: deskRef(found.unitId) }
  }
  if (found.state === 'withdrawn') refuse(disclosureRefusals.notDraft)
  if (String(found.rev) !== input.rev) refuse(disclosureRefusals.changedSince)
  const today = dayOf(op.now)
  const fault = periodFault(found, today)
  if (fault) refuse(disclosureRefusals[fault])
  if (refreshed(op, found)) {
    return { toast: disclosureToasts.refreshed, become: previewRef(found.disclosureId) }
  }
  const { disclosureId, unitId } = found
  updateDisclosure(op.tx, disclosureId, { state: 'open', publishedOn: today })
  op.audit('disclosure.publish', disclosureId)
  op.redraw(deskRef(unitId))
  op.redraw(previewRef(disclosureId))
  if (found.fromOn > today) return { toast: disclosureToasts.toCome, become: deskRef(unitId) }
  const chats = found.way.includes('group') ? toldChats(op.tx, unitId) : []
  for (const chatId of chats) {
    const dedupeKey = `${noticeOccasion(disclosureId)}|${chatId}`
    op.send({ ...noticeRef(disclosureId), to: { chatId }, dedupeKey })
  }
  return { toast: disclosureToasts.published(chats.length), become: deskRef(unitId) }
}

/** Whether the items are no longer as they were looked at; then the draft is written anew. */
function refreshed(op: Operation, found: Disclosure): boolean {
  const { unitId, round, naming } = found
  const { unit, cycle } = assertDisclosing(op.tx, unitId)
  const today = dayOf(op.now)
  const rounds = roundsOf(op.tx, cycle.cycleId, unitId)
  const next = roundToPrepare(rounds, dayOfRow(cycle, 'closingReview'), today)
  if (cycle.cycleId !== found.cycleId || next !== round) refuse(disclosureRefusals.notNow)
  const chosen = found.items.map(({ itemId }) => itemId)
  const items = disclosedItems(op.tx, { cycleId: cycle.cycleId, unit }, chosen, naming)
  if (items.length === 0) refuse(disclosureRefusals.unknownItems)
  const isSame = isDeepStrictEqual(items, found.items)
  const rev = isSame ? found.rev : op.happenedAt.getTime()
  saveDisclosureDraft(op.tx, { ...found, items, rev, asOf: today })
  return !isSame
}

/** 发到群里: a neutral card with a link, once a day and group. */
export function announce(op: Operation, { disclosureId }: OfOne): Reply {
  const found = shown(op, disclosureId)
  const today = dayOf(op.now)
  const chats = toldChats(op.tx, found.unitId)
  if (chats.length === 0) return { toast: disclosureToasts.noGroups }
  if (!found.way.includes('group')) {
    updateDisclosure(op.tx, disclosureId, { way: [...found.way, 'group'] })
  }
  for (const chatId of chats) {
    const dedupeKey = `disclosure:again:${disclosureId}:${today}:${chatId}`
    op.send({ ...noticeRef(disclosureId), to: { chatId }, dedupeKey })
  }
  op.audit('disclosure.announce', disclosureId)
  return { toast: disclosureToasts.announced(chats.length) }
}

/** 公开单 to hang up, and the code alone, into the secretary's own thread. */
export function sendSheet(op: Operation, { disclosureId }: OfOne): Reply {
  const found = ledDisclosure(op, disclosureId)
  if (found.state !== 'open') refuse(disclosureRefusals.notOpen)
  const to = { personId: op.actor.personId }
  const documents = ['disclosureSheet']
  if (pageUrlOf(op.tx, found) !== undefined) documents.push('disclosureCode')
  for (const document of documents) {
    op.sendDocument({
      document,
      key: { disclosureId },
      to,
      dedupeKey: `${document}:${op.newId()}`,
    })
  }
  return { toast: disclosureToasts.sheetSent }
}

/** 撤回: page and cards say so and show nothing more; what residents wrote is not lost. */
export function withdraw(op: Operation, { disclosureId }: OfOne): Reply {
  const found = ledDisclosure(op, disclosureId)
  const become = deskRef(found.unitId)
  if (found.state === 'withdrawn') return { toast: disclosureToasts.withdrawnAlready, become }
  if (found.state === 'draft') refuse(disclosureRefusals.notOpen)
  const today = dayOf(op.now)
  if (phaseOf(found, today) === 'over') refuse(disclosureRefusals.isOver)
  updateDisclosure(op.tx, disclosureId, { state: 'withdrawn', endedOn: today })
  mixAllAnswers(op.tx, disclosureId, today)
  op.audit('disclosure.withdraw', disclosureId)
  redrawAll(op, found)
  return { toast: disclosureToasts.withdrawn, become }
}

/** Has everything that shows a disclosure say how it ended. */
export function redrawAll(op: Writing, { disclosureId, unitId }: OfOne & { unitId: string }): void {
  op.redraw(noticeRef(disclosureId))
  const count = findDisclosure(op.tx, disclosureId)?.items.length ?? 0
  // What is no longer to be read must go from every page somebody has open.
  for (let page = 1; page <= Math.ceil(count / itemsPerPage); page += 1) {
    op.redraw(readRef(disclosureId, String(page)))
    op.redraw(previewRef(disclosureId, String(page)))
  }
  op.retire(answerRef(disclosureId))
  op.redraw(deskRef(unitId))
}

function shown(op: Operation, disclosureId: string): Disclosure {
  const found = ledDisclosure(op, disclosureId)
  if (phaseOf(found, dayOf(op.now)) !== 'shown') refuse(disclosureRefusals.notOpen)
  return found
}

import {
  changedWords,
  rectificationRefusals,
  rectificationToasts,
} from '../../../../cards/rectification/wording.ts'
import type { Cycle } from '../../../../db/queries/cycles.ts'
import {
  findItem,
  updateItem,
  type RectificationItem,
} from '../../../../db/queries/rectification-items.ts'
import { Refusal } from '../../../errors.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { findCandidate, type Candidate } from '../candidates.ts'
import { listItem, log, refreshItem, refreshList } from '../listing.ts'
import { listRef, mergeRef } from '../refs.ts'
import { getSubject, mayPublish, subjectOf, type Subject } from '../subjects.ts'

interface OfSource {
  cycleId: string
  subjectId: string
  kind: string
  sourceId: string
}
interface Found {
  cycle: Cycle
  subject: Subject
  candidate: Candidate
}

/** 列入清单: what was found becomes an item of its own, as a draft. */
export function adopt(op: Operation, input: OfSource): Reply {
  return settle(op, input, (found) => {
    const { candidate } = found
    const itemId = listItem(op, found, { state: 'draft', ...inherited(candidate) }, candidate)
    op.audit('rectification.adopt', itemId)
    return rectificationToasts.adopted
  })
}

/** What goes on from an earlier cycle keeps what was planned; its old day is over. */
function inherited({ text, aspect, label, previous }: Candidate) {
  if (!previous) return { problem: text, aspect, importedFrom: label }
  const { rectificationClass, measures, leadUnit, responsibleId, checkerId, reviewMonths } =
    previous
  const kept = { rectificationClass, measures, leadUnit, responsibleId, checkerId, reviewMonths }
  return { problem: text, aspect, importedFrom: previous.importedFrom, ...kept }
}

/** 并入: what was found is dealt with in another item; a measure is written into it. */
export function mergeInto(op: Operation, input: OfSource & { into: string }): Reply {
  return settle(op, input, (found) => {
    const { candidate } = found
    const target = targetOf(op, found, input.into)
    const itemId = listItem(
      op,
      found,
      { state: 'merged', mergedIntoId: target.itemId, ...inherited(candidate) },
      candidate,
    )
    if (candidate.kind === 'measure') takeMeasure(op, target, candidate.text)
    passOn(op, candidate, 'merged', itemId)
    op.audit('rectification.merge', itemId)
    return candidate.kind === 'measure'
      ? rectificationToasts.measureTaken
      : rectificationToasts.merged
  })
}

function takeMeasure(op: Operation, target: RectificationItem, text: string): void {
  const measures = [target.measures, text].filter((one) => one !== '').join('\n')
  updateItem(op.tx, target.itemId, { measures, rev: op.happenedAt.getTime() })
  if (target.state === 'published') log(op, target.itemId, 'changed', changedWords)
  refreshItem(op, target)
}

/** 不采纳: with the reason it stays on record (R106). */
export function reject(op: Operation, input: OfSource & { body: string }): Reply {
  return settle(op, input, (found) => {
    const { candidate } = found
    const itemId = listItem(
      op,
      found,
      { state: 'notAdopted', reason: input.body, ...inherited(candidate) },
      candidate,
    )
    passOn(op, candidate, 'notAdopted', itemId)
    op.audit('rectification.reject', itemId)
    return rectificationToasts.notAdopted
  })
}

/** What was open in an earlier cycle ends there once it is decided here. */
function passOn(
  op: Operation,
  { previous }: Candidate,
  state: 'merged' | 'notAdopted',
  itemId: string,
): void {
  if (!previous) return
  updateItem(op.tx, previous.itemId, { state, mergedIntoId: itemId })
}

type Toast = NonNullable<Reply['toast']>

function settle(op: Operation, input: OfSource, work: (found: Found) => Toast): Reply {
  const of = getSubject(op.tx, input.cycleId, input.subjectId)
  assertDecides(op, of.subject)
  const become = mergeRef(of.subject)
  const candidate = findCandidate(op.tx, of.cycle, of.subject, input)
  if (!candidate) throw new Refusal('notFound')
  if (candidate.itemId !== undefined) {
    return { toast: rectificationToasts.settledAlready, become }
  }
  const toast = work({ ...of, candidate })
  refreshList(op, input.cycleId, of.subject)
  return { toast, become }
}

function assertDecides(op: Operation, subject: Subject): void {
  if (mayPublish(op.tx, op.actor, subject)) return
  throw new Refusal('badForm', { sentence: rectificationRefusals.notPublisher })
}

function targetOf(
  op: Operation,
  { cycle, subject }: Pick<Found, 'cycle' | 'subject'>,
  itemId: string,
): RectificationItem {
  const target = findItem(op.tx, itemId)
  const isHere =
    target?.cycleId === cycle.cycleId &&
    subjectOf(op.tx, target).subjectId === subject.subjectId &&
    (target.state === 'draft' || target.state === 'published')
  if (!target || !isHere) {
    throw new Refusal('badForm', { sentence: rectificationRefusals.noTarget })
  }
  return target
}

/** A draft goes into another item. */
export function mergeItem(op: Operation, input: { itemId: string; into: string }): Reply {
  const { item, of } = decidable(op, input.itemId)
  if (item.state === 'merged') return { toast: rectificationToasts.settledAlready }
  assertDraft(item)
  if (input.into === item.itemId) {
    throw new Refusal('badForm', { sentence: rectificationRefusals.sameItem })
  }
  const target = targetOf(op, of, input.into)
  updateItem(op.tx, item.itemId, { state: 'merged', mergedIntoId: target.itemId })
  return settled(op, item, of.subject, rectificationToasts.merged)
}

/** A draft is given up, with the reason. */
export function rejectItem(op: Operation, input: { itemId: string; body: string }): Reply {
  const { item, of } = decidable(op, input.itemId)
  if (item.state === 'notAdopted') return { toast: rectificationToasts.settledAlready }
  assertDraft(item)
  updateItem(op.tx, item.itemId, { state: 'notAdopted', reason: input.body })
  return settled(op, item, of.subject, rectificationToasts.notAdopted)
}

/** What was merged or not adopted comes back as a draft. */
export function takeBack(op: Operation, { itemId }: { itemId: string }): Reply {
  const { item, of } = decidable(op, itemId)
  if (item.state === 'draft') return { toast: rectificationToasts.settledAlready }
  if (item.state !== 'merged' && item.state !== 'notAdopted') throw new Refusal('stale')
  updateItem(op.tx, itemId, { state: 'draft', mergedIntoId: null, reason: null })
  return settled(op, item, of.subject, rectificationToasts.takenBack)
}

function decidable(op: Operation, itemId: string) {
  const item = findItem(op.tx, itemId)
  if (!item) throw new Refusal('notFound')
  const of = getSubject(op.tx, item.cycleId, subjectOf(op.tx, item).subjectId)
  assertDecides(op, of.subject)
  return { item, of }
}

function assertDraft(item: RectificationItem): void {
  if (item.state === 'draft') return
  throw new Refusal('badForm', { sentence: rectificationRefusals.onlyDrafts })
}

function settled(op: Operation, item: RectificationItem, subject: Subject, toast: Toast): Reply {
  refreshItem(op, item)
  op.audit('rectification.settle', item.itemId)
  return { toast, become: listRef(item.cycleId, subject) }
}

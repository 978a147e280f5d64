import {
  changedWords,
  lackNames,
  rectificationRefusals,
  rectificationToasts,
} from '../../../../cards/rectification/wording.ts'
import type { Cycle } from '../../../../db/queries/cycles.ts'
import { findCampaign } from '../../../../db/queries/rectification-campaigns.ts'
import {
  findItem,
  sourcesOf,
  updateItem,
  type RectificationClass,
  type RectificationItem,
} from '../../../../db/queries/rectification-items.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { candidatesOf, unsettled } from '../candidates.ts'
import { listItem, log, refreshItem, refreshList } from '../listing.ts'
import { completed } from '../completing.ts'
import { bearersFor, checkersFor } from '../people.ts'
import { itemRef, lacksRef, listRef, publishedRef } from '../refs.ts'
import { lacksOf } from '../rules/publishing.ts'
import {
  getSubject,
  itemsOfList,
  mayPublish,
  mayWrite,
  subjectOf,
  type Subject,
} from '../subjects.ts'

interface ItemForm {
  cycleId: string
  subjectId: string
  /** '' for a new one. */
  itemId: string
  problem: string
  class?: RectificationClass | undefined
  goal?: string | undefined
  measures?: string | undefined
  dueOn?: string | undefined
  leadUnit?: string | undefined
  responsible?: string | undefined
  checker?: string | undefined
  reviewMonths?: string | undefined
  reviewOn?: string | undefined
  campaign?: string | undefined
}

/** Lists an item or changes one. A draft may lack anything; what is published may not. */
export function saveItem(op: Operation, input: ItemForm): Reply {
  const of = getSubject(op.tx, input.cycleId, input.subjectId)
  const filled = filledIn(op, input, of.subject)
  if (input.itemId === '') {
    assertWriter(op, of.subject)
    const itemId = listItem(op, of, { state: 'draft', ...filled }, undefined)
    refreshList(op, input.cycleId, of.subject)
    op.audit('rectification.add', itemId)
    return { toast: rectificationToasts.saved, become: listRef(input.cycleId, of.subject) }
  }
  const item = changeable(op, input, of.subject)
  if (item.rev > op.happenedAt.getTime()) {
    return { toast: rectificationToasts.newerKept, become: itemRef(item.itemId) }
  }
  const rev = op.happenedAt.getTime()
  // A day of review is no report that it is done.
  const answers = item.rectificationClass === 'longTerm' ? { checkOn: null } : {}
  updateItem(op.tx, item.itemId, { ...filled, ...answers, rev })
  if (item.state === 'published') {
    assertWhole(op, of.cycle, item.itemId)
    log(op, item.itemId, 'changed', changedWords)
  }
  refreshItem(op, item)
  op.audit('rectification.change', item.itemId)
  const become = item.state === 'draft' ? listRef(input.cycleId, of.subject) : itemRef(item.itemId)
  return { toast: rectificationToasts.saved, become }
}

function filledIn(op: Operation, input: ItemForm, subject: Subject) {
  const isLongTerm = input.class === 'longTerm'
  const responsible = subject.kind === 'personal' ? subject.subjectId : (input.responsible ?? null)
  const offered = (people: readonly { personId: string }[], id: string | null | undefined) =>
    id == null || people.some(({ personId }) => personId === id)
  const known =
    offered(bearersFor(op.tx, subject), responsible) &&
    offered(checkersFor(op.tx, subject), input.checker)
  if (!known) throw new Refusal('badForm', { sentence: rectificationRefusals.notTeam })
  const campaign = input.campaign === undefined ? undefined : findCampaign(op.tx, input.campaign)
  return {
    problem: input.problem,
    rectificationClass: input.class ?? null,
    goal: input.goal ?? '',
    measures: input.measures ?? '',
    dueOn: isLongTerm ? null : (input.dueOn ?? null),
    leadUnit: input.leadUnit ?? null,
    responsibleId: responsible,
    checkerId: input.checker ?? null,
    reviewMonths: isLongTerm && input.reviewMonths ? Number(input.reviewMonths) : null,
    nextReviewOn: isLongTerm ? (input.reviewOn ?? null) : null,
    campaignId: campaign?.unitId === subject.unit.unitId ? campaign.campaignId : null,
  }
}

function assertWriter(op: Operation, subject: Subject): void {
  if (mayWrite(op.tx, op.actor, subject)) return
  throw new Refusal('badForm', { sentence: rectificationRefusals.notWriter })
}

/** A draft is changed by who works on the list, a published item by a secretary. */
function changeable(op: Operation, input: ItemForm, subject: Subject): RectificationItem {
  const item = findItem(op.tx, input.itemId)
  const isHere = item && subjectOf(op.tx, item).subjectId === subject.subjectId
  if (!item || !isHere || item.cycleId !== input.cycleId) throw new Refusal('notFound')
  if (item.state === 'draft') {
    assertWriter(op, subject)
    return item
  }
  if (item.state !== 'published') {
    throw new Refusal('badForm', { sentence: rectificationRefusals.onlyDrafts })
  }
  if (!isSecretaryOf(op.tx, op.actor, item.unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  return item
}

/** R109–R113 hold for what was published before, too; the change is undone otherwise. */
function assertWhole(op: Operation, cycle: Cycle, itemId: string): void {
  const item = findItem(op.tx, itemId)
  if (!item) return
  const { defaultDueDays } = cycle.parameters.rectification
  // The day was right when the list was adopted; a past one only means that it is late now.
  const lacks = lacksOf(item, item.publishedOn ?? dayOf(op.now), defaultDueDays)
  if (lacks.length === 0) return
  const sentence = rectificationRefusals.stillLacks(lacks.map((lack) => lackNames[lack]).join('；'))
  throw new Refusal('badForm', { sentence })
}

/** 定稿公布: every draft of the list, or a list of what each still lacks. */
export function publish(op: Operation, input: { cycleId: string; subjectId: string }): Reply {
  const { cycle, subject } = getSubject(op.tx, input.cycleId, input.subjectId)
  if (!mayPublish(op.tx, op.actor, subject)) {
    throw new Refusal('badForm', { sentence: rectificationRefusals.notPublisher })
  }
  const items = itemsOfList(op.tx, cycle, subject)
  const drafts = items.filter((one) => one.state === 'draft')
  const left = unsettled(candidatesOf(op.tx, cycle, subject))
  if (drafts.length === 0 && left.length === 0) {
    const isOut = items.some((one) => one.publishedOn !== null)
    if (isOut) return { toast: rectificationToasts.publishedAlready }
    throw new Refusal('badForm', { sentence: rectificationRefusals.emptyList })
  }
  const today = dayOf(op.now)
  const whole = drafts.map((one) => completed(op.tx, cycle, subject, { draft: one, today }))
  const lacking = whole.filter(({ lacks }) => lacks.length > 0).length + (left.length > 0 ? 1 : 0)
  if (lacking > 0) {
    const become = lacksRef(input.cycleId, input.subjectId)
    return { toast: rectificationToasts.lacking(lacking), become }
  }
  for (const { item } of whole) publishItem(op, item, today)
  refreshList(op, input.cycleId, subject)
  op.audit('rectification.publish', input.subjectId)
  return {
    toast: rectificationToasts.published(drafts.length),
    become: publishedRef(input.cycleId, subject),
  }
}

function publishItem(op: Operation, item: RectificationItem, today: string): void {
  const { itemId, responsibleId, checkerId, dueOn } = item
  updateItem(op.tx, itemId, {
    state: 'published',
    publishedOn: today,
    responsibleId,
    checkerId,
    dueOn,
  })
  // What went on from an earlier cycle is asked for here from now on.
  for (const { kind, sourceId } of sourcesOf(op.tx, itemId)) {
    if (kind !== 'previousCycle') continue
    updateItem(op.tx, sourceId, { state: 'merged', mergedIntoId: itemId })
  }
}

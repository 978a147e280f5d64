import type { Cycle } from '../../../db/queries/cycles.ts'
import {
  insertItem,
  type NewRectificationItem,
  type RectificationItem,
  type RectificationSource,
} from '../../../db/queries/rectification-items.ts'
import {
  insertEntry,
  type KeptFile,
  type RectificationEntryKind,
} from '../../../db/queries/rectification-progress.ts'
import { insertSource } from '../../../db/queries/rectification-sources.ts'
import { dayOf } from '../../organization/calendar.ts'
import type { Operation } from '../../pipeline/operation.ts'
import { boardRef, itemRef, listRef, mergeRef, mineRef, publishedRef } from './refs.ts'
import { subjectOf, type Subject } from './subjects.ts'

type Beginning = Pick<NewRectificationItem, 'state' | 'problem'> &
  Partial<Omit<NewRectificationItem, 'itemId'>>

/** Puts a matter on a list, with the link to what it came from. */
export function listItem(
  op: Operation,
  of: { cycle: Cycle; subject: Subject },
  begun: Beginning,
  source: RectificationSource | undefined,
): string {
  const { cycle, subject } = of
  const itemId = op.newId()
  const isPersonal = subject.kind === 'personal'
  insertItem(op.tx, {
    itemId,
    rootId: cycle.rootId,
    cycleId: cycle.cycleId,
    unitId: subject.unit.unitId,
    list: subject.kind,
    ownerId: isPersonal ? subject.subjectId : null,
    rectificationClass: null,
    aspect: '',
    goal: '',
    measures: '',
    leadUnit: null,
    importedFrom: null,
    reason: null,
    dueOn: null,
    reviewMonths: null,
    nextReviewOn: null,
    responsibleId: isPersonal ? subject.subjectId : null,
    checkerId: null,
    campaignId: null,
    mergedIntoId: null,
    createdById: op.actor.personId,
    createdAt: op.happenedAt.getTime(),
    rev: op.happenedAt.getTime(),
    ...begun,
  })
  const { kind, sourceId } = source ?? { kind: 'free' as const, sourceId: itemId }
  insertSource(op.tx, { cycleId: cycle.cycleId, itemId, kind, sourceId })
  return itemId
}

/** Notes what happened to an item, dated today. */
export function log(
  op: Operation,
  itemId: string,
  kind: RectificationEntryKind,
  body: string,
  file?: KeptFile,
): void {
  insertEntry(op.tx, {
    entryId: op.newId(),
    itemId,
    kind,
    onDay: dayOf(op.now),
    byPersonId: op.actor.personId,
    at: op.happenedAt.getTime(),
    body,
    ...(file && { file }),
  })
}

/** Has every card that shows an item drawn anew. */
export function refreshItem(op: Operation, item: RectificationItem): void {
  const subject = subjectOf(op.tx, item)
  op.redraw(itemRef(item.itemId))
  if (item.responsibleId !== null) op.redraw(mineRef(item.responsibleId))
  refreshList(op, item.cycleId, subject)
}

export function refreshList(op: Operation, cycleId: string, subject: Subject): void {
  op.redraw(listRef(cycleId, subject))
  op.redraw(publishedRef(cycleId, subject))
  op.redraw(mergeRef(subject))
  op.redraw(boardRef(subject.unit.unitId))
}

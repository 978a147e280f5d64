import {
  listFileName,
  rectificationRefusals,
  rectificationToasts,
} from '../../../../cards/rectification/wording.ts'
import { awaitedFileOf, awaitFile, stopAwaiting } from '../../../../db/queries/awaited-files.ts'
import {
  deleteImportedLines,
  findListImport,
  insertListImport,
  linesOfImport,
  updateListImport,
} from '../../../../db/queries/rectification-imports.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import type { InboundMessage } from '../../../feishu/inbound.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { runningCycle } from '../../../organization/teams.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { refreshList } from '../listing.ts'
import { mergeRef } from '../refs.ts'
import { findSubject } from '../subjects.ts'
import { fileWaitMs } from './evidence.ts'

/** 带入清单: says where the list is from; the next table the secretary sends is taken (R107). */
export function askForList(op: Operation, input: { unitId: string; label: string }): Reply {
  assertSecretary(op, input.unitId)
  const { personId } = op.actor
  const until = op.now.getTime() + fileWaitMs
  const purpose = 'rectificationList' as const
  awaitFile(op.tx, { personId, purpose, subjectId: input.unitId, label: input.label, until })
  return { toast: rectificationToasts.sendFile, become: mergeOf(op, input.unitId) }
}

function mergeOf(op: Operation, unitId: string) {
  const subject = findSubject(op.tx, unitId)
  if (!subject) throw new Refusal('notFound')
  return mergeRef(subject)
}

/** A list that was asked for; what is in it waits for a look. */
export function takeList(op: Operation, message: InboundMessage): boolean {
  const { file } = message
  const awaited = awaitedFileOf(op.tx, op.actor.personId, op.now)
  if (!file || op.place.chatType !== 'p2p' || awaited?.purpose !== 'rectificationList') return false
  const unit = findUnit(op.tx, awaited.subjectId)
  const cycle = unit && runningCycle(op.tx, unit.rootId)
  if (!cycle || !listFileName.test(file.fileName)) return false
  if (!isSecretaryOf(op.tx, op.actor, unit.unitId)) return false
  stopAwaiting(op.tx, op.actor.personId)
  const importId = op.newId()
  insertListImport(op.tx, {
    importId,
    cycleId: cycle.cycleId,
    unitId: unit.unitId,
    label: awaited.label,
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
  })
  const job = 'readRectificationList'
  const { messageId } = message
  op.doLater(job, { importId, messageId, fileKey: file.fileKey }, `${job}:${importId}`)
  const card = { card: 'rectificationImport', key: { importId } }
  const dedupeKey = `rectificationImport:${importId}`
  op.send({ ...card, to: { openId: op.openId }, dedupeKey })
  return true
}

/** Its lines are now among what must end somewhere. */
export function takeImport(op: Operation, { importId }: { importId: string }): Reply {
  const waiting = waitingImport(op, importId)
  const become = mergeOf(op, waiting.unitId)
  if (waiting.state !== 'ready') return settledToast(waiting.state, become)
  const count = linesOfImport(op.tx, importId).length
  updateListImport(op.tx, importId, { state: 'taken' })
  refresh(op, waiting)
  op.audit('rectification.import', importId)
  return { toast: rectificationToasts.imported(count), become }
}

export function cancelImport(op: Operation, { importId }: { importId: string }): Reply {
  const waiting = waitingImport(op, importId)
  const become = mergeOf(op, waiting.unitId)
  if (waiting.state !== 'ready') return settledToast(waiting.state, become)
  updateListImport(op.tx, importId, { state: 'cancelled' })
  deleteImportedLines(op.tx, importId)
  op.audit('rectification.cancelImport', importId)
  return { toast: rectificationToasts.importCancelled, become }
}

function settledToast(state: string, become: ReturnType<typeof mergeOf>): Reply {
  if (state === 'taken' || state === 'cancelled') {
    return { toast: rectificationToasts.importSettled, become }
  }
  throw new Refusal('badForm', { sentence: rectificationRefusals.readsNoList })
}

function waitingImport(op: Operation, importId: string) {
  const waiting = findListImport(op.tx, importId)
  if (!waiting) throw new Refusal('notFound')
  assertSecretary(op, waiting.unitId)
  return waiting
}

function refresh(op: Operation, { cycleId, unitId }: { cycleId: string; unitId: string }): void {
  const subject = findSubject(op.tx, unitId)
  if (subject) refreshList(op, cycleId, subject)
}

function assertSecretary(op: Operation, unitId: string): void {
  const unit = findUnit(op.tx, unitId)
  if (unit && isSecretaryOf(op.tx, op.actor, unitId)) return
  throw new Refusal('notAllowed', { role: 'secretary' })
}

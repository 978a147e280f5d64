import { studyRefusals, studyToasts } from '../../../../cards/study/wording.ts'
import { chatsOfUnit } from '../../../../db/queries/chats.ts'
import {
  findStudySession,
  insertStudySession,
  markCaughtUp,
  saveAttendance,
  updateStudySession,
  type StudySession,
} from '../../../../db/queries/study-sessions.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { assertSecretaryOf, branchesOf, cycleFor, expectedIn } from '../members.ts'
import { attendanceRef, catchUpRef, noticeRef } from '../refs.ts'
import { assertMayCancel, assertMayRecord, catchUpDueOn, publication, topicsOf } from '../rules.ts'
import { answeredFor } from './answer.ts'
import { chosenUnit } from './chosen-unit.ts'

interface ArrangeForm {
  unitId: string
  unit?: string | undefined
  kind: StudySession['kind']
  heldOn: string
  startsAt: string
  place: string
  leader: string
  topics: readonly string[]
}

/** 安排集中学习; one that is still to come is announced in the groups. */
export function arrangeSession(op: Operation, input: ArrangeForm): Reply {
  const unit = chosenUnit(op, input)
  const { cycleId, parameters } = cycleFor(op.tx, unit.rootId)
  const session: StudySession = {
    sessionId: op.newId(),
    cycleId,
    unitId: unit.unitId,
    kind: input.kind,
    heldOn: input.heldOn,
    startsAt: input.startsAt.replace('：', ':').padStart(5, '0'),
    place: input.place,
    leader: input.leader,
    topics: topicsOf(parameters.study.topics, input.topics),
    summary: null,
    catchUpDueOn: null,
    state: 'planned',
    createdById: op.actor.personId,
    createdAt: op.now.getTime(),
  }
  insertStudySession(op.tx, session)
  op.audit('study.arrange', session.sessionId)
  if (session.heldOn >= dayOf(op.now)) announceSession(op, session)
  return { toast: studyToasts.arranged, become: attendanceRef(session.sessionId) }
}

function announceSession(op: Operation, session: StudySession): void {
  const unit = getUnit(op.tx, session.unitId)
  const branchIds = branchesOf(op.tx, unit.rootId).map((branch) => branch.unitId)
  const { chats, uncoveredBranchIds } = publication(unit, branchIds, (unitId) =>
    chatsOfUnit(op.tx, unitId).map((chat) => chat.chatId),
  )
  const announce = (to: { chatId: string } | { personId: string }, name: string) =>
    op.send({
      ...noticeRef(session),
      to,
      dedupeKey: `study:session:${session.sessionId}:${name}`,
    })
  for (const { chatId } of chats) announce({ chatId }, chatId)
  for (const { personId, branchId } of expectedIn(op.tx, unit)) {
    if (uncoveredBranchIds.includes(branchId ?? '')) announce({ personId }, personId)
  }
}

/** 登记到会: everybody expected was there but those named; they owe a 补学. */
export function recordSession(
  op: Operation,
  input: { sessionId: string; absent: readonly string[]; summary?: string | undefined },
): Reply {
  const { sessionId } = input
  const session = findStudySession(op.tx, sessionId)
  assertMayRecord(session, dayOf(op.now))
  assertSecretaryOf(op, session.unitId)
  const unit = getUnit(op.tx, session.unitId)
  const { windowFrom } = unitCycle(op.tx, cycleFor(op.tx, unit.rootId), unit.unitId)
  const members = expectedIn(op.tx, unit).map((person) => person.personId)
  const absent = new Set(input.absent)
  if (!absent.isSubsetOf(new Set(members))) throw new Refusal('badForm')
  for (const personId of members) {
    const presence = absent.has(personId) ? 'absent' : 'present'
    saveAttendance(op.tx, { sessionId, personId, presence })
    if (presence === 'absent') askToCatchUp(op, sessionId, personId)
    else if (session.state === 'held') op.retire(catchUpRef(sessionId, personId))
  }
  updateStudySession(op.tx, sessionId, {
    state: 'held',
    summary: input.summary ?? null,
    catchUpDueOn: session.catchUpDueOn ?? catchUpDueOn(session.heldOn, dayOf(op.now), windowFrom),
  })
  op.audit('study.record', sessionId)
  op.retire(noticeRef(session))
  return { toast: studyToasts.sessionRecorded(absent.size) }
}

function askToCatchUp(op: Operation, sessionId: string, personId: string): void {
  const dedupeKey = `study:catchUp:${sessionId}:${personId}`
  op.send({ ...catchUpRef(sessionId, personId), to: { personId }, dedupeKey })
}

export function cancelSession(op: Operation, { sessionId }: { sessionId: string }): Reply {
  const session = findStudySession(op.tx, sessionId)
  assertMayCancel(session)
  assertSecretaryOf(op, session.unitId)
  updateStudySession(op.tx, sessionId, { state: 'cancelled' })
  op.audit('study.cancelSession', sessionId)
  op.retire(noticeRef(session))
  const key = { unitId: session.unitId, page: '1' }
  return { toast: studyToasts.sessionCancelled, become: { card: 'studyManage', key } }
}

/** 我已补学, by the person or who answers for them. */
export function catchUp(
  op: Operation,
  input: { sessionId: string; personId: string; what: string },
): Reply {
  const { sessionId, personId } = input
  answeredFor(op, personId)
  const how = { at: op.now, byPersonId: op.actor.personId, with: input.what }
  const marked = markCaughtUp(op.tx, { sessionId, personId }, how)
  if (marked) op.redraw(catchUpRef(sessionId, personId))
  return { toast: marked ? studyToasts.caughtUp : studyToasts.alreadyRecorded }
}

/** 登记为已补学, by the secretary for several people. */
export function recordCatchUps(
  op: Operation,
  input: { sessionId: string; people: readonly string[]; what?: string | undefined },
): Reply {
  const session = findStudySession(op.tx, input.sessionId)
  if (!session) throw new Refusal('notFound')
  if (input.people.length === 0) {
    throw new Refusal('badForm', { sentence: studyRefusals.noneChosen })
  }
  for (const personId of input.people) assertSecretaryOfPerson(op, personId)
  const { sessionId } = session
  const how = { at: op.now, byPersonId: op.actor.personId, with: input.what ?? null }
  const marked = input.people.filter((personId) =>
    markCaughtUp(op.tx, { sessionId, personId }, how),
  )
  for (const personId of marked) op.redraw(catchUpRef(sessionId, personId))
  op.audit('study.recordCatchUps', sessionId)
  return { toast: studyToasts.catchUpsRecorded(marked.length) }
}

/** Also of a session of the general branch a branch secretary notes their own members. */
function assertSecretaryOfPerson(op: Operation, personId: string): void {
  const person = findPerson(op.tx, personId)
  if (!person) throw new Refusal('badForm')
  assertSecretaryOf(op, person.branchId ?? person.rootId)
}

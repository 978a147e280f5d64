import { readinessRefusals, readinessToasts } from '../../../../cards/readiness/wording.ts'
import { chatsOfUnit } from '../../../../db/queries/chats.ts'
import {
  insertCycleVersion,
  insertParameterChange,
  updateCycle,
  currentCycle,
  type Cycle,
} from '../../../../db/queries/cycles.ts'
import { meetingsOfUnit } from '../../../../db/queries/meetings.ts'
import { insertMeetingWindow } from '../../../../db/queries/meeting-windows.ts'
import { listPreparationTasks } from '../../../../db/queries/preparation.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import type { Features } from '../../../pipeline/gate-lines.ts'
import { lackingIn } from '../board.ts'
import {
  keyOf,
  meetingsBelow,
  participantsOf,
  type Meeting,
} from '../../../organization/unit-meetings.ts'
import { ledMeeting } from '../meeting.ts'
import { assertNewDays, isOutside, type Days } from '../rules/postponing.ts'
import { meetingsOf } from '../../../organization/gate-verdict.ts'
import { recordDecision } from './decide.ts'

interface PostponeForm {
  unitId: string
  from: string
  to?: string | undefined
  reason: string
  scope?: 'own' | 'all' | undefined
}

/** 改期: new days for one unit or, from the general branch, for all; nothing is held against it. */
export function postpone(all: Features) {
  return (op: Operation, input: PostponeForm): Reply => {
    const meeting = ledMeeting(op, input.unitId)
    const days = { from: input.from, to: input.to ?? input.from }
    const { windowFrom, windowTo } = meeting.cycle
    const before = { from: windowFrom, to: windowTo }
    assertNewDays(days, before, dayOf(op.now), readinessRefusals)
    const forAll = meeting.isRoot && input.scope === 'all'
    const moved = forAll ? meetingsBelow(op.tx, meeting.unit.unitId) : [meeting]
    assertNoneGoesOn(op, moved)
    const failing = lackingIn(op.tx, all, meeting, op.now)
    for (const one of moved) decideToPostpone(op, all, one)
    const version = newVersion(op, meeting, { days, reason: input.reason, forAll, failing })
    retireQuestions(op, moved)
    const key = { cycleId: meeting.cycle.cycleId, unitId: meeting.unit.unitId, version }
    const groups = tellParticipants(op, moved, key)
    op.audit('readiness.postpone', meeting.unit.unitId)
    return {
      toast: readinessToasts.moved(days.from, groups),
      become: { card: 'postponed', key },
    }
  }
}

/** Who sits in a meeting breaks it off first. */
function assertNoneGoesOn(op: Operation, moved: readonly Meeting[]): void {
  const goesOn = moved.some(({ unit, cycle }) =>
    meetingsOfUnit(op.tx, cycle.cycleId, unit.unitId).some((row) => row.state === 'open'),
  )
  if (goesOn) throw new Refusal('badForm', { sentence: readinessRefusals.goesOn })
}

function decideToPostpone(op: Operation, all: Features, meeting: Meeting): void {
  const failing = lackingIn(op.tx, all, meeting, op.now)
  for (const meetingType of meetingsOf(meeting.unit.kind)) {
    const decision = { meetingType, decision: 'postpone', failing } as const
    recordDecision(op, meeting, { ...decision, by: op.actor.personId })
  }
}

interface Move {
  days: Days
  reason: string
  forAll: boolean
  failing: string[]
}

/** The next version of the plan; the groups are told of it at once. */
function newVersion(op: Operation, meeting: Meeting, move: Move): string {
  const plan = currentCycle(op.tx, meeting.unit.rootId)
  if (!plan) throw new Refusal('notFound')
  const version = Math.max(plan.version, plan.publishedVersion) + 1
  const at = op.now.getTime()
  if (move.forAll) movePlan(op, plan, move)
  else moveUnit(op, meeting, plan, move, version)
  updateCycle(op.tx, plan.cycleId, { version, publishedVersion: version, publishedAt: at })
  const { windowFrom, windowTo } = move.forAll
    ? { windowFrom: move.days.from, windowTo: move.days.to }
    : plan
  const { cycleId, parameters, parts } = plan
  insertCycleVersion(op.tx, {
    cycleId,
    version,
    windowFrom,
    windowTo,
    parameters,
    parts,
    cause: 'window',
    reason: move.reason,
    byPersonId: op.actor.personId,
    at,
  })
  recordChange(op, plan, move, version)
  op.redraw({ card: 'plan', key: { cycleId } })
  return String(version)
}

function movePlan(op: Operation, plan: Cycle, { days, reason }: Move): void {
  updateCycle(op.tx, plan.cycleId, {
    windowFrom: days.from,
    windowTo: days.to,
    windowReason: reason,
  })
  for (const { taskId } of listPreparationTasks(op.tx, plan.cycleId)) {
    op.redraw({ card: 'preparationTask', key: { taskId } })
  }
  op.retire({
    card: 'planNotice',
    key: { cycleId: plan.cycleId, version: String(plan.publishedVersion) },
  })
}

function moveUnit(
  op: Operation,
  { unit }: Meeting,
  plan: Cycle,
  { days, reason, failing }: Move,
  version: number,
): void {
  insertMeetingWindow(op.tx, {
    cycleId: plan.cycleId,
    unitId: unit.unitId,
    version,
    windowFrom: days.from,
    windowTo: days.to,
    insteadOf: plan.windowFrom,
    outsideWindow: isOutside(days, { from: plan.windowFrom, to: plan.windowTo }),
    reason,
    failing,
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
  })
}

function recordChange(op: Operation, plan: Cycle, { days, reason }: Move, version: number): void {
  insertParameterChange(op.tx, {
    parameterChangeId: op.newId(),
    cycleId: plan.cycleId,
    version,
    path: 'window',
    before: { from: plan.windowFrom, to: plan.windowTo },
    after: days,
    source: reason,
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
  })
}

/** Whoever was asked about the old days sees that they are over. */
function retireQuestions(op: Operation, moved: readonly Meeting[]): void {
  for (const meeting of moved) {
    const { unitId, windowFrom: from } = keyOf(meeting)
    for (const { personId } of participantsOf(op.tx, meeting)) {
      op.retire({ card: 'attendanceQuestion', key: { unitId, personId, from } })
    }
    op.redraw({ card: 'meetingNotice', key: { cycleId: meeting.cycle.cycleId, unitId } })
  }
}

/** One neutral notice a group; a unit without one tells its people. Gives how many groups. */
function tellParticipants(
  op: Operation,
  moved: readonly Meeting[],
  key: { cycleId: string; unitId: string; version: string },
): number {
  const ref = { card: 'meetingMoved', key }
  const about = `readiness:moved:${key.cycleId}:${key.version}`
  const told = moved.map((meeting) => {
    const chats = chatsOfUnit(op.tx, meeting.unit.unitId)
    for (const { chatId } of chats) {
      op.send({ ...ref, to: { chatId }, dedupeKey: `${about}:${chatId}` })
    }
    if (chats.length > 0) return chats.length
    for (const { personId } of participantsOf(op.tx, meeting)) {
      op.send({ ...ref, to: { personId }, dedupeKey: `${about}:${personId}` })
    }
    return 0
  })
  return told.reduce((sum, count) => sum + count, 0)
}

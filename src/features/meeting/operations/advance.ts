import { meetingRefusals, meetingToasts } from '../../../../cards/meeting/wording.ts'
import type { StepPlan } from '../../../../policies/agendas.ts'
import {
  deleteMeetingGroups,
  deleteStep,
  insertStep,
  updateStep,
} from '../../../../db/queries/meeting-steps.ts'
import { bringConsoleDown, redrawMeeting } from '../../../organization/meetings.ts'
import type { Features } from '../../../pipeline/gate-lines.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { conductedHeld, ownMeeting, refuse } from '../conducting.ts'
import { engineOf, stateOf } from '../engines.ts'
import { hasGuides, heldOf, type Held } from '../held.ts'
import { aheadOf, currentStep, stepBack } from '../rules/agenda.ts'
import { movesShown } from '../rules/moves.ts'

interface Seen {
  meetingId: string
  /** The step that was on when the button was drawn; empty when none was. */
  step: string
}

/** 下一项, 下一位 by the console's button: pressed twice it moves on once. */
export function moveOn(all: Features) {
  return (op: Operation, seen: Seen & { moves: string }): Reply => {
    const held = conductedHeld(op, seen.meetingId)
    const row = held.rows.get(seen.step)
    if (!isOn(held, seen.step) || movesShown(row) !== seen.moves) {
      return { toast: meetingToasts.movedOn }
    }
    return advance(op, all, held)
  }
}

/** The same by the words 下一项, 下一位. */
export function moveOnByWord(all: Features) {
  return (op: Operation): Reply => advance(op, all, heldOf(op.tx, ownMeeting(op)))
}

function isOn({ agenda, rows }: Held, step: string): boolean {
  return (currentStep(agenda, rows)?.id ?? '') === step
}

/** One turn within the step that is on; when none is left, the step ends and the next begins. */
function advance(op: Operation, all: Features, held: Held): Reply {
  const { meeting, agenda, rows } = held
  const { meetingId } = meeting
  const on = currentStep(agenda, rows)
  if (!on) return startNext(op, all, held)
  if (engineOf(all, on)?.next?.(op, meeting, on.id)) {
    const moves = (rows.get(on.id)?.moves ?? 0) + 1
    updateStep(op.tx, { meetingId, stepId: on.id }, { moves })
    redrawMeeting(op, meetingId)
    return { toast: meetingToasts.nextTurn }
  }
  const lacks = stateOf(op.tx, all, held, on, op.now).finishLacks
  if (lacks.length > 0) throw refuse(meetingRefusals.notYet(lacks.join('；')))
  updateStep(op.tx, { meetingId, stepId: on.id }, { finishedAt: op.now.getTime() })
  op.audit('meeting.finishStep', `${meetingId} ${on.id}`)
  return startNext(op, all, heldOf(op.tx, meeting))
}

/** Begins what comes, passing over what nobody came for. */
function startNext(op: Operation, all: Features, held: Held): Reply {
  const { meeting, agenda, rows } = held
  const { meetingId } = meeting
  const { passedOver, next } = aheadOf(agenda, rows, { hasGuides: hasGuides(held) })
  for (const step of passedOver) begin(op, held, step, { isSkipped: true })
  redrawMeeting(op, meetingId)
  if (!next) return { toast: meetingToasts.allOver }
  const now = heldOf(op.tx, meeting)
  const lacks = stateOf(op.tx, all, now, next, op.now).startLacks
  if (lacks.length > 0) {
    return { toast: meetingToasts.cannotStart(next.name, lacks.join('；')) }
  }
  begin(op, held, next, { isSkipped: false })
  const started = engineOf(all, next)?.started
  if (started) {
    started(op, meeting, next.id)
    bringConsoleDown(op, meeting)
  }
  op.audit('meeting.startStep', `${meetingId} ${next.id}`)
  return { toast: meetingToasts.now(next.name) }
}

function begin(op: Operation, { meeting }: Held, step: StepPlan, how: { isSkipped: boolean }) {
  const at = op.now.getTime()
  insertStep(op.tx, {
    meetingId: meeting.meetingId,
    stepId: step.id,
    startedAt: at,
    finishedAt: how.isSkipped ? at : null,
    isSkipped: how.isSkipped,
    speakerId: null,
    byPersonId: op.actor.personId,
  })
}

/** An optional step for which nobody speaks after all: 无 is recorded (R68). */
export function skipStep(all: Features) {
  return (op: Operation, seen: Seen): Reply => {
    const held = conductedHeld(op, seen.meetingId)
    if (!isOn(held, seen.step)) return { toast: meetingToasts.movedOn }
    const step = held.agenda.find((one) => one.id === seen.step)
    if (!step?.optional) throw refuse(meetingRefusals.notOptional)
    const changes = { finishedAt: op.now.getTime(), isSkipped: true }
    updateStep(op.tx, { meetingId: seen.meetingId, stepId: step.id }, changes)
    op.audit('meeting.skipStep', `${seen.meetingId} ${step.id}`)
    return startNext(op, all, heldOf(op.tx, held.meeting))
  }
}

/** 回上一项: only while nothing but words belongs to the step that is on. */
export function goBack(all: Features) {
  return (op: Operation, seen: Seen): Reply => {
    const held = conductedHeld(op, seen.meetingId)
    const { meetingId } = seen
    if (!isOn(held, seen.step)) return { toast: meetingToasts.movedOn }
    const on = currentStep(held.agenda, held.rows)
    if (on && engineOf(all, on)) throw refuse(meetingRefusals.engineStarted)
    const back = stepBack(held.agenda, held.rows)
    if (!back) throw refuse(meetingRefusals.nothingBefore)
    for (const stepId of back.takenBack) {
      deleteStep(op.tx, { meetingId, stepId })
      deleteMeetingGroups(op.tx, { meetingId, stepId })
    }
    updateStep(op.tx, { meetingId, stepId: back.reopened }, { finishedAt: null })
    redrawMeeting(op, meetingId)
    op.audit('meeting.back', `${meetingId} ${back.reopened}`)
    const name = held.agenda.find((one) => one.id === back.reopened)?.name ?? ''
    return { toast: meetingToasts.back(name) }
  }
}

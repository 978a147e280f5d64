import { readinessRefusals, readinessToasts } from '../../../../cards/readiness/wording.ts'
import {
  insertGateExemption,
  takeBackGateExemption,
} from '../../../../db/queries/gate-exemptions.ts'
import { insertOpeningDecision } from '../../../../db/queries/meeting-windows.ts'
import type { MeetingType } from '../../../../policies/open-gates.ts'
import { Refusal } from '../../../errors.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply, Writing } from '../../../pipeline/operation.ts'
import { holdingExemptions, linesOf, type Features } from '../../../pipeline/gate-lines.ts'
import { keyOf, type Meeting } from '../../../organization/unit-meetings.ts'
import { ledMeeting } from '../meeting.ts'
import { isRequired, lackingFor, meetingsOf } from '../../../organization/gate-verdict.ts'

/** 开会: refused with the board as the answer, or the decision that conditions are met. */
export function startMeeting(all: Features) {
  return (op: Operation, input: { unitId: string; meetingType: MeetingType }): Reply => {
    const meeting = ledMeeting(op, input.unitId)
    const { unitId } = meeting.unit
    const { meetingType } = input
    if (!meetingsOf(meeting.unit.kind).includes(meetingType)) throw new Refusal('notFound')
    const failing = lackingFor(linesOf(op.tx, all, meeting, op.now), meetingType)
    if (failing.length > 0) {
      const show = { card: 'readiness', key: { unitId, as: 'refused' } }
      return { toast: readinessToasts.notYet, show }
    }
    recordDecision(op, meeting, { meetingType, decision: 'go', failing, by: op.actor.personId })
    op.audit('readiness.go', unitId)
    const show = { card: 'meetingReady', key: { unitId, meetingType } }
    return { toast: readinessToasts.ready, show }
  }
}

export function recordDecision(
  op: Writing,
  meeting: Meeting,
  of: {
    meetingType: MeetingType
    decision: 'go' | 'postpone'
    failing: readonly string[]
    by: string
  },
): void {
  const { cycleId, unitId } = keyOf(meeting)
  insertOpeningDecision(op.tx, {
    decisionId: op.newId(),
    cycleId,
    unitId,
    meetingType: of.meetingType,
    decision: of.decision,
    failing: [...of.failing],
    exempt: [...holdingExemptions(op.tx, meeting).keys()],
    byPersonId: of.by,
    at: op.now.getTime(),
  })
}

/** 不适用, by 第一责任人 alone and with a reason; nothing else gets around a gate. */
export function exemptGate(
  op: Operation,
  input: { unitId: string; gate: string; reason: string },
): Reply {
  const meeting = firstResponsibleMeeting(op, input.unitId)
  const { cycleId, unitId } = keyOf(meeting)
  const { gate } = input
  if (!isRequired(gate, meetingsOf(meeting.unit.kind))) throw new Refusal('notFound')
  if (holdingExemptions(op.tx, meeting).has(gate)) throw new Refusal('alreadyDone')
  insertGateExemption(op.tx, {
    exemptionId: op.newId(),
    cycleId,
    unitId,
    gate,
    reason: input.reason,
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
    takenBackAt: null,
    takenBackById: null,
  })
  op.audit('readiness.exempt', `${unitId} ${gate}`)
  return { toast: readinessToasts.exempted, become: { card: 'readiness', key: { unitId } } }
}

export function takeBackExemption(
  op: Operation,
  { unitId, gate }: { unitId: string; gate: string },
): Reply {
  const meeting = firstResponsibleMeeting(op, unitId)
  const held = holdingExemptions(op.tx, meeting).get(gate)
  if (!held) throw new Refusal('alreadyDone')
  takeBackGateExemption(op.tx, held.exemptionId, { personId: op.actor.personId, at: op.now })
  op.audit('readiness.takeBack', `${unitId} ${gate}`)
  return { toast: readinessToasts.takenBack, become: { card: 'readiness', key: { unitId } } }
}

function firstResponsibleMeeting(op: Operation, unitId: string): Meeting {
  const meeting = ledMeeting(op, unitId)
  if (secretaryOf(op.tx, meeting.unit.unitId)?.personId !== op.actor.personId) {
    throw new Refusal('badForm', { sentence: readinessRefusals.onlyFirst })
  }
  return meeting
}

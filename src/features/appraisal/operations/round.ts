import { appraisalRefusals, appraisalToasts } from '../../../../cards/appraisal/wording.ts'
import type { MeetingRow } from '../../../../db/queries/meetings.ts'
import {
  setSelfAppraisalPaper,
  setSelfAppraisalTurn,
  type SelfAppraisalWay,
} from '../../../../db/queries/self-appraisals.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { redrawRound } from '../refs.ts'
import { stillToSpeak, type Invited } from '../rules/round.ts'
import { selfCriticsLeft } from '../self-critics.ts'
import { assertOn, selfRound, stepState } from '../sitting.ts'

interface OfStep {
  meetingId: string
  step: string
}

/** Ticks one off: they gave their self-appraisal aloud (R89). */
export function tick(op: Operation, input: OfStep & { personId: string }): Reply {
  return tickAll(op, input, [input.personId], 'spoken')
}

export function tickMany(op: Operation, input: OfStep & { people: readonly string[] }): Reply {
  return tickAll(op, input, input.people, 'spoken')
}

/** A paper was handed over; also of who is not there. */
export function tickWritten(op: Operation, input: OfStep & { people: readonly string[] }): Reply {
  return tickAll(op, input, input.people, 'written')
}

/** A Party group reports that everybody there has spoken (R96). */
export function tickGroup(op: Operation, input: OfStep & { group: string }): Reply {
  conductedMeeting(op, input.meetingId)
  const { people, turns } = selfRound(op.tx, input.meetingId, input.step)
  const left = stillToSpeak(people, turns).filter((one) => one.groupId === input.group)
  if (left.length === 0) refuse(appraisalRefusals.nobodyLeft)
  return tickAll(op, input, idsOf(left), 'spoken')
}

/** In one sitting the self-criticism of B may serve as self-appraisal (X15). */
export function tickSelfCritics(op: Operation, input: OfStep): Reply {
  const meeting = conductedMeeting(op, input.meetingId)
  const left = selfCriticsLeft(op.tx, meeting, input.step)
  if (left.length === 0) refuse(appraisalRefusals.noSelfCriticism)
  return tickAll(op, input, left, 'selfCriticism')
}

function tickAll(
  op: Operation,
  { meetingId, step }: OfStep,
  personIds: readonly string[],
  how: SelfAppraisalWay,
): Reply {
  const meeting = conductedMeeting(op, meetingId)
  if (stepState(op.tx, meeting, step) === 'notStarted') refuse(appraisalRefusals.notStarted)
  const { people, turns } = selfRound(op.tx, meetingId, step)
  const chosen = personIds.map((personId) => inStep(people, personId))
  if (how !== 'written' && chosen.some((one) => !one.isPresent)) {
    refuse(appraisalRefusals.notPresent)
  }
  const fresh = idsOf(chosen).filter((personId) => !turns.has(personId))
  const ticked = fresh.filter((personId) => setTurn(op, meeting, personId, how))
  if (ticked.length === 0) return { toast: appraisalToasts.tickedAlready }
  redrawRound(op, meetingId, step)
  return { toast: appraisalToasts.ticked(ticked.length) }
}

function setTurn(
  op: Operation,
  { meetingId, cycleId }: MeetingRow,
  personId: string,
  how: SelfAppraisalWay,
): boolean {
  const [byPersonId, rev] = [op.actor.personId, op.happenedAt.getTime()]
  if (!setSelfAppraisalTurn(op.tx, { meetingId, personId, how, byPersonId, rev })) return false
  if (how === 'written') {
    setSelfAppraisalPaper(op.tx, { cycleId, personId }, { byPersonId, at: op.now.getTime() })
  }
  op.audit('appraisal.tick', personId)
  return true
}

/** Takes a tick back while the step is on, and with it the paper it noted. */
export function untick(op: Operation, input: OfStep & { personId: string }): Reply {
  const { meetingId, step, personId } = input
  const meeting = conductedMeeting(op, meetingId)
  assertOn(op.tx, meeting, step)
  const { people, turns } = selfRound(op.tx, meetingId, step)
  inStep(people, personId)
  const how = turns.get(personId)
  if (how === undefined) return { toast: appraisalToasts.untickedAlready }
  const turn = { meetingId, personId, how: null, byPersonId: op.actor.personId }
  if (!setSelfAppraisalTurn(op.tx, { ...turn, rev: op.happenedAt.getTime() })) {
    return { toast: appraisalToasts.newerKept }
  }
  const { cycleId } = meeting
  if (how === 'written') setSelfAppraisalPaper(op.tx, { cycleId, personId }, null)
  op.audit('appraisal.untick', personId)
  redrawRound(op, meetingId, step)
  return { toast: appraisalToasts.unticked }
}

function inStep(people: readonly Invited[], personId: string): Invited {
  return people.find((one) => one.personId === personId) ?? refuse(appraisalRefusals.notInStep)
}

function idsOf(people: readonly Invited[]): string[] {
  return people.map(({ personId }) => personId)
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

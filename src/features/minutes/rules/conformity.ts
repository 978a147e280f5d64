import type { Found } from '../../../../cards/minutes/conformity-wording.ts'
import { openGates, type MeetingType } from '../../../../policies/open-gates.ts'
import type { Fraction } from '../../../../policies/policy.ts'
import type { FourNumbers, QuorumLack } from '../../../organization/attendance.ts'
import { isWithinADay } from './due.ts'

type Verdict = Found['verdict']

export interface StepFacts {
  id: string
  name: string
  after: readonly string[]
  isOptional: boolean
  startedAt: number | undefined
  finishedAt: number | undefined
  isSkipped: boolean
}

export interface ConformityFacts {
  meetingType: MeetingType
  /** What was found when it was opened; undefined when nothing was kept. */
  opening: { failing: readonly string[]; exempt: ReadonlyMap<string, string> } | undefined
  /** C follows B: whether B was over by then. */
  isAfterB: boolean
  heldOn: string
  window: { from: string; to: string }
  /** Why it was held on other days. */
  otherDays: string | undefined
  isPrincipalPresent: boolean
  attendance: FourNumbers
  team: { present: number; of: number }
  /** What the meeting lacked, by the one rule it was opened by. */
  lacks: readonly QuorumLack[]
  /** The share of 应到 that rule asks for. */
  quorumHard: Fraction
  steps: readonly StepFacts[]
  /** Undefined for a meeting without a round of criticism. */
  criticism: { defects: number; madeUp: number; explanations: readonly string[] } | undefined
  closedAt: number | undefined
  recorderConfirmedAt: number | undefined
  isConfirmed: boolean
}

const judged = (isMet: boolean): Verdict => (isMet ? 'met' : 'notMet')

/** R121: everything the agenda of a meeting demands, and whether it was kept. */
export function conformityOf(facts: ConformityFacts): Found[] {
  const { meetingType, criticism, closedAt, recorderConfirmedAt } = facts
  const inTime =
    closedAt !== undefined &&
    recorderConfirmedAt !== undefined &&
    isWithinADay(closedAt, recorderConfirmedAt)
  return [
    ...gatesOf(facts),
    ...(meetingType === 'C' ? [{ what: 'afterB' as const, verdict: judged(facts.isAfterB) }] : []),
    daysOf(facts),
    { what: 'principal', verdict: judged(facts.isPrincipalPresent) },
    meetingType === 'A' ? teamQuorum(facts) : peopleQuorum(facts),
    ...facts.steps.map((step) => stepOf(step, facts.steps)),
    ...(criticism === undefined
      ? []
      : [{ what: 'criticism' as const, ...criticism, verdict: judged(criticism.defects === 0) }]),
    { what: 'inTime', verdict: judged(inTime) },
    { what: 'confirmed', verdict: judged(facts.isConfirmed) },
  ]
}

function gatesOf({ meetingType, opening }: ConformityFacts): Found[] {
  return openGates[meetingType].map((gate): Found => {
    const of = { what: 'gate' as const, gate }
    if (!opening) return { ...of, verdict: 'notMet', why: 'noRecord', reason: '' }
    const reason = opening.exempt.get(gate)
    if (reason !== undefined) return { ...of, verdict: 'notApplicable', why: 'exempt', reason }
    const isFailing = opening.failing.includes(gate)
    return {
      ...of,
      verdict: judged(!isFailing),
      why: isFailing ? 'failing' : 'checked',
      reason: '',
    }
  })
}

/** Another day than the window's breaks no rule when its reason was written down (R19, R21). */
function daysOf({ heldOn, window, otherDays }: ConformityFacts): Found {
  if (window.from <= heldOn && heldOn <= window.to) {
    return { what: 'days', verdict: 'met', why: 'inside', reason: '' }
  }
  return otherDays === undefined
    ? { what: 'days', verdict: 'notMet', why: 'noReason', reason: '' }
    : { what: 'days', verdict: 'met', why: 'reason', reason: otherDays }
}

const isLacking = ({ lacks }: ConformityFacts, code: QuorumLack['code']) =>
  lacks.some((one) => one.code === code)

function peopleQuorum(facts: ConformityFacts): Found {
  const { attendance, quorumHard: over } = facts
  return { what: 'quorum', attendance, over, verdict: judged(!isLacking(facts, 'expected')) }
}

function teamQuorum(facts: ConformityFacts): Found {
  return { what: 'team', ...facts.team, verdict: judged(!isLacking(facts, 'team')) }
}

function stepOf(step: StepFacts, all: readonly StepFacts[]): Found {
  const of = { what: 'step' as const, name: step.name }
  if (step.isSkipped) {
    return { ...of, verdict: step.isOptional ? 'notApplicable' : 'notMet', why: 'skipped' }
  }
  const { startedAt, finishedAt } = step
  if (startedAt === undefined || finishedAt === undefined) {
    return { ...of, verdict: 'notMet', why: 'missing' }
  }
  const isEarly = step.after.some((id) => {
    const before = all.find((one) => one.id === id)
    return (
      before !== undefined && !(before.finishedAt !== undefined && before.finishedAt <= startedAt)
    )
  })
  return { ...of, verdict: judged(!isEarly), why: isEarly ? 'early' : 'done' }
}

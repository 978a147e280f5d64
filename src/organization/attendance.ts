import type { MeetingPerson, MeetingType } from '../../db/queries/meetings.ts'
import type { Fraction } from '../../policies/policy.ts'

type Invited = Pick<
  MeetingPerson,
  'personId' | 'role' | 'isTeam' | 'isExpected' | 'presence' | 'groupId'
>

type Counted = Pick<Invited, 'role' | 'isExpected' | 'presence'>

/** 应到 is always the sum of the other three (R23). */
export interface FourNumbers {
  expected: number
  present: number
  onLeave: number
  absent: number
}

export interface AttendanceCount extends FourNumbers {
  /** Participants who came although they do not count in 应到. */
  besides: number
  /** Observers who came; they are in no other number (R13). */
  observers: number
}

/** 应到 = 实到 + 请假 + 缺席, observers apart. */
export function countAttendance(people: readonly Counted[]): AttendanceCount {
  const participants = people.filter((one) => one.role === 'participant')
  const expected = participants.filter((one) => one.isExpected)
  const count = (rows: readonly Counted[], presence: Counted['presence']) =>
    rows.filter((one) => one.presence === presence).length
  return {
    expected: expected.length,
    present: count(expected, 'present'),
    onLeave: count(expected, 'onLeave'),
    absent: count(expected, 'absent'),
    besides: count(
      participants.filter((one) => !one.isExpected),
      'present',
    ),
    observers: count(
      people.filter((one) => one.role === 'observer'),
      'present',
    ),
  }
}

export type QuorumLack =
  | { code: 'principal' }
  /** `least` must come, `present` did. */
  | { code: 'team' | 'expected'; present: number; least: number; of: number }

export interface Quorum {
  /** Without these the meeting does not go on. */
  lacks: QuorumLack[]
  /** As many came as should. */
  isFull: boolean
}

export interface QuorumRule {
  meetingType: MeetingType
  principalId: string
  hard: Fraction
  soft: Fraction
}

/** Of the team of the general branch. */
export const twoThirds: Fraction = { num: 2, den: 3 }

/**
 * Whether enough came (`domain.md` 3.2): in A the principal and two thirds of the team, better
 * everybody; in B and C more than half of 应到, better four fifths.
 */
export function quorumOf(people: readonly Invited[], rule: QuorumRule): Quorum {
  const { present, expected } = countAttendance(people)
  if (rule.meetingType !== 'A') {
    const least = leastAbove(expected, rule.hard)
    const lacks: QuorumLack[] =
      present < least ? [{ code: 'expected', present, least, of: expected }] : []
    return { lacks, isFull: present >= leastFor(expected, rule.soft) }
  }
  const team = people.filter((one) => one.role === 'participant' && one.isTeam)
  const came = team.filter((one) => one.presence === 'present')
  const least = leastFor(team.length, twoThirds)
  return {
    lacks: [
      ...(came.some((one) => one.personId === rule.principalId)
        ? []
        : [{ code: 'principal' as const }]),
      ...(came.length < least
        ? [{ code: 'team' as const, present: came.length, least, of: team.length }]
        : []),
    ],
    isFull: present === expected,
  }
}

/** The smallest whole number that is more than a share of `of`. */
export function leastAbove(of: number, { num, den }: Fraction): number {
  return Math.floor((of * num) / den) + 1
}

/** The smallest whole number that is at least a share of `of`. */
export function leastFor(of: number, { num, den }: Fraction): number {
  return Math.ceil((of * num) / den)
}

/** What somebody is who has not come, or is found not to have come. */
export function presenceWithout(hasApprovedLeave: boolean): 'onLeave' | 'absent' {
  return hasApprovedLeave ? 'onLeave' : 'absent'
}

/** How long the list may be put right after the meeting was closed (补登记). */
const correctableMs = 24 * 3_600_000

/** Whether the attendance may still be put right: while the meeting is open, and a day longer. */
export function isCorrectable(
  meeting: { state: 'open' | 'closed' | 'brokenOff'; closedAt: number | null },
  now: Date,
): boolean {
  if (meeting.state === 'open') return true
  if (meeting.state !== 'closed' || meeting.closedAt === null) return false
  return now.getTime() - meeting.closedAt <= correctableMs
}

import { gradeIds } from '../../../../policies/keys.ts'
import type { QuotaState } from './quota.ts'

export type GradeId = (typeof gradeIds)[number]
export type DecidingBody = 'committee' | 'members'

/** Fewer than this have no committee to speak of: the members' meeting decides (X27). */
const leastCommittee = 3

export function decidingBodyOf(committee: readonly string[]): DecidingBody {
  return committee.length >= leastCommittee ? 'committee' : 'members'
}

/** 到会过半: at least half of those due, of a committee and of a members' meeting alike (3.2). */
export function hasQuorum(present: number, expected: number): boolean {
  return expected > 0 && present * 2 >= expected
}

/** Who decides about one person: everybody present but that person (回避). */
export function decidersFor(presentIds: readonly string[], personId: string) {
  const deciders = presentIds.filter((id) => id !== personId)
  return { deciders, hasWithdrawn: deciders.length < presentIds.length }
}

export interface Decision {
  body: DecidingBody
  expected: number
  deciders: number
  agreed: number
}

export type DecisionFault = 'noQuorum' | 'moreThanThere' | 'noMajority'

/**
 * Whether enough agree: more than half of who decides in a committee, more than half of 应到 in a
 * members' meeting. A tie decides nothing.
 */
export function decisionFault(decision: Decision): DecisionFault | undefined {
  const { body, expected, deciders, agreed } = decision
  if (!hasQuorum(deciders, expected)) return 'noQuorum'
  if (agreed > deciders) return 'moreThanThere'
  const of = body === 'committee' ? deciders : expected
  return agreed * 2 > of ? undefined : 'noMajority'
}

/**
 * Whether a proposal is far from what the papers say: better than their middle one, or lower than
 * qualified although their middle one is better. A middle between two grades leaves both open.
 */
export function isFarFromBallot(counts: readonly number[], grade: GradeId): boolean {
  const total = counts.reduce((sum, one) => sum + one, 0)
  if (total === 0) return false
  const proposed = gradeIds.indexOf(grade)
  const reached = (isReached: (marks: number) => boolean) => {
    let marks = 0
    return counts.findIndex((count) => {
      marks += count
      return isReached(marks)
    })
  }
  const best = reached((marks) => marks * 2 >= total)
  const worst = reached((marks) => marks * 2 > total)
  return proposed < best || (proposed > worst && proposed > gradeIds.indexOf('qualified'))
}

/** What a grade needs in words: a low one always, any other when the papers say something else. */
export function needsReason(grade: GradeId | undefined, counts: readonly number[]): boolean {
  if (grade === undefined) return false
  return grade === 'basicallyQualified' || grade === 'unqualified' || isFarFromBallot(counts, grade)
}

/** 留党察看 and probation bar from being excellent, never from being graded (3.1). */
export function mayBeExcellent(row: {
  kind: string
  flags: Readonly<Record<string, string>>
}): boolean {
  return row.kind === 'fullMember' && !('onProbationWithinParty' in row.flags)
}

export interface ReadyToDecide {
  /** Members of the list about whom nothing was concluded. */
  open: number
  undetermined: number
  quota: QuotaState
  hasReason: boolean
}

export type DecideFault = 'open' | 'undetermined' | 'hardCap' | 'reason'

/** What keeps the grades of a branch from being decided (3.4, G12). */
export function decideFaults(facts: ReadyToDecide): DecideFault[] {
  return [
    ...(facts.open > 0 ? (['open'] as const) : []),
    ...(facts.undetermined > 0 ? (['undetermined'] as const) : []),
    ...(facts.quota === 'aboveHardCap' ? (['hardCap'] as const) : []),
    ...(facts.quota === 'aboveGuide' && !facts.hasReason ? (['reason'] as const) : []),
  ]
}

/** Days within which a different opinion is studied again. */
export const restudyDays = 10

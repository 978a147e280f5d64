import type { Analysis } from '../../../../db/queries/analyses.ts'
import type { Fraction } from '../../../../policies/policy.ts'
import { Refusal } from '../../../errors.ts'
import type { Day } from '../../../organization/calendar.ts'

export type Standing = 'none' | 'draft' | 'returned' | 'handedIn' | 'paper' | 'exempt'

/** How an analysis stands for whoever counts. */
export function standingOf(analysis: Analysis | undefined): Standing {
  if (!analysis) return 'none'
  if (analysis.state === 'handedIn') return 'handedIn'
  if (analysis.onPaperOn !== null) return 'paper'
  if (analysis.exemptById !== null) return 'exempt'
  return analysis.state === 'returned' ? 'returned' : 'draft'
}

export function isDone(standing: Standing): boolean {
  return standing === 'handedIn' || standing === 'paper'
}

/** Nothing more is owed. */
export function isSettled(standing: Standing): boolean {
  return isDone(standing) || standing === 'exempt'
}

export interface Counted {
  personId: string
  isLeader: boolean
  standing: Standing
}

export interface Tally {
  done: number
  /** Of those who are asked; the exempt are not. */
  of: number
  exempt: number
  owing: string[]
}

export function tally(people: readonly Counted[]): Tally {
  const asked = people.filter(({ standing }) => standing !== 'exempt')
  const owing = asked.filter(({ standing }) => !isDone(standing))
  return {
    done: asked.length - owing.length,
    of: asked.length,
    exempt: people.length - asked.length,
    owing: owing.map(({ personId }) => personId),
  }
}

/** Gate G6: every leader, and the policy's share of all members. */
export function analysisReadiness(people: readonly Counted[], target: Fraction) {
  const leadersOwing = tally(people.filter((one) => one.isLeader)).owing
  const all = tally(people)
  const enough = all.done * target.den >= all.of * target.num
  const membersOwing = enough ? [] : all.owing.filter((id) => !leadersOwing.includes(id))
  return { leadersOwing, membersOwing, ...all }
}

/** Gate G7: every one of the team agreed to the text that was put to them. */
export function stillToAgree(team: readonly string[], agreed: readonly string[]): string[] {
  return team.filter((personId) => !agreed.includes(personId))
}

/** What is handed in is not written in; it is taken back first. */
export function assertMayWrite(analysis: Analysis | undefined, sentence: string): void {
  if (analysis?.state === 'handedIn') throw new Refusal('badForm', { sentence })
}

export function assertHandedIn(
  analysis: Analysis | undefined,
  version: number,
): asserts analysis is Analysis {
  if (!analysis) throw new Refusal('notFound')
  if (analysis.state !== 'handedIn' || analysis.version !== version) throw new Refusal('stale')
}

export function assertNotInFuture(day: Day, today: Day): void {
  if (day > today) throw new Refusal('dayInFuture')
}

import type { Problem, ProblemSource } from '../../../db/queries/problems.ts'
import { Refusal } from '../../errors.ts'
import type { Day } from '../../organization/calendar.ts'

/** R59: the list was complete before the meeting, which may be any day of the window. */
export function isDatedBefore(finishedOn: Day, windowFrom: Day, today: Day): boolean {
  return finishedOn < (today > windowFrom ? today : windowFrom)
}

export interface ListState {
  personId: string
  finishedOn: Day | undefined
}

/** Gate G8 for the lists of a team's members: who has none, and whose came too late. */
export function listReadiness(lists: readonly ListState[], windowFrom: Day, today: Day) {
  const finished = lists.filter((one) => one.finishedOn !== undefined)
  return {
    missing: lists.filter((one) => one.finishedOn === undefined).map((one) => one.personId),
    late: finished
      .filter((one) => !isDatedBefore(one.finishedOn ?? '', windowFrom, today))
      .map((one) => one.personId),
  }
}

/**
 * Who owes a claim (R38): whoever of the team took nothing on while something is left, and the
 * secretary, who may give the rest to somebody.
 */
export function claimOwers(input: {
  team: readonly string[]
  claimants: readonly string[]
  secretaryId: string | undefined
  unclaimed: number
}): string[] {
  const { team, claimants, secretaryId, unclaimed } = input
  if (unclaimed === 0) return []
  return team.filter((personId) => personId === secretaryId || !claimants.includes(personId))
}

export interface ChosenSources {
  sources: readonly ('self' | 'talk' | 'superior')[]
  opinions: readonly string[]
  notes?: readonly string[]
}

/** The links of a problem; who names no source found it themselves. */
export function sourcesOf(
  chosen: ChosenSources,
  known: { opinions: readonly string[]; notes: readonly string[] },
): ProblemSource[] {
  const { sources, opinions, notes = [] } = chosen
  const strange =
    opinions.some((id) => !known.opinions.includes(id)) ||
    notes.some((id) => !known.notes.includes(id))
  if (strange) throw new Refusal('badForm')
  const links: ProblemSource[] = [
    ...opinions.map((sourceId) => ({ kind: 'opinion' as const, sourceId })),
    ...notes.map((sourceId) => ({ kind: 'note' as const, sourceId })),
    ...sources.map((kind) => ({ kind, sourceId: '' })),
  ]
  return links.length > 0 ? links : [{ kind: 'self', sourceId: '' }]
}

export function assertListed(problem: Problem | undefined): asserts problem is Problem {
  if (!problem || problem.state !== 'listed') throw new Refusal('notFound')
}

/** Only a team's problem is claimed, and only by somebody of that team. */
export function assertMayHold(
  problem: Pick<Problem, 'subject'>,
  personId: string,
  team: readonly string[],
  sentence: string,
): void {
  if (problem.subject !== 'team') throw new Refusal('notFound')
  if (!team.includes(personId)) throw new Refusal('badForm', { sentence })
}

/** Unclaimed first, else as they were listed. */
export function unclaimedFirst<P extends Pick<Problem, 'claims'>>(problems: readonly P[]): P[] {
  return problems.toSorted((a, b) => Math.sign(a.claims.length) - Math.sign(b.claims.length))
}

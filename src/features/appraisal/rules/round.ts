import type { MutualEnding } from '../../../../db/queries/mutual-comments.ts'
import type { SelfAppraisalWay } from '../../../../db/queries/self-appraisals.ts'

/** Somebody invited to the meeting, as the rounds see them, in the order of their place. */
export interface Invited {
  personId: string
  isTeam: boolean
  isPresent: boolean
  groupId: string | null
}

type Turns = ReadonlyMap<string, SelfAppraisalWay>

/** C2a is the team's (R86), C2b everybody else's (R89). */
export function peopleOfStep<P extends Pick<Invited, 'isTeam'>>(
  people: readonly P[],
  step: string,
): P[] {
  return people.filter(({ isTeam }) => isTeam === (step === 'C2a'))
}

/** Who is there and has not been ticked off; the first has the turn. */
export function stillToSpeak<P extends Pick<Invited, 'personId' | 'isPresent'>>(
  people: readonly P[],
  turns: Turns,
): P[] {
  return people.filter(({ personId, isPresent }) => isPresent && !turns.has(personId))
}

/** Party groups that have somebody left, where there is more than one at all (R96). */
export function groupsLeft(
  people: readonly Pick<Invited, 'groupId'>[],
  left: readonly Pick<Invited, 'groupId'>[],
): string[] {
  if (new Set(people.map(({ groupId }) => groupId)).size < 2) return []
  return [...new Set(left.map(({ groupId }) => groupId))].filter((id) => id !== null)
}

export interface Subject extends Invited {
  /** Gave their self-appraisal: only then they are commented on. */
  hasSelf: boolean
  comments: number
  ending: MutualEnding | undefined
}

/** Who is commented on: everybody there, and who is not there but left a written one. */
export function subjectsOf(
  people: readonly Invited[],
  turns: Turns,
  comments: ReadonlyMap<string, number>,
  endings: ReadonlyMap<string, MutualEnding>,
): Subject[] {
  return people
    .filter(({ personId, isPresent }) => isPresent || turns.has(personId))
    .map((one) => ({
      ...one,
      hasSelf: turns.has(one.personId),
      comments: comments.get(one.personId) ?? 0,
      ending: endings.get(one.personId),
    }))
}

/** At least one comment, or noted that there is none. */
export function isCommented(subject: Pick<Subject, 'comments' | 'ending'>): boolean {
  return subject.comments > 0 || subject.ending === 'noComment'
}

/** What the mutual appraisal still owes, and whose turn it is. */
export function mutualStanding(subjects: readonly Subject[]) {
  const ready = subjects.filter(({ hasSelf }) => hasSelf)
  return {
    withoutSelf: subjects.filter(({ hasSelf, isPresent }) => !hasSelf && isPresent),
    /** Who is not there may be commented on and need not be. */
    uncommented: ready.filter((one) => one.isPresent && !isCommented(one)),
    toClose: ready.filter((one) => one.ending === undefined && one.comments > 0),
    done: ready.filter(isCommented).length,
    of: subjects.length,
    speaker: ready.find((one) => one.isPresent && one.ending === undefined),
  }
}

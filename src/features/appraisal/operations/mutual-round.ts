import { appraisalRefusals, appraisalToasts } from '../../../../cards/appraisal/wording.ts'
import { setMutualSubject, type MutualEnding } from '../../../../db/queries/mutual-comments.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { redrawRound } from '../refs.ts'
import { isCommented, mutualStanding, type Subject } from '../rules/round.ts'
import { assertOn, subjectsIn } from '../sitting.ts'

const step = 'C3'
type OfSubject = { meetingId: string; subjectId: string }

/** Ends one turn: with the comments there are, or noting that nobody had to say anything. */
export function closeSubject(op: Operation, { meetingId, subjectId }: OfSubject): Reply {
  const subject = one(subjectsOn(op, meetingId), subjectId)
  if (subject.ending !== undefined) return { toast: appraisalToasts.tickedAlready }
  const ended = end(op, meetingId, [subject], subject.comments > 0 ? 'commented' : 'noComment')
  return { toast: ended > 0 ? appraisalToasts.ticked(1) : appraisalToasts.newerKept }
}

export function openSubject(op: Operation, { meetingId, subjectId }: OfSubject): Reply {
  const subject = one(subjectsOn(op, meetingId), subjectId)
  if (subject.ending === undefined) return { toast: appraisalToasts.untickedAlready }
  const opened = end(op, meetingId, [subject], 'open')
  return { toast: opened > 0 ? appraisalToasts.unticked : appraisalToasts.newerKept }
}

/** Everybody with a comment is done. */
export function closeCommented(op: Operation, { meetingId }: { meetingId: string }): Reply {
  const { toClose } = mutualStanding(subjectsOn(op, meetingId))
  const ended = end(op, meetingId, toClose, 'commented')
  return { toast: ended > 0 ? appraisalToasts.ticked(ended) : appraisalToasts.tickedAlready }
}

/** Nobody had anything to say of these. */
export function noComment(
  op: Operation,
  { meetingId, people }: { meetingId: string; people: readonly string[] },
): Reply {
  const subjects = subjectsOn(op, meetingId)
  const chosen = people.map((personId) => one(subjects, personId))
  if (chosen.some(({ comments }) => comments > 0)) refuse(appraisalRefusals.hasComments)
  return noted(op, meetingId, chosen)
}

/** A Party group reports: nobody had anything to say of those without a comment (R96). */
export function noCommentInGroup(
  op: Operation,
  { meetingId, group }: { meetingId: string; group: string },
): Reply {
  const left = mutualStanding(subjectsOn(op, meetingId)).uncommented
  const here = left.filter(({ groupId }) => groupId === group)
  if (here.length === 0) refuse(appraisalRefusals.nobodyLeft)
  return noted(op, meetingId, here)
}

function noted(op: Operation, meetingId: string, chosen: readonly Subject[]): Reply {
  const fresh = chosen.filter((subject) => !isCommented(subject))
  const ended = end(op, meetingId, fresh, 'noComment')
  return { toast: ended > 0 ? appraisalToasts.noComment(ended) : appraisalToasts.tickedAlready }
}

function subjectsOn(op: Operation, meetingId: string): Subject[] {
  assertOn(op.tx, conductedMeeting(op, meetingId), step)
  return subjectsIn(op.tx, meetingId)
}

function end(
  op: Operation,
  meetingId: string,
  subjects: readonly Subject[],
  state: MutualEnding | 'open',
): number {
  const [byPersonId, rev] = [op.actor.personId, op.happenedAt.getTime()]
  const ended = subjects.filter(({ personId: subjectId }) => {
    const isNewest = setMutualSubject(op.tx, { meetingId, subjectId, state, byPersonId, rev })
    if (isNewest) op.audit(`appraisal.${state}`, subjectId)
    return isNewest
  })
  if (ended.length > 0) redrawRound(op, meetingId, step)
  return ended.length
}

function one(subjects: readonly Subject[], personId: string): Subject {
  const found = subjects.find((subject) => subject.personId === personId)
  if (!found) refuse(appraisalRefusals.notInStep)
  if (!found.hasSelf) refuse(appraisalRefusals.selfFirst)
  return found
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

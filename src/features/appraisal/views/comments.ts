import type { CommentsView, CommentView, EntryView } from '../../../../cards/appraisal/comments.ts'
import type { Reader } from '../../../../db/client.ts'
import { findMeeting, presentParticipants } from '../../../../db/queries/meetings.ts'
import { findMutualComment, mutualPairsOf } from '../../../../db/queries/mutual-comments.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { stepState, subjectsIn } from '../sitting.ts'
import { pageOf } from './paged.ts'

const pageSize = 10

interface OfPerson {
  meetingId: string
  personId: string
}

export function commentsView(
  db: Reader,
  { meetingId, personId, page }: OfPerson & { page: string },
  { reader }: ViewContext,
): CommentsView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting || reader.kind !== 'person') return undefined
  if (!mayAnswerFor(db, reader.person, personId)) return undefined
  const mine = new Set(
    mutualPairsOf(db, meetingId)
      .filter((one) => one.byPersonId === personId)
      .map((one) => one.subjectId),
  )
  const subjects = subjectsIn(db, meetingId)
    .filter((one) => one.hasSelf && one.personId !== personId)
    .map((one) => ({
      subjectId: one.personId,
      name: nameOf(db, one.personId),
      isGiven: mine.has(one.personId),
    }))
  return {
    meetingId,
    personId,
    of: reader.person.personId === personId ? undefined : nameOf(db, personId),
    isOn: stepState(db, meeting, 'C3') === 'on',
    given: mine.size,
    list: pageOf(subjects, page, pageSize),
  }
}

export function commentView(
  db: Reader,
  { meetingId, personId, subjectId }: OfPerson & { subjectId: string },
  { reader }: ViewContext,
): CommentView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting || reader.kind !== 'person') return undefined
  if (!mayAnswerFor(db, reader.person, personId)) return undefined
  return {
    meetingId,
    personId,
    subjectId,
    subject: nameOf(db, subjectId),
    of: reader.person.personId === personId ? undefined : nameOf(db, personId),
    comment: findMutualComment(db, { meetingId, subjectId, byPersonId: personId }),
    isOn: stepState(db, meeting, 'C3') === 'on',
  }
}

/** Who writes down what others say sees that they said something, not what. */
export function entryView(
  db: Reader,
  { meetingId, subjectId }: { meetingId: string; subjectId: string },
): EntryView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) return undefined
  const given = mutualPairsOf(db, meetingId)
    .filter((one) => one.subjectId === subjectId)
    .map((one) => one.byPersonId)
  const present = presentParticipants(db, meetingId)
    .map(({ personId }) => personId)
    .filter((personId) => personId !== subjectId)
  const [said, still] = [
    present.filter((id) => given.includes(id)),
    present.filter((id) => !given.includes(id)),
  ]
  return {
    meetingId,
    subjectId,
    subject: nameOf(db, subjectId),
    commenters: [...still, ...said].map((id) => ({ id, name: nameOf(db, id) })),
    given: given.map((personId) => nameOf(db, personId)),
    isOn: stepState(db, meeting, 'C3') === 'on',
  }
}

function nameOf(db: Reader, personId: string): string {
  return findPerson(db, personId)?.name ?? ''
}

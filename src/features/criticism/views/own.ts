import type {
  DeferredView,
  DraftsView,
  FormView,
  OwnView,
  ReceivedView,
  WrittenView,
} from '../../../../cards/criticism/own.ts'
import { hintQuestions } from '../../../../cards/criticism/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { dueSubjects } from '../../../../db/queries/criticism-room.ts'
import {
  criticismSubjectIn,
  criticismSubjectsOf,
  findCriticismSubject,
} from '../../../../db/queries/criticism-subjects.ts'
import { findCriticismText, textsByCritic } from '../../../../db/queries/criticism-texts.ts'
import { criticismsReceived } from '../../../../db/queries/criticisms.ts'
import { findDeferredTalk } from '../../../../db/queries/deferred-talks.ts'
import { findMeeting } from '../../../../db/queries/meetings.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { roundOfStep } from '../config.ts'
import { standingOf } from '../standing.ts'
import { named, pageOf } from './parts.ts'

interface OfOwn {
  meetingId: string
  step: string
  personId: string
}

const owedShown = 12
const draftsPerPage = 12
const saidPerPage = 5

/** Whom a participant may write about: those who have spoken, and those still to come. */
function subjectsFor(db: Reader, { meetingId, step, personId }: OfOwn) {
  const meeting = findMeeting(db, meetingId)
  if (!meeting || !roundOfStep(step)) return undefined
  const { round } = standingOf(db, meeting, step)
  const { drafts, handedIn } = textsByCritic(db, meetingId, personId)
  const asItem = (id: string) => ({ ...named(db, id), hasDraft: drafts.has(id) })
  const spoken = criticismSubjectsOf(db, round.roundId).map(({ subjectId }) => subjectId)
  const isOther = (id: string) => id !== personId
  return {
    meeting,
    written: handedIn.size,
    // Whose turn it is now comes first.
    owed: spoken
      .toReversed()
      .filter((id) => isOther(id) && !handedIn.has(id))
      .map(asItem),
    coming: dueSubjects(db, round).filter(isOther).map(asItem),
  }
}

export function ownView(db: Reader, of: OfOwn): OwnView | undefined {
  const subjects = subjectsFor(db, of)
  if (!subjects) return undefined
  const { meeting, owed, coming, written } = subjects
  return {
    ...of,
    isOpen: meeting.state === 'open',
    owed: pageOf(owed, '1', owedShown),
    written,
    coming: coming.length,
  }
}

export function draftsView(db: Reader, of: OfOwn & { page: string }): DraftsView | undefined {
  const subjects = subjectsFor(db, of)
  const { page, ...rest } = of
  return subjects && { ...rest, coming: pageOf(subjects.coming, page, draftsPerPage) }
}

export function writtenView(
  db: Reader,
  { page, ...of }: OfOwn & { page: string },
): WrittenView | undefined {
  const { meetingId, personId } = of
  if (findMeeting(db, meetingId)?.state !== 'open') return undefined
  const { handedIn } = textsByCritic(db, meetingId, personId)
  const written = [...handedIn].map((id) => named(db, id))
  return { ...of, written: pageOf(written, page, draftsPerPage) }
}

/** NOTE: opens the draft, so its card is for the critic alone. */
export function formView(
  db: Reader,
  key: OfOwn & { subjectId: string; asked: string },
): FormView | undefined {
  const { meetingId, step, personId, subjectId, asked } = key
  const meeting = findMeeting(db, meetingId)
  if (!meeting || !roundOfStep(step)) return undefined
  const { round } = standingOf(db, meeting, step)
  const of = { meetingId, subjectId, criticId: personId }
  const handedIn = findCriticismText(db, { ...of, state: 'handedIn' })
  const draft = findCriticismText(db, { ...of, state: 'draft' })
  const text = draft ?? handedIn
  return {
    meetingId,
    step,
    personId,
    subject: named(db, subjectId),
    words: text && { problem: text.problem, suggestion: text.suggestion },
    mayHandIn: findCriticismSubject(db, round.roundId, subjectId) !== undefined,
    isHandedIn: handedIn !== undefined,
    isReturned: handedIn === undefined && draft?.isReturned === true,
    question: Object.hasOwn(hintQuestions, asked)
      ? (asked as keyof typeof hintQuestions)
      : undefined,
  }
}

/** What was said to a person in one meeting. */
export function receivedView(
  db: Reader,
  key: { meetingId: string; personId: string; page: string },
): ReceivedView | undefined {
  const { meetingId, personId, page } = key
  const meeting = findMeeting(db, meetingId)
  const subject = criticismSubjectIn(db, meetingId, personId)
  if (!meeting || !subject) return undefined
  const said = criticismsReceived(db, meeting.cycleId, personId)
    .filter((one) => one.meetingId === meetingId)
    .map(({ criticId, problem, suggestion }) => ({
      name: named(db, criticId).name,
      problem,
      suggestion,
    }))
  const isHandedOver = subject.response === 'handedOver'
  return {
    meetingId,
    personId,
    counts: { criticisms: subject.criticisms, nothingNew: subject.nothingNew },
    said: pageOf(said, page, saidPerPage),
    answer: isHandedOver ? { roundId: subject.roundId } : undefined,
    response: isHandedOver ? undefined : (subject.response ?? undefined),
  }
}

export function deferredView(
  db: Reader,
  { deferralId }: { deferralId: string },
  { reader }: ViewContext,
): DeferredView | undefined {
  const talk = findDeferredTalk(db, deferralId)
  if (!talk || reader.kind !== 'person') return undefined
  const isSubject = talk.subjectId === reader.person.personId
  const mine = isSubject ? talk.subjectConfirmedById : talk.criticConfirmedById
  return {
    deferralId,
    partner: named(db, isSubject ? talk.criticId : talk.subjectId).name,
    dueOn: talk.dueOn,
    confirmed: mine !== null,
    isDone: talk.subjectConfirmedById !== null && talk.criticConfirmedById !== null,
  }
}

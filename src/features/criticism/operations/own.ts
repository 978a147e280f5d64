import { criticismRefusals, criticismToasts } from '../../../../cards/criticism/wording.ts'
import {
  criticismRoundById,
  findCriticismRound,
  updateCriticismRound,
} from '../../../../db/queries/criticism-rounds.ts'
import { findCriticismSubject, saveResponse } from '../../../../db/queries/criticism-subjects.ts'
import {
  deleteCriticismDraft,
  findCriticismText,
  forgetReturn,
  isCriticismReturned,
  saveCriticismText,
  type CriticismTextOf,
  type CriticismWords,
} from '../../../../db/queries/criticism-texts.ts'
import { entriesOn } from '../../../../db/queries/criticisms.ts'
import { confirmDeferredTalk, findDeferredTalk } from '../../../../db/queries/deferred-talks.ts'
import { findMeeting, findMeetingPerson, type MeetingRow } from '../../../../db/queries/meetings.ts'
import { Refusal } from '../../../errors.ts'
import { openMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { hasOwnAccount, redrawRound } from '../moving.ts'
import { deferredRef, formRef, ownRef, receivedRef, roundRef } from '../refs.ts'
import { hintFor } from '../rules/hints.ts'
import { isReworded } from '../rules/rewording.ts'
import { conductedOnce } from './typing.ts'

interface OfOwn {
  meetingId: string
  step: string
  personId: string
  subjectId: string
}
interface OfText {
  meetingId: string
  step: string
  subjectId: string
  criticId: string
}

const refused = (sentence: string) => new Refusal('badForm', { sentence })
const wordsOf = ({ problem, suggestion }: CriticismWords) => ({ problem, suggestion })

/** A draft is its writer's alone and may be written before the subject's turn. */
export function saveDraft(op: Operation, input: OfOwn & CriticismWords): Reply {
  assertOwn(op, input)
  const { meetingId, step, personId } = input
  keep(op, input, 'draft')
  op.audit('criticism.draft', meetingId)
  op.redraw(ownRef(meetingId, step, personId))
  return { toast: criticismToasts.drafted, become: ownRef(meetingId, step, personId) }
}

/**
 * The critic's own words for the turn, once the subject has criticised themselves (I2). Praise
 * alone and phrases get a question back; who hands it in again keeps it as it is.
 */
export function handIn(op: Operation, input: OfOwn & CriticismWords & { asked: boolean }): Reply {
  const { meetingId, step, personId, subjectId } = input
  const meeting = assertOwn(op, input)
  const person = findMeetingPerson(op.tx, meetingId, personId)
  if (person?.presence !== 'present') throw refused(criticismRefusals.notParticipant)
  assertSelfGiven(op, input)
  assertReworded(op, { meetingId, subjectId, criticId: personId }, input)
  const question = input.asked ? undefined : hintFor(input)
  if (question) {
    keep(op, input, 'draft')
    return { become: formRef(input, question) }
  }
  keep(op, input, 'handedIn')
  deleteCriticismDraft(op.tx, { meetingId, subjectId, criticId: personId })
  told(op, meeting, { ...input, criticId: personId })
  op.audit('criticism.handIn', meetingId)
  return { toast: criticismToasts.handedIn, become: ownRef(meetingId, step, personId) }
}

/** Only for oneself, about another participant, while the meeting goes on. */
function assertOwn(op: Operation, { meetingId, personId, subjectId }: OfOwn): MeetingRow {
  const meeting = openMeeting(op.tx, meetingId)
  if (op.actor.personId !== personId) throw new Refusal('notYours')
  if (personId === subjectId) throw refused(criticismRefusals.self)
  for (const id of [personId, subjectId]) {
    if (findMeetingPerson(op.tx, meetingId, id)?.role !== 'participant') {
      throw refused(criticismRefusals.notParticipant)
    }
  }
  return meeting
}

function assertSelfGiven(
  op: Operation,
  of: { meetingId: string; step: string; subjectId: string },
) {
  const round = findCriticismRound(op.tx, { meetingId: of.meetingId, stepId: of.step })
  if (!round || !findCriticismSubject(op.tx, round.roundId, of.subjectId)) {
    throw refused(criticismRefusals.I2)
  }
  return round
}

/** What the chair sent back is not handed in as it was (R8). */
function assertReworded(op: Operation, of: CriticismTextOf, words: CriticismWords): void {
  const draft = findCriticismText(op.tx, { ...of, state: 'draft' })
  if (draft?.isReturned && !isReworded(draft, words)) throw refused(criticismRefusals.sameWords)
}

function keep(op: Operation, input: OfOwn & CriticismWords, state: 'draft' | 'handedIn'): void {
  const { meetingId, subjectId, personId } = input
  const of = { meetingId, subjectId, criticId: personId }
  const before = state === 'draft' && findCriticismText(op.tx, { ...of, state })
  if (before && before.isReturned && isReworded(before, input)) forgetReturn(op.tx, of)
  saveCriticismText(op.tx, {
    meetingId,
    subjectId,
    criticId: personId,
    state,
    words: wordsOf(input),
    byPersonId: personId,
    rev: op.happenedAt.getTime(),
  })
}

/** The recorder or the chair types what somebody said, for who has no phone or wrote nothing. */
export function writeFor(op: Operation, input: OfText & CriticismWords): Reply {
  const { meetingId, step, subjectId, criticId } = input
  const meeting = conductedOnce(op, meetingId)
  const round = assertSelfGiven(op, input)
  if (round.entry === 'live') openMeeting(op.tx, meetingId)
  if (subjectId === criticId) throw refused(criticismRefusals.self)
  const critic = findMeetingPerson(op.tx, meetingId, criticId)
  const spoke = entriesOn(op.tx, round.roundId, subjectId).some((one) => one.criticId === criticId)
  const isHere = critic?.role === 'participant' && critic.presence === 'present'
  if (!spoke && !isHere) throw refused(criticismRefusals.notParticipant)
  const of = { meetingId, subjectId, criticId, state: 'handedIn' } as const
  const isOwn = findCriticismText(op.tx, of)?.byPersonId === criticId
  if (isOwn && op.actor.personId !== criticId) throw refused(criticismRefusals.othersText)
  assertReworded(op, of, input)
  if (isCriticismReturned(op.tx, of)) deleteCriticismDraft(op.tx, of)
  const byPersonId = op.actor.personId
  const rev = op.happenedAt.getTime()
  saveCriticismText(op.tx, { ...of, words: wordsOf(input), byPersonId, rev })
  told(op, meeting, input)
  op.audit('criticism.writeFor', meetingId)
  return { toast: criticismToasts.written, become: roundRef(meetingId, step) }
}

function told(op: Operation, meeting: MeetingRow, of: OfText): void {
  redrawRound(op, meeting, of.step)
  op.redraw(ownRef(of.meetingId, of.step, of.criticId))
  op.redraw(receivedRef(of.meetingId, of.subjectId))
}

/** One who was away answers what was handed over to them (I7, R83). */
export function answerOwn(
  op: Operation,
  input: { roundId: string; personId: string; response: 'accept' | 'explain' | 'toVerify' },
): Reply {
  const { roundId, personId, response } = input
  if (op.actor.personId !== personId) throw new Refusal('notYours')
  const round = criticismRoundById(op.tx, roundId)
  const meeting = round && findMeeting(op.tx, round.meetingId)
  const subject = findCriticismSubject(op.tx, roundId, personId)
  if (!meeting || !round.isCurrent || !subject) throw new Refusal('notFound')
  if (subject.response !== 'handedOver') throw new Refusal('alreadyDone')
  const answer = { response, words: undefined, byPersonId: personId, at: op.now }
  saveResponse(op.tx, { roundId, subjectId: personId }, answer)
  updateCriticismRound(op.tx, roundId, { responses: round.responses + 1 })
  redrawRound(op, meeting, round.stepId)
  op.redraw(receivedRef(meeting.meetingId, personId))
  op.audit('criticism.answerOwn', roundId)
  return { toast: criticismToasts.answered }
}

/** Each of the two says that they have talked; for one without a phone the other's word counts. */
export function talked(op: Operation, { deferralId }: { deferralId: string }): Reply {
  const talk = findDeferredTalk(op.tx, deferralId)
  if (!talk) throw new Refusal('notFound')
  const { subjectId, criticId } = talk
  const me = op.actor.personId
  if (me !== subjectId && me !== criticId) throw new Refusal('notYours')
  const other = me === subjectId ? criticId : subjectId
  const confirmers = hasOwnAccount(op, other) ? [me] : [me, other]
  const now = {
    subjectConfirmedById: confirmers.includes(subjectId) ? me : talk.subjectConfirmedById,
    criticConfirmedById: confirmers.includes(criticId) ? me : talk.criticConfirmedById,
  }
  confirmDeferredTalk(op.tx, deferralId, now)
  op.redraw(deferredRef(deferralId))
  op.audit('criticism.talked', deferralId)
  const isDone = now.subjectConfirmedById !== null && now.criticConfirmedById !== null
  return { toast: isDone ? criticismToasts.talked : criticismToasts.waitsForOther }
}

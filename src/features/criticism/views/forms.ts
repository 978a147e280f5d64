import type { RoundView } from '../../../../cards/criticism/round.ts'
import type { EntryFormView, TurnFormView } from '../../../../cards/criticism/turn-forms.ts'
import type { ExplainView } from '../../../../cards/criticism/repair.ts'
import type { TypingView } from '../../../../cards/criticism/typing.ts'
import type { Reader } from '../../../../db/client.ts'
import { dueSubjects, openCritics } from '../../../../db/queries/criticism-room.ts'
import { explanationOf, findCriticismRound } from '../../../../db/queries/criticism-rounds.ts'
import { criticismSubjectsOf } from '../../../../db/queries/criticism-subjects.ts'
import { findCriticismText } from '../../../../db/queries/criticism-texts.ts'
import { findMeeting, presentParticipants } from '../../../../db/queries/meetings.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import type { Phase } from '../rules/turns.ts'
import { isRoundOn, seatBefore, standingOf, whoseTurn, type Standing } from '../standing.ts'
import { labelledPeople } from '../typed.ts'
import { named } from './parts.ts'
import { roundView } from './round.ts'

interface OfStep {
  meetingId: string
  step: string
}

/** A form for the turn that is on; where that is another one by now, the round itself. */
export function turnForm(
  phases: readonly Phase[],
  people: (db: Reader, at: Standing, subjectId: string) => readonly string[],
) {
  return (db: Reader, of: OfStep, context: ViewContext): TurnFormView | RoundView | undefined => {
    const meeting = findMeeting(db, of.meetingId)
    if (!meeting) return undefined
    const at = standingOf(db, meeting, of.step)
    const { round, cursor } = at
    const isNow = isRoundOn(db, meeting, of.step) && phases.includes(cursor.phase)
    if (!isNow || round.entry !== 'live' || cursor.subjectId === undefined) {
      return roundView(db, of, context)
    }
    const { subjectId } = cursor
    return {
      ...of,
      turn: round.turn,
      whose: whoseTurn(cursor) ?? '',
      subject: named(db, subjectId),
      people: people(db, at, subjectId).map((personId) => named(db, personId)),
    }
  }
}

export const delegateForm = turnForm(['self'], (db, { round }, subjectId) =>
  presentParticipants(db, round.meetingId)
    .map(({ personId }) => personId)
    .filter((personId) => personId !== subjectId),
)

/** Who may speak: before the first turn only those who may begin. */
export const pickForm = turnForm(
  ['criticism', 'response'],
  (db, { round, room, cursor }, subjectId) => {
    const { roundId, meetingId } = round
    const after = seatBefore(db, round, subjectId)
    const open = openCritics(db, { roundId, meetingId, subjectId, after })
    const openers = cursor.given === 0 ? room.openers(subjectId) : []
    return openers.length === 0 ? open : open.filter((personId) => openers.includes(personId))
  },
)

export const responseForm = turnForm(['response'], () => [])

/** What a critic said, for the recorder to type. */
export function entryForm(
  db: Reader,
  of: OfStep & { subjectId: string; criticId: string },
): EntryFormView {
  const { meetingId, step, subjectId, criticId } = of
  const text = findCriticismText(db, { meetingId, subjectId, criticId, state: 'handedIn' })
  return {
    meetingId,
    step,
    subject: named(db, subjectId),
    critic: named(db, criticId),
    words: text && { problem: text.problem, suggestion: text.suggestion },
  }
}

/** 会后补录: who is typed in, or the form for the next one. */
export function typingView(
  db: Reader,
  of: OfStep & { subjectId: string },
  context: ViewContext,
): TypingView | RoundView | undefined {
  const { meetingId, step, subjectId } = of
  const meeting = findMeeting(db, meetingId)
  const round = findCriticismRound(db, { meetingId, stepId: step })
  if (!meeting || round?.entry !== 'afterwards' || round.phase === 'done') {
    return roundView(db, of, context)
  }
  const typed = criticismSubjectsOf(db, round.roundId).map((one) => one.subjectId)
  const people = labelledPeople(db, meetingId)
  if (subjectId === '' || typed.includes(subjectId)) {
    const due = dueSubjects(db, round)
    const left = people.filter(({ personId }) => due.includes(personId))
    const done = typed.map((id) => named(db, id).name)
    return { kind: 'choose', meetingId, step, typed: done, left: left.map(asNamed) }
  }
  const critics = people.filter(
    ({ personId, presence }) => presence === 'present' && personId !== subjectId,
  )
  const isHere = people.some((one) => one.personId === subjectId && one.presence === 'present')
  const subject = named(db, subjectId)
  return { kind: 'type', meetingId, step, subject, isHere, critics: critics.map(asNamed) }
}

const asNamed = ({ personId, name }: { personId: string; name: string }) => ({ personId, name })

/** Why a round that broke the order is not held again. */
export function explainForm(db: Reader, of: OfStep): ExplainView | undefined {
  const { meetingId, step } = of
  const round = findCriticismRound(db, { meetingId, stepId: step })
  return round && { meetingId, step, words: explanationOf(db, round) ?? '' }
}

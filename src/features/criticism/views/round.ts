import type { Now, RoundView } from '../../../../cards/criticism/round.ts'
import { criticismRefusals, nextSentences } from '../../../../cards/criticism/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { findAnalysis } from '../../../../db/queries/analyses.ts'
import { dueSubjects, openCritics } from '../../../../db/queries/criticism-room.ts'
import { findCriticismText, isCriticismReturned } from '../../../../db/queries/criticism-texts.ts'
import { deferredTalkCount } from '../../../../db/queries/deferred-talks.ts'
import { findMeeting } from '../../../../db/queries/meetings.ts'
import type { CardReader, ViewContext } from '../../../pipeline/feature.ts'
import { roundOfStep } from '../config.ts'
import { isRoundOn, progressIn, seatBefore, standingOf, type Standing } from '../standing.ts'
import { mayReturn, named, stepNameOf } from './parts.ts'
import { repairOf } from './repair.ts'

/** Whose turn it is, what comes next and how far the round is. */
export function roundView(
  db: Reader,
  { meetingId, step }: { meetingId: string; step: string },
  { reader }: ViewContext,
): RoundView | undefined {
  const meeting = findMeeting(db, meetingId)
  const plan = roundOfStep(step)
  if (!meeting || !plan) return undefined
  const at = standingOf(db, meeting, step)
  const { round } = at
  const isOpen = isRoundOn(db, meeting, step)
  const isFresh = isOpen && round.turn === 0
  const { selfCriticisms, criticisms, nothingNew, responses } = round
  return {
    meetingId,
    step,
    stepName: stepNameOf(meeting, step),
    turn: round.turn,
    isOpen,
    ...progressIn(db, at),
    now: nowOf(db, at, reader),
    next: nextOf(db, at),
    scope: isFresh && plan.mayNarrow && round.scope !== 'others' ? round.scope : undefined,
    mayType: isFresh,
    counts: { selfCriticisms, criticisms, nothingNew, responses },
    deferred: deferredTalkCount(db, meetingId),
    ...repairOf(db, at),
  }
}

function nowOf(db: Reader, at: Standing, reader: CardReader): Now {
  const { round, cursor, room } = at
  const { phase, subjectId } = cursor
  if (round.entry === 'afterwards') {
    const isFinished = round.phase === 'done'
    return { phase: 'afterwards', typed: round.selfCriticisms, isFinished }
  }
  if (subjectId === undefined || phase === 'done') return { phase: 'done' }
  const subject = named(db, subjectId)
  const isHere = room.isHere(subjectId)
  if (phase === 'self') {
    return { phase, subject, isHere, hasAnalysis: hasAnalysis(db, at, subjectId) }
  }
  if (phase === 'response') {
    const mayAdd = room.mode === 'light' && room.nextCritic(subjectId) !== undefined
    return { phase, subject, isHere, mayAdd }
  }
  return criticismNow(db, at, subjectId, reader)
}

function criticismNow(
  db: Reader,
  { meeting, round, cursor, room }: Standing,
  subjectId: string,
  reader: CardReader,
): Now {
  const { criticId, given, real } = cursor
  const { meetingId } = round
  const { principalAway, openerAway } = criticismRefusals
  const of = criticId === undefined ? undefined : { meetingId, subjectId, criticId }
  const text = of && findCriticismText(db, { ...of, state: 'handedIn' })
  return {
    phase: 'criticism',
    subject: named(db, subjectId),
    critic: criticId === undefined ? undefined : named(db, criticId),
    waits: criticId === undefined ? (room.mode === 'full' ? principalAway : openerAway) : undefined,
    written: text && { problem: text.problem, suggestion: text.suggestion },
    returned: of !== undefined && !text && isCriticismReturned(db, of),
    mayReturn: mayReturn(meeting, reader, criticId) ? { rev: text?.rev ?? 0 } : undefined,
    given,
    left: criticsLeft(db, round, subjectId).length,
    real: room.mode === 'light' ? { count: real, of: room.atLeast } : undefined,
  }
}

function criticsLeft(db: Reader, round: Standing['round'], subjectId: string): string[] {
  const { roundId, meetingId } = round
  const after = seatBefore(db, round, subjectId)
  return openCritics(db, { roundId, meetingId, subjectId, after })
}

function hasAnalysis(db: Reader, { meeting }: Standing, subjectId: string): boolean {
  const analysis = findAnalysis(db, { cycleId: meeting.cycleId, subjectId })
  return analysis?.state === 'handedIn' || (analysis?.onPaperOn ?? null) !== null
}

function nextOf(db: Reader, { round, cursor, room }: Standing): string | undefined {
  const { phase, subjectId, criticId } = cursor
  if (round.entry !== 'live' || subjectId === undefined) return undefined
  if (phase === 'self') {
    const [opener] = room.openers(subjectId).filter((id) => room.isHere(id))
    const first = opener ?? room.nextCritic(subjectId)
    return first === undefined ? undefined : nextSentences.critic(named(db, first).name)
  }
  if (phase === 'response') {
    const [next] = dueSubjects(db, round)
    return next === undefined ? nextSentences.end : nextSentences.self(named(db, next).name)
  }
  if (phase !== 'criticism') return undefined
  const after = criticsLeft(db, round, subjectId).find((id) => id !== criticId)
  const isLast = room.mode === 'light' && cursor.real + 1 >= room.atLeast
  if (after === undefined || isLast) return nextSentences.response(named(db, subjectId).name)
  return nextSentences.critic(named(db, after).name)
}

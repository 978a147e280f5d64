import {
  finishLackName,
  openRoundLabel,
  progressOf,
  roundIsDone,
  roundLeftOut,
  startLackNames,
  typedLater,
} from '../../../cards/criticism/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { dueSubjects } from '../../../db/queries/criticism-room.ts'
import { findCriticismRound, updateCriticismRound } from '../../../db/queries/criticism-rounds.ts'
import { presentParticipants, type MeetingRow } from '../../../db/queries/meetings.ts'
import type { EngineState, StepEngine } from '../../pipeline/agenda-engine.ts'
import {
  begunRound,
  moveTo,
  offerOwnCards,
  redrawRound,
  sendRound,
  tellSubjects,
} from './moving.ts'
import { nextTurn } from './operations/turns.ts'
import { roundRef } from './refs.ts'
import { startLacksOf } from './rules/turns.ts'
import { isHeldByGroups, progressIn, standingOf, whoseTurn, type Standing } from './standing.ts'

/** Does the work of A5, B4a and B4b: who criticises themselves, who criticises, who answers. */
export const criticismEngine: StepEngine = {
  state: (db, meeting, step) => stateOf(db, meeting, step),

  started: (op, meeting, step) => {
    const at = begunRound(op, meeting, step)
    offerOwnCards(op, meeting, step)
    sendRound(op, at)
  },

  next: (op, meeting, step) => {
    const at = begunRound(op, meeting, step)
    if (at.round.entry !== 'live') return false
    if (isHeldByGroups(op.tx, at)) {
      // The groups bring their records with them, and the recorder types them in.
      updateCriticismRound(op.tx, at.round.roundId, { entry: 'afterwards' })
      redrawRound(op, meeting, step)
      return false
    }
    // Who was still to come has left: nobody pressed anything for it.
    if (at.cursor.phase === 'done' && at.round.phase !== 'done') moveTo(op, at, at.cursor)
    return nextTurn(op, at)
  },

  closed: (op, meeting, step) => {
    const round = findCriticismRound(op.tx, { meetingId: meeting.meetingId, stepId: step })
    if (!round) return
    // A repair nobody finished: how it went is typed in.
    if (round.phase !== 'done') updateCriticismRound(op.tx, round.roundId, { entry: 'afterwards' })
    else tellSubjects(op, meeting, round.roundId)
    redrawRound(op, meeting, step)
  },
}

function stateOf(db: Reader, meeting: MeetingRow, step: string): EngineState {
  const at = standingOf(db, meeting, step)
  const { round, cursor } = at
  const open = { ...roundRef(meeting.meetingId, step), label: openRoundLabel }
  const startLacks = round.turn === 0 ? startLackSentences(db, at) : []
  if (round.entry === 'afterwards' || isHeldByGroups(db, at)) {
    return { startLacks, finishLacks: [], progress: typedLater, open }
  }
  if (cursor.phase === 'done') {
    // Who came when it was over.
    const left = dueSubjects(db, round).length
    const progress = left > 0 ? roundLeftOut(left) : roundIsDone
    return { startLacks, finishLacks: [], progress, open }
  }
  const { no, total } = progressIn(db, at)
  const speakerId = whoseTurn(cursor)
  return {
    startLacks,
    finishLacks: [finishLackName],
    progress: progressOf(no, total),
    ...(speakerId !== undefined && { speakerId }),
    open,
  }
}

function startLackSentences(db: Reader, { meeting, room }: Standing): string[] {
  const present = presentParticipants(db, meeting.meetingId).length
  return startLacksOf(room.isHere(meeting.principalId), present).map((one) => startLackNames[one])
}

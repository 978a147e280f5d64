import type { Reader } from '../../../db/client.ts'
import { dueSubjects, nextDueSubject, nextOpenCritic } from '../../../db/queries/criticism-room.ts'
import { findCriticismRound, type CriticismRound } from '../../../db/queries/criticism-rounds.ts'
import { findCriticismSubject } from '../../../db/queries/criticism-subjects.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { groupsOfStep, stepsOfMeeting } from '../../../db/queries/meeting-steps.ts'
import { findMeetingPerson, type MeetingRow } from '../../../db/queries/meetings.ts'
import { Refusal } from '../../errors.ts'
import { holdersOf } from '../../organization/roles.ts'
import { roundOfStep } from './config.ts'
import { firstTurn, settled, type Cursor, type Room } from './rules/turns.ts'

/** A round and whose turn it is, as people are there now. */
export interface Standing {
  meeting: MeetingRow
  step: string
  round: CriticismRound
  room: Room
  cursor: Cursor
}

/** How the round of a step stands; one that has not begun stands at its first turn. */
export function standingOf(db: Reader, meeting: MeetingRow, step: string): Standing {
  const { meetingId } = meeting
  const found = findCriticismRound(db, { meetingId, stepId: step })
  const round = found ?? freshRound(db, meeting, step)
  const room = roomOf(db, meeting, round)
  return { meeting, step, round, room, cursor: cursorIn(round, room) }
}

function cursorIn(round: CriticismRound, room: Room): Cursor {
  if (round.turn === 0 && round.phase === 'self') return firstTurn(room)
  const { phase, given, real } = round
  const subjectId = round.subjectId ?? undefined
  const criticId = round.criticId ?? undefined
  return settled({ phase, subjectId, criticId, given, real }, room)
}

/** A round before its first turn, as the plan has it now. */
export function freshRound(db: Reader, meeting: MeetingRow, step: string): CriticismRound {
  const plan = roundOfStep(step)
  const cycle = findCycle(db, meeting.cycleId)
  if (!plan || !cycle) throw new Refusal('notFound')
  return {
    roundId: '',
    cycleId: meeting.cycleId,
    meetingId: meeting.meetingId,
    stepId: step,
    attempt: 1,
    isCurrent: true,
    mode: plan.mode,
    scope: plan.scope,
    entry: 'live',
    turn: 0,
    phase: 'self',
    subjectId: null,
    criticId: null,
    given: 0,
    real: 0,
    atLeast: cycle.parameters.criticism.lightAtLeast,
    selfCriticisms: 0,
    criticisms: 0,
    nothingNew: 0,
    responses: 0,
    startedAt: 0,
    doneAt: null,
    explanation: null,
    explainedById: null,
    explainedAt: null,
  }
}

/** The people of a meeting as the rules see them. */
export function roomOf(db: Reader, meeting: MeetingRow, round: CriticismRound): Room {
  const { meetingId } = meeting
  const personIn = (personId: string) => findMeetingPerson(db, meetingId, personId)
  const isLight = round.mode === 'light'
  return {
    mode: round.mode,
    atLeast: round.atLeast,
    isHere: (personId) => {
      const person = personIn(personId)
      return person?.role === 'participant' && person.presence === 'present'
    },
    isDue: (personId) => {
      const person = personIn(personId)
      if (person?.role !== 'participant' || !isInScope(round, person.isTeam)) return false
      if (findCriticismSubject(db, round.roundId, personId)) return false
      return person.presence === 'present' || (person.isTeam && person.isExpected)
    },
    nextSubject: () => nextDueSubject(db, round),
    nextCritic: (subjectId) =>
      nextOpenCritic(db, { ...idsOf(round), subjectId, after: seatBefore(db, round, subjectId) }),
    openers: (subjectId) =>
      isLight
        ? lightOpeners(db, meeting, subjectId)
        : [meeting.principalId].filter((personId) => personId !== subjectId),
  }
}

/** Behind which seat the critics are counted: with many members the neighbours speak first. */
export function seatBefore(db: Reader, round: CriticismRound, subjectId: string): number {
  if (round.mode === 'full') return -1
  return findMeetingPerson(db, round.meetingId, subjectId)?.place ?? -1
}

function idsOf({ roundId, meetingId }: CriticismRound) {
  return { roundId, meetingId }
}

function isInScope({ scope }: CriticismRound, isTeam: boolean): boolean {
  return scope === 'everybody' || (scope === 'team') === isTeam
}

/** The chair or the leader of the subject's Party group (light mode, `domain.md` 5.4). */
export function lightOpeners(db: Reader, meeting: MeetingRow, subjectId: string): string[] {
  if (subjectId === meeting.chairId) return []
  const groupId = findMeetingPerson(db, meeting.meetingId, subjectId)?.groupId
  const leaders = groupId ? holdersOf(db, groupId, 'leader') : []
  return [meeting.chairId, ...leaders].filter((personId) => personId !== subjectId)
}

/** Whether turns are taken now: the step is on, or a round that was over is being put right. */
export function isRoundOn(db: Reader, meeting: MeetingRow, step: string): boolean {
  if (!isStepBegun(db, meeting, step)) return false
  const { meetingId } = meeting
  if (stepsOfMeeting(db, meetingId).get(step)?.finishedAt === null) return true
  const round = findCriticismRound(db, { meetingId, stepId: step })
  return round?.entry === 'live' && round.phase !== 'done'
}

/** Whether the meeting goes on and has come to the step, or past it: a repair is still possible. */
export function isStepBegun(db: Reader, meeting: MeetingRow, step: string): boolean {
  return meeting.state === 'open' && stepsOfMeeting(db, meeting.meetingId).has(step)
}

/** Whether Party groups went off with the step before anything was said here (R15). */
export function isHeldByGroups(db: Reader, { round }: Standing): boolean {
  if (round.mode !== 'light' || round.turn > 0) return false
  return groupsOfStep(db, round.meetingId, round.stepId).length > 0
}

/** Whose turn it is: who criticises themselves or answers, or who criticises. */
export function whoseTurn({ phase, subjectId, criticId }: Cursor): string | undefined {
  return phase === 'criticism' ? criticId : phase === 'done' ? undefined : subjectId
}

/** Which subject it is and of how many, as people are there now. */
export function progressIn(db: Reader, { round, cursor }: Standing): { no: number; total: number } {
  return {
    no: round.selfCriticisms + Number(cursor.phase === 'self'),
    total: round.selfCriticisms + dueSubjects(db, round).length,
  }
}

import { ballotLacks, ballotRefusals } from '../../../cards/ballot/wording.ts'
import type { Reader } from '../../../db/client.ts'
import {
  findRound,
  roundOf,
  type BallotKind,
  type BallotRound,
} from '../../../db/queries/ballot-rounds.ts'
import { findMeeting, findMeetingPerson, type MeetingRow } from '../../../db/queries/meetings.ts'
import { stepsOfMeeting } from '../../../db/queries/meeting-steps.ts'
import { meetingMaterialOf } from '../../../db/queries/meeting-preparations.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { getUnit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { conductorsOf, openMeeting } from '../../organization/meetings.ts'
import { holdersOf, secretaryOf } from '../../organization/roles.ts'
import { teamOf } from '../../organization/teams.ts'

/** The step of the appraisal in which each round is held (`domain.md` 5.3). */
export const stepOf: Readonly<Record<BallotKind, string>> = { members: 'C4', team: 'C5' }

export function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

export function getRound(db: Reader, roundId: string): BallotRound {
  const round = findRound(db, roundId)
  if (!round) throw new Refusal('notFound')
  return round
}

/** A round and its meeting while that goes on, for its chair. */
export function chairedRound(op: { tx: Reader; actor: Person }, roundId: string) {
  const round = getRound(op.tx, roundId)
  const meeting = openMeeting(op.tx, round.meetingId)
  if (meeting.chairId !== op.actor.personId) refuse(ballotRefusals.onlyChair)
  return { round, meeting }
}

/** The same, for the scrutineer who was named when it was asked for: the second of the two. */
export function scrutinizedRound(op: { tx: Reader; actor: Person }, roundId: string) {
  const round = getRound(op.tx, roundId)
  const meeting = openMeeting(op.tx, round.meetingId)
  if (round.scrutineerId !== op.actor.personId) refuse(ballotRefusals.onlyScrutineer)
  return { round, meeting }
}

/** The same, for who leads the meeting, writes it down or counts. */
export function ledRound(op: { tx: Reader; actor: Person }, roundId: string) {
  const round = getRound(op.tx, roundId)
  const meeting = openMeeting(op.tx, round.meetingId)
  const leaders = [...conductorsOf(meeting), ...tellersOf(round)]
  if (!leaders.includes(op.actor.personId)) refuse(ballotRefusals.onlyTellers)
  return { round, meeting }
}

export function tellersOf(
  round: Pick<BallotRound, 'scrutineerId' | 'voteCounterId'>,
): [string, string] {
  return [round.scrutineerId, round.voteCounterId]
}

/** The two tellers as named for the meeting, '' where nobody is. */
export function namedTellers(db: Reader, meeting: MeetingRow) {
  const material = meetingMaterialOf(db, meeting)
  return {
    scrutineerId: material?.scrutineerId ?? '',
    voteCounterId: material?.voteCounterId ?? '',
  }
}

/** Who works on a round: chair, recorder and the two tellers named for it or for the meeting. */
export function workersOf(db: Reader, of: { meetingId: string; kind: BallotKind }): string[] {
  const meeting = findMeeting(db, of.meetingId)
  if (!meeting) return []
  const round = roundOf(db, of)
  const isCurrent = round !== undefined && round.state !== 'voided'
  const tellers = tellersOf(isCurrent ? round : namedTellers(db, meeting))
  return [...new Set([...conductorsOf(meeting), ...tellers.filter((id) => id !== '')])]
}

/** Who reads the result: the team of the branch and the secretaries above it (P3). */
export function resultReaders(db: Reader, unitId: string): string[] {
  const { rootId } = getUnit(db, unitId)
  const secretary = secretaryOf(db, unitId)?.personId
  const ids = [...teamOf(db, unitId), ...holdersOf(db, rootId, 'secretary')]
  return [...new Set(secretary === undefined ? ids : [...ids, secretary])]
}

/** Whether the agenda has come to the step of a round and not gone past it. */
export function isStepOn(db: Reader, meetingId: string, kind: BallotKind): boolean {
  const step = stepsOfMeeting(db, meetingId).get(stepOf[kind])
  return step !== undefined && step.finishedAt === null
}

/** What the two tellers lack for a round to be held (3.3.5): named, apart, there, reachable. */
export function tellerLacks(db: Reader, meeting: MeetingRow): string[] {
  const { scrutineerId, voteCounterId } = namedTellers(db, meeting)
  if (scrutineerId === '' || voteCounterId === '') return [ballotLacks.tellers]
  const secretary = secretaryOf(db, meeting.unitId)?.personId
  const barred = [meeting.chairId, secretary]
  const isAway = (personId: string) =>
    findMeetingPerson(db, meeting.meetingId, personId)?.presence !== 'present'
  const found = [
    [scrutineerId === voteCounterId, ballotLacks.sameTeller],
    [barred.includes(scrutineerId) || barred.includes(voteCounterId), ballotLacks.tellerIsChair],
    [isAway(scrutineerId), ballotLacks.scrutineerAway],
    [isAway(voteCounterId), ballotLacks.counterAway],
    [findPerson(db, scrutineerId)?.openId == null, ballotLacks.scrutineerPhone],
  ] as const
  return found.flatMap(([isLacking, sentence]) => (isLacking ? [sentence] : []))
}

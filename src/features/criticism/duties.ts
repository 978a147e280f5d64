import { criticismDuties, criticismDutyTitles } from '../../../cards/criticism/wording.ts'
import type { Reader } from '../../../db/client.ts'
import {
  untypedRoundsIn,
  untypedRoundsOf,
  type UntypedRound,
} from '../../../db/queries/criticism-rounds.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { openDeferredTalks, type DeferredTalk } from '../../../db/queries/deferred-talks.ts'
import { findMeeting } from '../../../db/queries/meetings.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findUnit, listUnits } from '../../../db/queries/units.ts'
import type { Duty, DutySource } from '../../pipeline/duty.ts'
import { deferredRef, roundRef } from './refs.ts'

/** Talks that were put off, for the two of them alone (R82); rounds that are to be typed in. */
export const criticismDutySource: DutySource = {
  owedBy: (db, personId) => [
    ...openDeferredTalks(db, personId)
      .filter(({ meetingId }) => isOfOpenYear(db, meetingId))
      .map((talk) => talkDuty(db, talk, personId)),
    ...untypedRoundsOf(db, personId)
      .filter(({ meetingId }) => isOfOpenYear(db, meetingId))
      .map((round) => ({ ...typingDuty(round), personId })),
  ],
  owed: (db, duty, personId, now) =>
    criticismDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  // NOTE: who has a dispute to talk over is on nobody's board.
  openIn: (db, unitId) => {
    const unit = findUnit(db, unitId)
    if (!unit) return []
    const units = unit.kind === 'generalBranch' ? listUnits(db, unit.rootId) : [unit]
    return untypedRoundsIn(
      db,
      units.map((one) => one.unitId),
    )
      .filter(({ meetingId }) => isOfOpenYear(db, meetingId))
      .map((round) => {
        const { duty, kind, title } = typingDuty(round)
        return { duty, kind, title, unitId: round.unitId, owing: [round.recorderId], of: 1 }
      })
  },
}

/** With the year ends what its meetings left to be done. */
function isOfOpenYear(db: Reader, meetingId: string): boolean {
  const meeting = findMeeting(db, meetingId)
  return meeting === undefined || findCycle(db, meeting.cycleId)?.state !== 'closed'
}

export function talkDutyName(deferralId: string): string {
  return `criticism:deferred:${deferralId}`
}

function talkDuty(db: Reader, talk: DeferredTalk, personId: string): Duty {
  const partnerId = talk.subjectId === personId ? talk.criticId : talk.subjectId
  return {
    duty: talkDutyName(talk.deferralId),
    personId,
    kind: criticismDuties.talk,
    title: criticismDutyTitles.talk(findPerson(db, partnerId)?.name ?? ''),
    dueOn: talk.dueOn,
    open: deferredRef(talk.deferralId),
  }
}

function typingDuty({ roundId, meetingId, stepId }: UntypedRound) {
  return {
    duty: `criticism:record:${roundId}`,
    kind: criticismDuties.record,
    title: criticismDutyTitles.record,
    open: roundRef(meetingId, stepId),
  }
}

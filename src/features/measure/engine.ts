import { measureLacks, measureProgress, measuresLabel } from '../../../cards/measure/wording.ts'
import { presentParticipants } from '../../../db/queries/meetings.ts'
import { countTeamMeasures } from '../../../db/queries/team-measures.ts'
import type { StepEngine } from '../../pipeline/agenda-engine.ts'
import { ownRef, roundRef } from './refs.ts'
import { owingIn } from './sitting.ts'

/** B5: the team's measures, a direction of everybody there, suggestions of the members (R75). */
export const measuresEngine: StepEngine = {
  state: (db, { meetingId }) => {
    const measures = countTeamMeasures(db, meetingId)
    const { owing, of } = owingIn(db, meetingId)
    return {
      startLacks: [],
      finishLacks: [
        ...(measures === 0 ? [measureLacks.noMeasure] : []),
        ...(owing.length > 0 ? [measureLacks.noDirection(owing.length)] : []),
      ],
      progress: measureProgress(measures, of - owing.length, of),
      open: { ...roundRef(meetingId), label: measuresLabel },
    }
  },
  started: (op, { meetingId }) => {
    for (const { personId } of presentParticipants(op.tx, meetingId)) {
      const dedupeKey = `measure:direction:${meetingId}:${personId}`
      op.send({ ...ownRef(meetingId, personId), to: { personId }, dedupeKey })
    }
  },
}

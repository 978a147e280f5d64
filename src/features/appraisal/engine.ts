import {
  appraisalLacks,
  appraisalProgress,
  appraisalRefusals,
  openLabels,
} from '../../../cards/appraisal/wording.ts'
import { presentParticipants } from '../../../db/queries/meetings.ts'
import { setMutualSubject } from '../../../db/queries/mutual-comments.ts'
import { setSelfAppraisalTurn } from '../../../db/queries/self-appraisals.ts'
import { Refusal } from '../../errors.ts'
import type { StepEngine } from '../../pipeline/agenda-engine.ts'
import { commentsRef, redrawRound, roundRef } from './refs.ts'
import { mutualStanding, stillToSpeak } from './rules/round.ts'
import { selfRound, subjectsIn } from './sitting.ts'

/** C2a and C2b: everybody who is there gives their self-appraisal, one after the other (R89). */
export const selfAppraisalEngine: StepEngine = {
  state: (db, { meetingId }, step) => {
    const { people, turns } = selfRound(db, meetingId, step)
    const left = stillToSpeak(people, turns)
    const present = people.filter((one) => one.isPresent).length
    const [speaker] = left
    return {
      startLacks: [],
      finishLacks: left.length === 0 ? [] : [appraisalLacks.notSpoken(left.length)],
      progress: appraisalProgress.self(present - left.length, present),
      ...(speaker && { speakerId: speaker.personId }),
      open: { ...roundRef(meetingId, step), label: openLabels.self },
    }
  },
  next: (op, { meetingId }, step) => {
    const { people, turns } = selfRound(op.tx, meetingId, step)
    const [speaker] = stillToSpeak(people, turns)
    if (!speaker) return false
    setSelfAppraisalTurn(op.tx, {
      meetingId,
      personId: speaker.personId,
      how: 'spoken',
      byPersonId: op.actor.personId,
      rev: op.happenedAt.getTime(),
    })
    op.audit('appraisal.tick', speaker.personId)
    redrawRound(op, meetingId, step)
    return true
  },
}

/** C3: everybody who gave theirs is commented on, or it is noted that nobody had to say (R90). */
export const mutualAppraisalEngine: StepEngine = {
  state: (db, { meetingId }, step) => {
    const { withoutSelf, uncommented, done, of, speaker } = mutualStanding(
      subjectsIn(db, meetingId),
    )
    return {
      startLacks: [],
      finishLacks: [
        ...(withoutSelf.length > 0 ? [appraisalLacks.notSpoken(withoutSelf.length)] : []),
        ...(uncommented.length > 0 ? [appraisalLacks.notCommented(uncommented.length)] : []),
      ],
      progress: appraisalProgress.mutual(done, of),
      ...(speaker && { speakerId: speaker.personId }),
      open: { ...roundRef(meetingId, step), label: openLabels.mutual },
    }
  },
  started: (op, { meetingId }) => {
    for (const { personId } of presentParticipants(op.tx, meetingId)) {
      const dedupeKey = `appraisal:comments:${meetingId}:${personId}`
      op.send({ ...commentsRef(meetingId, personId), to: { personId }, dedupeKey })
    }
  },
  next: (op, { meetingId }, step) => {
    const { speaker, uncommented } = mutualStanding(subjectsIn(op.tx, meetingId))
    // Everybody was commented on: the step may end without going through the turns.
    if (!speaker || uncommented.length === 0) return false
    if (speaker.comments === 0) {
      throw new Refusal('badForm', { sentence: appraisalRefusals.commentFirst })
    }
    setMutualSubject(op.tx, {
      meetingId,
      subjectId: speaker.personId,
      state: 'commented',
      byPersonId: op.actor.personId,
      rev: op.happenedAt.getTime(),
    })
    op.audit('appraisal.closeSubject', speaker.personId)
    redrawRound(op, meetingId, step)
    return true
  },
}

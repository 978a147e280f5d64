import { z } from 'zod'
import { commentCard, commentsCard, entryCard } from '../../../cards/appraisal/comments.ts'
import { listCard } from '../../../cards/appraisal/list.ts'
import { mutualRoundCard } from '../../../cards/appraisal/mutual-round.ts'
import { roundCard } from '../../../cards/appraisal/round.ts'
import { selfCard } from '../../../cards/appraisal/self.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { findMeeting } from '../../../db/queries/meetings.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findSelfAppraisalMark } from '../../../db/queries/self-appraisals.ts'
import { conductorsOf } from '../../organization/meetings.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { stepState } from './sitting.ts'
import { commentsView, commentView, entryView } from './views/comments.ts'
import { mutualRoundView, roundView } from './views/round.ts'
import { listView, selfView } from './views/self.ts'

const id = z.string()

type OfMeeting = { meetingId: string }

/** The draft is the writer's alone; what is handed in is also the secretary's. */
const untilHandedIn = (db: Reader, key: { cycleId: string; personId: string }) => {
  const { personId } = key
  if (findSelfAppraisalMark(db, key)?.state !== 'handedIn') return { personId }
  const person = findPerson(db, personId)
  return { personId, unitId: person?.branchId ?? person?.rootId ?? '' }
}
const thePerson = (_db: Reader, { personId }: { personId: string }) => ({ personId })
const theUnit = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })
const theConductors = (db: Reader, { meetingId }: OfMeeting) => {
  const meeting = findMeeting(db, meetingId)
  return { personIds: meeting ? conductorsOf(meeting) : [] }
}

const isOn =
  (step: string) =>
  (db: Reader, { meetingId }: OfMeeting) => {
    const meeting = findMeeting(db, meetingId)
    return meeting !== undefined && stepState(db, meeting, step) === 'on'
  }

export const appraisalCards: Readonly<Record<string, CardKind>> = {
  selfAppraisal: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ cycleId: id, personId: id }),
    about: untilHandedIn,
    living: (db, key) =>
      findCycle(db, key.cycleId)?.state !== 'closed' &&
      findSelfAppraisalMark(db, key)?.state !== 'handedIn',
    view: selfView,
    card: selfCard,
  }),
  selfAppraisalList: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ cycleId: id, unitId: id, page: id }),
    about: theUnit,
    view: listView,
    card: listCard,
  }),
  selfAppraisalRound: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ meetingId: id, step: id, page: id }),
    about: theConductors,
    living: (db, key) => isOn(key.step)(db, key),
    view: roundView,
    card: roundCard,
  }),
  mutualAppraisalRound: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ meetingId: id, step: id, page: id }),
    about: theConductors,
    living: (db, key) => isOn(key.step)(db, key),
    view: mutualRoundView,
    card: mutualRoundCard,
  }),
  mutualEntry: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ meetingId: id, subjectId: id }),
    about: theConductors,
    view: entryView,
    card: entryCard,
  }),
  mutualComments: cardKind({
    privacy: 'P4',
    key: z.object({ meetingId: id, personId: id, page: id }),
    about: thePerson,
    living: isOn('C3'),
    view: commentsView,
    card: commentsCard,
  }),
  mutualComment: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ meetingId: id, personId: id, subjectId: id }),
    about: thePerson,
    view: commentView,
    card: commentCard,
  }),
}

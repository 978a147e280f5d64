import { z } from 'zod'
import { confirmCard, decisionCard, overviewCard } from '../../../cards/grading/decision.ts'
import { deskCard, startCard } from '../../../cards/grading/desk.ts'
import { feedbackFormCard, feedbackListCard } from '../../../cards/grading/feedback.ts'
import { assignedTalkCard, followUpCard, restudyCard } from '../../../cards/grading/follow-up.ts'
import { conclusionCard, gradingMeetingCard } from '../../../cards/grading/meeting.ts'
import { meetingFormCard } from '../../../cards/grading/meeting-form.ts'
import { opinionCard } from '../../../cards/grading/opinion.ts'
import { objectionCard, ownFeedbackCard } from '../../../cards/grading/own.ts'
import { receiptCard, receiptsCard } from '../../../cards/grading/receipts.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { gradeFeedbackOf, type GradedPerson } from '../../../db/queries/grading-feedback.ts'
import { gradeFollowUpOf } from '../../../db/queries/grading-follow-ups.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { cardKind, type About, type CardKind } from '../../pipeline/feature.ts'
import { branchAt, type OfBranch } from './branch.ts'
import { owesAnswer } from './own.ts'
import { secretariesOf, sittersOf } from './people.ts'
import * as desk from './views/desk.ts'
import * as feedback from './views/feedback.ts'
import * as followUp from './views/follow-up.ts'
import * as meeting from './views/meeting.ts'

const id = z.string()
const ofBranch = z.object({ unitId: id, cycleId: id })
const ofPage = ofBranch.extend({ page: id })
const ofPerson = ofBranch.extend({ personId: id })
const ofGraded = z.object({ cycleId: id, personId: id })

const unit = (_db: Reader, { unitId }: OfBranch): About => ({ unitId })
const rootOf = (db: Reader, { cycleId }: { cycleId: string }): About => ({
  unitId: findCycle(db, cycleId)?.rootId ?? '',
})
/** P3, and the committee in its meeting (`domain.md` 7.1). */
const sitters = (db: Reader, of: OfBranch): About => {
  const branch = branchAt(db, of)
  return { personIds: branch ? sittersOf(db, branch) : [] }
}
/** The same without the member it is about. */
const othersSitting = (db: Reader, of: OfBranch & { personId: string }): About => ({
  personIds: (sitters(db, of).personIds ?? []).filter((one) => one !== of.personId),
})
const forSecretary = { privacy: 'P3', about: unit } as const

function secretariesIn(db: Reader, cycleId: string, unitId: string | undefined): string[] {
  const branch = unitId === undefined ? undefined : branchAt(db, { cycleId, unitId })
  return branch ? secretariesOf(db, branch) : []
}

/** A member's own grade: theirs, and the secretaries'. */
function ownMatter(db: Reader, of: GradedPerson): About {
  const told = gradeFeedbackOf(db, of)
  return { personIds: [of.personId, ...secretariesIn(db, of.cycleId, told?.unitId)] }
}

/** In the member's own words; for one without an account the secretary writes them down. */
function ownWords(db: Reader, of: GradedPerson): About {
  const told = gradeFeedbackOf(db, of)
  const isReached = findPerson(db, of.personId)?.openId != null
  return isReached
    ? { personIds: [of.personId] }
    : { personIds: secretariesIn(db, of.cycleId, told?.unitId) }
}

function talkMatter(db: Reader, of: GradedPerson): About {
  const talk = gradeFollowUpOf(db, of)
  const talker = talk?.talkerId
  const all = [...(talker ? [talker] : []), ...secretariesIn(db, of.cycleId, talk?.unitId)]
  return { personIds: all.filter((one) => one !== of.personId) }
}

const opinionCards: Record<string, CardKind> = {
  gradingDesk: cardKind({ ...forSecretary, key: ofPage, view: desk.deskView, card: deskCard }),
  gradingStart: cardKind({
    ...forSecretary,
    hasForm: true,
    key: ofBranch,
    view: desk.startView,
    card: startCard,
  }),
  preliminaryOpinion: cardKind({
    ...forSecretary,
    hasForm: true,
    key: ofPerson,
    view: desk.opinionView,
    card: opinionCard,
  }),
}

const meetingCards: Record<string, CardKind> = {
  gradingMeetingForm: cardKind({
    ...forSecretary,
    hasForm: true,
    key: ofBranch,
    view: meeting.meetingFormView,
    card: meetingFormCard,
  }),
  gradingMeeting: cardKind({
    privacy: 'P4',
    about: sitters,
    key: ofPage,
    view: meeting.gradingMeetingView,
    card: gradingMeetingCard,
  }),
  gradeConclusion: cardKind({
    privacy: 'P4',
    hasForm: true,
    about: othersSitting,
    key: ofPerson,
    view: meeting.conclusionView,
    card: conclusionCard,
  }),
  gradingDecision: cardKind({
    ...forSecretary,
    hasForm: true,
    key: ofBranch,
    view: meeting.decisionView,
    card: decisionCard,
  }),
  gradingConfirm: cardKind({
    privacy: 'P3',
    about: rootOf,
    key: ofBranch,
    view: meeting.confirmView,
    card: confirmCard,
  }),
  gradingOverview: cardKind({
    privacy: 'P3',
    about: rootOf,
    key: z.object({ cycleId: id }),
    view: meeting.overviewView,
    card: overviewCard,
  }),
}

const feedbackCards: Record<string, CardKind> = {
  feedbackList: cardKind({
    ...forSecretary,
    key: ofPage,
    view: feedback.feedbackListView,
    card: feedbackListCard,
  }),
  gradeFeedbackForm: cardKind({
    ...forSecretary,
    hasForm: true,
    key: ofPerson,
    view: feedback.feedbackFormView,
    card: feedbackFormCard,
  }),
  gradeFeedback: cardKind({
    privacy: 'P4',
    about: ownMatter,
    living: (db, of) => {
      const told = gradeFeedbackOf(db, of)
      return told !== undefined && owesAnswer(db, told)
    },
    key: ofGraded,
    view: feedback.ownFeedbackView,
    card: ownFeedbackCard,
  }),
  gradeObjection: cardKind({
    privacy: 'P4',
    hasForm: true,
    about: ownWords,
    key: ofGraded,
    view: feedback.objectionView,
    card: objectionCard,
  }),
  gradeRestudy: cardKind({
    privacy: 'P4',
    hasForm: true,
    about: othersSitting,
    key: ofPerson,
    view: followUp.restudyView,
    card: restudyCard,
  }),
}

const followUpCards: Record<string, CardKind> = {
  gradeFollowUp: cardKind({
    ...forSecretary,
    hasForm: true,
    key: ofPerson,
    view: followUp.followUpView,
    card: followUpCard,
  }),
  assignedTalk: cardKind({
    privacy: 'P4',
    hasForm: true,
    about: talkMatter,
    living: (db, of) => {
      const talk = gradeFollowUpOf(db, of)
      return talk?.kind === 'assignedTalk' && talk.doneOn === null
    },
    key: ofGraded,
    view: followUp.assignedTalkView,
    card: assignedTalkCard,
  }),
  gradeReceipts: cardKind({
    ...forSecretary,
    key: ofPage,
    view: followUp.receiptsView,
    card: receiptsCard,
  }),
  gradeReceipt: cardKind({
    ...forSecretary,
    hasForm: true,
    key: ofPerson,
    view: followUp.receiptView,
    card: receiptCard,
  }),
}

export const gradingCards: Readonly<Record<string, CardKind>> = {
  ...opinionCards,
  ...meetingCards,
  ...feedbackCards,
  ...followUpCards,
}

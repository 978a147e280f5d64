import { z } from 'zod'
import { gridCard, onSubjectCard } from '../../../cards/criticism/grid.ts'
import {
  deferredCard,
  draftsCard,
  formCard,
  ownCard,
  receivedCard,
  writtenCard,
} from '../../../cards/criticism/own.ts'
import { explainCard } from '../../../cards/criticism/repair.ts'
import { roundCard, type RoundView } from '../../../cards/criticism/round.ts'
import {
  delegateCard,
  entryCard,
  pickCard,
  responseCard,
  type TurnFormView,
} from '../../../cards/criticism/turn-forms.ts'
import { typingCard, type TypingView } from '../../../cards/criticism/typing.ts'
import type { CardJson } from '../../../cards/kit/card.ts'
import type { Reader } from '../../../db/client.ts'
import { findDeferredTalk } from '../../../db/queries/deferred-talks.ts'
import { findMeeting } from '../../../db/queries/meetings.ts'
import { conductorsOf } from '../../organization/meetings.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import {
  delegateForm,
  entryForm,
  explainForm,
  pickForm,
  responseForm,
  typingView,
} from './views/forms.ts'
import { gridView, onSubjectView } from './views/grid.ts'
import {
  deferredView,
  draftsView,
  formView,
  ownView,
  receivedView,
  writtenView,
} from './views/own.ts'
import { roundView } from './views/round.ts'

const id = z.string()
const ofStep = z.object({ meetingId: id, step: id })
const ofPage = ofStep.extend({ page: id })
const ofOwn = ofStep.extend({ personId: id })

/** Who leads the meeting and who writes it down. */
const conductors = (db: Reader, { meetingId }: { meetingId: string }) => {
  const meeting = findMeeting(db, meetingId)
  return { personIds: meeting ? conductorsOf(meeting) : [] }
}
const alone = (_db: Reader, { personId }: { personId: string }) => ({ personIds: [personId] })

/** The form while its turn is on, the round when it is not. */
function orRound<View extends TurnFormView | TypingView>(draw: (view: View) => CardJson) {
  return (view: View | RoundView) => ('now' in view ? roundCard(view) : draw(view))
}

const leading = {
  criticismRound: cardKind({
    privacy: 'P4',
    key: ofStep,
    about: conductors,
    view: roundView,
    card: roundCard,
  }),
  criticismDelegate: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofStep,
    about: conductors,
    view: delegateForm,
    card: orRound(delegateCard),
  }),
  criticismPick: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofStep,
    about: conductors,
    view: pickForm,
    card: orRound(pickCard),
  }),
  criticismResponse: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofStep,
    about: conductors,
    view: responseForm,
    card: orRound(responseCard),
  }),
  criticismEntry: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofStep.extend({ subjectId: id, criticId: id }),
    about: conductors,
    view: entryForm,
    card: entryCard,
  }),
  criticismTyping: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofStep.extend({ subjectId: id }),
    about: conductors,
    view: typingView,
    card: orRound(typingCard),
  }),
  criticismExplain: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofStep,
    about: conductors,
    view: explainForm,
    card: explainCard,
  }),
  criticismGrid: cardKind({
    privacy: 'P4',
    key: ofPage,
    about: conductors,
    view: gridView,
    card: gridCard,
  }),
  criticismOn: cardKind({
    privacy: 'P4',
    key: ofPage.extend({ subjectId: id }),
    about: conductors,
    view: onSubjectView,
    card: onSubjectCard,
  }),
}

const takingPart = {
  ownCriticisms: cardKind({
    privacy: 'P4',
    key: ofOwn,
    about: alone,
    view: ownView,
    card: ownCard,
  }),
  criticismDrafts: cardKind({
    privacy: 'P4',
    key: ofOwn.extend({ page: id }),
    about: alone,
    view: draftsView,
    card: draftsCard,
  }),
  criticismWritten: cardKind({
    privacy: 'P4',
    key: ofOwn.extend({ page: id }),
    about: alone,
    view: writtenView,
    card: writtenCard,
  }),
  criticismForm: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofOwn.extend({ subjectId: id, asked: id }),
    about: alone,
    view: formView,
    card: formCard,
  }),
  criticismsReceived: cardKind({
    privacy: 'P4',
    key: z.object({ meetingId: id, personId: id, page: id }),
    about: alone,
    view: receivedView,
    card: receivedCard,
  }),
  deferredTalk: cardKind({
    privacy: 'P4',
    key: z.object({ deferralId: id }),
    about: (db, { deferralId }) => {
      const talk = findDeferredTalk(db, deferralId)
      return { personIds: talk ? [talk.subjectId, talk.criticId] : [] }
    },
    view: deferredView,
    card: deferredCard,
  }),
}

export const criticismCards: Readonly<Record<string, CardKind>> = { ...leading, ...takingPart }

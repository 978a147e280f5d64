import { z } from 'zod'
import { talkHeldFormCard, talkTimeFormCard } from '../../../cards/talk/forms.ts'
import { talkListCard } from '../../../cards/talk/list.ts'
import { talkMatrixCard } from '../../../cards/talk/matrix.ts'
import { talkPairCard } from '../../../cards/talk/pair.ts'
import { talkRecordCard } from '../../../cards/talk/record.ts'
import {
  talkRequestCard,
  talkRequestFormCard,
  talkRequestsCard,
} from '../../../cards/talk/request.ts'
import { talkAreasCard, talkChangesCard, talkFlagsCard } from '../../../cards/talk/secretary.ts'
import type { Reader } from '../../../db/client.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findTalkRequest } from '../../../db/queries/talk-requests.ts'
import { findTalk } from '../../../db/queries/talks.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { isOpen, pairAtHand } from './at-hand.ts'
import { talkAreasView } from './views/areas.ts'
import { talkMatrixView } from './views/matrix.ts'
import { talkFormView, talkListView, talkPairView } from './views/own.ts'
import { talkRecordView } from './views/record.ts'
import { talkRequestFormView, talkRequestsView, talkRequestView } from './views/requests.ts'
import { talkChangesView, talkFlagsView } from './views/secretary.ts'

const id = z.string()
const ofSide = z.object({ pairKey: id, personId: id })
const ofPerson = z.object({ personId: id })
const ofPersonPage = z.object({ personId: id, page: id })
const ofUnitPage = z.object({ unitId: id, page: id })
const ofRequest = z.object({ requestId: id })

const theUnit = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })
const thePerson = (_db: Reader, { personId }: { personId: string }) => ({ personId })
const nobodyElse = (_db: Reader, { personId }: { personId: string }) => ({ personIds: [personId] })

/** The two who talked, and nobody who answers for one of them. */
function theTwo(db: Reader, { talkId }: { talkId: string }) {
  const talk = findTalk(db, talkId)
  return { personIds: talk ? [talk.aId, talk.bId] : [] }
}

/** Who asked and who is asked; for one without a phone who asked for them. */
function askerAndAsked(db: Reader, { requestId }: { requestId: string }) {
  const request = findTalkRequest(db, requestId)
  if (!request) return { personIds: [] }
  const asker = request.requesterId === null ? undefined : findPerson(db, request.requesterId)
  const contact = asker?.openId === null ? asker.contactPersonId : null
  const personIds = [request.secretaryId, asker?.personId, contact]
  return { personIds: personIds.filter((one) => typeof one === 'string') }
}

const personal = {
  talkList: cardKind({
    privacy: 'P4',
    key: ofPersonPage,
    about: thePerson,
    view: talkListView,
    card: talkListCard,
  }),
  talkPair: cardKind({
    privacy: 'P4',
    key: ofSide,
    about: thePerson,
    living: (db, { pairKey, personId }) => {
      const person = findPerson(db, personId)
      const hand = person && pairAtHand(db, person.rootId, pairKey)
      return hand !== undefined && isOpen(hand)
    },
    view: talkPairView,
    card: talkPairCard,
  }),
  talkTimeForm: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofSide,
    about: thePerson,
    view: talkFormView,
    card: talkTimeFormCard,
  }),
  talkHeldForm: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofSide,
    about: thePerson,
    view: talkFormView,
    card: talkHeldFormCard,
  }),
  talkRecord: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ talkId: id }),
    about: theTwo,
    view: talkRecordView,
    card: talkRecordCard,
  }),
}

const requests = {
  talkRequestForm: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofPerson,
    about: thePerson,
    view: talkRequestFormView,
    card: talkRequestFormCard,
  }),
  talkRequest: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofRequest,
    about: askerAndAsked,
    living: (db, { requestId }) => {
      const state = findTalkRequest(db, requestId)?.state
      return state === 'asked' || state === 'answered' || state === 'agreed'
    },
    view: talkRequestView,
    card: talkRequestCard,
  }),
  talkRequests: cardKind({
    privacy: 'P4',
    key: ofPersonPage,
    about: nobodyElse,
    view: talkRequestsView,
    card: talkRequestsCard,
  }),
}

const teams = {
  talkMatrix: cardKind({
    privacy: 'P2',
    key: ofUnitPage,
    about: theUnit,
    view: talkMatrixView,
    card: talkMatrixCard,
  }),
  talkFlags: cardKind({
    privacy: 'P3',
    key: ofUnitPage,
    about: theUnit,
    view: talkFlagsView,
    card: talkFlagsCard,
  }),
  talkChanges: cardKind({
    privacy: 'P3',
    key: z.object({ changeId: id, unitId: id }),
    about: theUnit,
    view: talkChangesView,
    card: talkChangesCard,
  }),
  talkAreas: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ unitId: id }),
    about: theUnit,
    view: talkAreasView,
    card: talkAreasCard,
  }),
}

export const talkCards: Readonly<Record<string, CardKind>> = { ...personal, ...requests, ...teams }

import { z } from 'zod'
import {
  directionEntryCard,
  measureFormCard,
  ownDirectionCard,
} from '../../../cards/measure/forms.ts'
import { directionRoundCard, roundCard, suggestionsCard } from '../../../cards/measure/round.ts'
import type { Reader } from '../../../db/client.ts'
import { findMeeting } from '../../../db/queries/meetings.ts'
import { findDirection } from '../../../db/queries/rectification-directions.ts'
import { conductorsOf } from '../../organization/meetings.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { stepState } from './sitting.ts'
import { directionEntryView, measureFormView, ownDirectionView } from './views/forms.ts'
import { directionRoundView, roundView, suggestionsView } from './views/round.ts'

const id = z.string()

type OfMeeting = { meetingId: string }

const theConductors = (db: Reader, { meetingId }: OfMeeting) => {
  const meeting = findMeeting(db, meetingId)
  return { personIds: meeting ? conductorsOf(meeting) : [] }
}
const theTeam = (db: Reader, { meetingId }: OfMeeting) => ({
  unitId: findMeeting(db, meetingId)?.unitId ?? '',
})
/** The member's own, and open to the secretary of the branch that meets. */
const personAndSecretary = (db: Reader, key: OfMeeting & { personId: string }) => ({
  personId: key.personId,
  ...theTeam(db, key),
})
const isOn = (db: Reader, { meetingId }: OfMeeting) => {
  const meeting = findMeeting(db, meetingId)
  return meeting !== undefined && stepState(db, meeting) === 'on'
}

export const measureCards: Readonly<Record<string, CardKind>> = {
  measuresRound: cardKind({
    privacy: 'P4',
    key: z.object({ meetingId: id, step: id, page: id }),
    about: theConductors,
    living: isOn,
    view: roundView,
    card: roundCard,
  }),
  measureForm: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ meetingId: id, measureId: id }),
    about: theConductors,
    view: measureFormView,
    card: measureFormCard,
  }),
  directionRound: cardKind({
    privacy: 'P4',
    key: z.object({ meetingId: id, page: id }),
    about: theConductors,
    view: directionRoundView,
    card: directionRoundCard,
  }),
  directionEntry: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ meetingId: id, personId: id }),
    about: theConductors,
    view: directionEntryView,
    card: directionEntryCard,
  }),
  ownDirection: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ meetingId: id, personId: id }),
    about: personAndSecretary,
    living: (db, key) => isOn(db, key) && findDirection(db, key) === undefined,
    view: ownDirectionView,
    card: ownDirectionCard,
  }),
  measureSuggestions: cardKind({
    privacy: 'P2',
    key: z.object({ meetingId: id, page: id }),
    about: theTeam,
    view: suggestionsView,
    card: suggestionsCard,
  }),
}

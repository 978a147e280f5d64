import { z } from 'zod'
import { conformityCard } from '../../../cards/minutes/conformity.ts'
import { draftCard } from '../../../cards/minutes/draft.ts'
import { correctionCard, partCard } from '../../../cards/minutes/forms.ts'
import { minutesListCard } from '../../../cards/minutes/list.ts'
import { readCard } from '../../../cards/minutes/read.ts'
import type { Reader } from '../../../db/client.ts'
import { findMeeting } from '../../../db/queries/meetings.ts'
import { findMinutes } from '../../../db/queries/minutes.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { writersOf } from './record.ts'
import { conformityView } from './views/conformity.ts'
import { correctionView, draftView, partView } from './views/draft.ts'
import { listView, readView } from './views/read.ts'

const id = z.string()
const ofMeeting = z.object({ meetingId: id })
const ofPage = ofMeeting.extend({ page: id.optional() })

/** The draft is for who led the meeting, who wrote it down and who confirms second. */
const theWriters = (db: Reader, { meetingId }: { meetingId: string }) => {
  const meeting = findMeeting(db, meetingId)
  return { personIds: meeting ? writersOf(db, meeting) : [] }
}

/** What is confirmed is for the team of the unit that met; a meeting that is gone is nobody's. */
export const theTeam = (db: Reader, { meetingId }: { meetingId?: string | undefined }) => ({
  unitId: findMeeting(db, meetingId ?? '')?.unitId ?? '',
})

export const minutesCards: Readonly<Record<string, CardKind>> = {
  minutesDraft: cardKind({
    privacy: 'P4',
    key: ofPage,
    about: theWriters,
    living: (db, { meetingId }) => {
      const state = findMinutes(db, meetingId)?.state
      return state !== undefined && state !== 'confirmed'
    },
    view: draftView,
    card: draftCard,
  }),
  minutesPart: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofMeeting.extend({ part: id }),
    about: theWriters,
    view: partView,
    card: partCard,
  }),
  minutesCorrection: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofMeeting,
    about: theWriters,
    view: correctionView,
    card: correctionCard,
  }),
  minutesRead: cardKind({
    privacy: 'P2',
    key: ofPage.extend({ version: id.optional() }),
    about: theTeam,
    view: readView,
    card: readCard,
  }),
  conformity: cardKind({
    privacy: 'P2',
    key: ofPage,
    about: theTeam,
    view: conformityView,
    card: conformityCard,
  }),
  minutesList: cardKind({
    privacy: 'P2',
    key: z.object({ unitId: id }),
    about: (_db, { unitId }) => ({ unitId }),
    view: listView,
    card: minutesListCard,
  }),
}

import { z } from 'zod'
import { coverageCard } from '../../../cards/opinion/coverage.ts'
import { deskCard } from '../../../cards/opinion/desk.ts'
import { feedbackCard, sheetCard } from '../../../cards/opinion/feedback.ts'
import { gatheringCard, gatheringFormCard } from '../../../cards/opinion/gathering.ts'
import { giveCard, noticeCard } from '../../../cards/opinion/give.ts'
import { lineCard, linesCard } from '../../../cards/opinion/lines.ts'
import { reopenCard, scheduleCard, summaryCard } from '../../../cards/opinion/steps.ts'
import type { Reader } from '../../../db/client.ts'
import { findOpinionLine } from '../../../db/queries/opinion-lines.ts'
import { findOpinionRound } from '../../../db/queries/opinion-rounds.ts'
import { dayOf } from '../../organization/calendar.ts'
import { holdersOf } from '../../organization/roles.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { organizerOf } from './leaders.ts'
import { isTaking } from './rules.ts'
import {
  coverageView,
  deskView,
  gatheringFormView,
  gatheringView,
  reopenView,
  scheduleView,
  summaryView,
} from './views/desk.ts'
import { giveView, noticeView } from './views/give.ts'
import { feedbackView, lineView, linesView, ownSheetView, teamSheetView } from './views/lines.ts'

const id = z.string()
const ofRound = z.object({ roundId: id })
const ofRoundUnit = z.object({ roundId: id, unitId: id })
const state = z.enum(['new', 'routed', 'withheld'])

const theUnit = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })
const rootOf = (db: Reader, { roundId }: { roundId: string }) => {
  const unitId = findOpinionRound(db, roundId)?.rootId
  return unitId === undefined ? {} : { unitId }
}
/** Raw opinions: the general branch's secretary and the organization commissioner, no one else. */
const sorters = (db: Reader, { roundId }: { roundId: string }) => {
  const rootId = findOpinionRound(db, roundId)?.rootId
  if (rootId === undefined) return { personIds: [] }
  const organizer = organizerOf(db, rootId)
  return { personIds: [...secretaries(db, rootId), ...(organizer ? [organizer] : [])] }
}
const secretaries = (db: Reader, rootId: string) => holdersOf(db, rootId, 'secretary')
const unlessWithheld = (db: Reader, roundId: string, of: string | undefined) => {
  if (of !== 'withheld') return sorters(db, { roundId })
  const rootId = findOpinionRound(db, roundId)?.rootId
  return { personIds: rootId === undefined ? [] : secretaries(db, rootId) }
}
const stillOpen = (db: Reader, { roundId }: { roundId: string }, now: Date) => {
  const round = findOpinionRound(db, roundId)
  return round !== undefined && isTaking(round, dayOf(now))
}

const shared = {
  opinionForm: cardKind({
    privacy: 'P1',
    hasForm: true,
    key: ofRound,
    living: stillOpen,
    view: giveView,
    card: giveCard,
  }),
  opinionNotice: cardKind({
    privacy: 'P1',
    key: ofRound,
    living: stillOpen,
    view: noticeView,
    card: noticeCard,
  }),
}

const teams = {
  opinionDesk: cardKind({
    privacy: 'P2',
    key: z.object({ unitId: id }),
    about: theUnit,
    view: deskView,
    card: deskCard,
  }),
  opinionCoverage: cardKind({
    privacy: 'P2',
    key: ofRoundUnit,
    about: theUnit,
    view: coverageView,
    card: coverageCard,
  }),
  opinionGatheringForm: cardKind({
    privacy: 'P2',
    hasForm: true,
    key: ofRoundUnit,
    about: theUnit,
    view: gatheringFormView,
    card: gatheringFormCard,
  }),
  opinionGathering: cardKind({
    privacy: 'P2',
    hasForm: true,
    key: z.object({ gatheringId: id, unitId: id }),
    about: theUnit,
    view: gatheringView,
    card: gatheringCard,
  }),
  opinionTeamSheet: cardKind({
    privacy: 'P2',
    key: z.object({ roundId: id, unitId: id, page: id }),
    about: theUnit,
    view: teamSheetView,
    card: sheetCard,
  }),
}

const steps = {
  opinionSchedule: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ rootId: id }),
    about: (_db, { rootId }) => ({ unitId: rootId }),
    view: scheduleView,
    card: scheduleCard,
  }),
  opinionReopen: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofRound,
    about: rootOf,
    view: reopenView,
    card: reopenCard,
  }),
}

const sorting = {
  opinionLines: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ roundId: id, state, page: id }),
    about: (db, key) => unlessWithheld(db, key.roundId, key.state),
    view: linesView,
    card: linesCard,
  }),
  opinionLine: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: z.object({ lineId: id, page: id }),
    about: (db, { lineId }) => {
      const line = findOpinionLine(db, lineId)
      return line ? unlessWithheld(db, line.roundId, line.state) : { personIds: [] }
    },
    view: lineView,
    card: lineCard,
  }),
  opinionSummary: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofRound,
    about: sorters,
    view: summaryView,
    card: summaryCard,
  }),
  opinionFeedback: cardKind({
    privacy: 'P4',
    key: z.object({ roundId: id, page: id }),
    about: sorters,
    view: feedbackView,
    card: feedbackCard,
  }),
  opinionOwnSheet: cardKind({
    privacy: 'P4',
    key: z.object({ roundId: id, personId: id, page: id }),
    about: (db, { roundId, personId }) => {
      const rootId = findOpinionRound(db, roundId)?.rootId
      return { personIds: [personId, ...(rootId ? secretaries(db, rootId) : [])] }
    },
    view: ownSheetView,
    card: sheetCard,
  }),
}

export const opinionCards: Readonly<Record<string, CardKind>> = {
  ...shared,
  ...teams,
  ...steps,
  ...sorting,
}

import { z } from 'zod'
import { homeCard } from '../../../cards/analysis/home.ts'
import { pageCard } from '../../../cards/analysis/page.ts'
import {
  exemptCard,
  groupCard,
  memberCard,
  paperCard,
  progressCard,
} from '../../../cards/analysis/progress.ts'
import { readCard } from '../../../cards/analysis/read.ts'
import { teamCard } from '../../../cards/analysis/team.ts'
import type { Reader } from '../../../db/client.ts'
import { findAnalysis } from '../../../db/queries/analyses.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { isBeforeMeetingsEnd } from '../../organization/unit-cycle.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { homeOf } from './members.ts'
import { isSettled, standingOf } from './rules/standing.ts'
import { homeView, personPageView, teamPageView } from './views/own.ts'
import { exemptView, groupView, memberView, paperView, progressView } from './views/progress.ts'
import { personReadView, teamReadView } from './views/read.ts'
import { teamView } from './views/team.ts'

const id = z.string()
const ofSubject = z.object({ cycleId: id, subjectId: id })
const ofSection = z.object({ cycleId: id, subjectId: id, section: id })
const ofVersionPage = z.object({
  cycleId: id,
  subjectId: id,
  page: id,
  version: id.optional(),
})
const ofUnit = z.object({ cycleId: id, unitId: id })
const ofUnitPage = z.object({ cycleId: id, unitId: id, page: id })

type Subject = { cycleId: string; subjectId: string }

const thePerson = (_db: Reader, { subjectId }: Subject) => ({ personId: subjectId })
const theTeam = (_db: Reader, { subjectId }: Subject) => ({ unitId: subjectId })
const theUnit = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })
/** Of a person who is gone nobody is the secretary. */
const secretaryOnly = (db: Reader, { subjectId }: Subject) => ({
  unitId: homeOf(db, subjectId)?.unitId ?? '',
})
/** The person's own, and open to the secretary of their branch. */
const personAndSecretary = (db: Reader, { subjectId }: Subject) => ({
  personId: subjectId,
  ...secretaryOnly(db, { cycleId: '', subjectId }),
})

const isRunning = (db: Reader, cycleId: string) => findCycle(db, cycleId)?.state !== 'closed'
const isOwed = (db: Reader, { cycleId, subjectId }: Subject) =>
  isRunning(db, cycleId) && !isSettled(standingOf(findAnalysis(db, { cycleId, subjectId })))

/** The person's own cards: the draft is nobody else's, what is handed in also the secretary's. */
const personal = {
  analysisHome: cardKind({
    privacy: 'P4',
    key: ofSubject,
    about: thePerson,
    living: isOwed,
    view: homeView,
    card: homeCard,
  }),
  analysisPage: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofSection,
    about: thePerson,
    living: isOwed,
    view: personPageView,
    card: pageCard,
  }),
  analysisRead: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofVersionPage,
    about: personAndSecretary,
    view: personReadView,
    card: readCard,
  }),
  analysisPaper: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofSubject,
    about: personAndSecretary,
    view: paperView,
    card: paperCard,
  }),
}

const secretarys = {
  analysisProgress: cardKind({
    privacy: 'P3',
    key: ofUnitPage,
    about: theUnit,
    view: progressView,
    card: progressCard,
  }),
  analysisMember: cardKind({
    privacy: 'P3',
    key: ofSubject,
    about: secretaryOnly,
    view: memberView,
    card: memberCard,
  }),
  analysisExempt: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofSubject,
    about: secretaryOnly,
    view: exemptView,
    card: exemptCard,
  }),
}

const ofTeams = {
  analysisGroup: cardKind({
    privacy: 'P1',
    key: ofUnit,
    about: theUnit,
    living: isBeforeMeetingsEnd,
    view: groupView,
    card: groupCard,
  }),
  teamExamination: cardKind({
    privacy: 'P2',
    key: ofSubject,
    about: theTeam,
    living: (db, { cycleId, subjectId }, now) =>
      isBeforeMeetingsEnd(db, { cycleId, unitId: subjectId }, now),
    view: teamView,
    card: teamCard,
  }),
  teamExaminationPage: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofSection,
    about: theTeam,
    view: teamPageView,
    card: pageCard,
  }),
  teamExaminationRead: cardKind({
    privacy: 'P2',
    key: ofVersionPage,
    about: theTeam,
    view: teamReadView,
    card: readCard,
  }),
}

export const analysisCards: Readonly<Record<string, CardKind>> = {
  ...personal,
  ...secretarys,
  ...ofTeams,
}

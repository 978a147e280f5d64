import { catalogue, type CatalogueEntry } from '../../../../documents/archive/catalogue.ts'
import {
  analysisPapers,
  examinationPapers,
  problemPapers,
  selfAppraisalForms,
  selfAppraisalPapers,
} from './analyses.ts'
import { ballotForms, ballotPapers, ballotSamples, gradingPapers } from './appraisal.ts'
import { feedbackPapers, helpPapers, receiptPapers, registrationPapers } from './graded-people.ts'
import { doubleAttendancePapers, leavePapers, signInForms, signInPapers } from './attendance.ts'
import { agendaPapers, criticismPapers, minutesPapers } from './meetings.ts'
import {
  gatheringPapers,
  leaderFeedback,
  openOpinionSummaries,
  opinionForms,
  opinionSummaries,
  teamFeedback,
} from './opinions.ts'
import { noticePapers, planPapers, registerPapers } from './preparation.ts'
import {
  campaignPapers,
  directionPapers,
  disclosurePapers,
  listPapers,
  previousPapers,
} from './rectification.ts'
import { reportPapers } from './report.ts'
import type { Draft, Scope, Source } from './scope.ts'
import { studyPapers } from './study.ts'
import { requestPapers, talkForms, talkPapers } from './talks.ts'

/** Everything the file box holds but its list of contents. */
const whole: readonly Source[] = [
  planPapers,
  registerPapers,
  noticePapers,
  studyPapers,
  opinionForms,
  gatheringPapers,
  opinionSummaries,
  teamFeedback,
  leaderFeedback,
  talkPapers,
  talkForms,
  requestPapers,
  examinationPapers,
  analysisPapers,
  selfAppraisalPapers,
  problemPapers,
  previousPapers,
  signInPapers,
  agendaPapers,
  minutesPapers,
  criticismPapers,
  ballotSamples,
  ballotPapers,
  gradingPapers,
  registrationPapers,
  feedbackPapers,
  helpPapers,
  listPapers,
  directionPapers,
  disclosurePapers,
  campaignPapers,
  reportPapers,
  doubleAttendancePapers,
  receiptPapers,
  leavePapers,
]

/** What is printed before a meeting, to be filled in by hand. */
const forms: readonly Source[] = [
  opinionForms,
  talkForms,
  selfAppraisalForms,
  signInForms,
  agendaPapers,
  ballotForms,
]

/** How the opinion stage is shown to the town, without anybody's name (R41). */
const opinionStage: readonly Source[] = [opinionForms, openOpinionSummaries, teamFeedback]

/** The papers of a unit, in the order of the catalogue. */
export function boxOf(scope: Scope): Draft[] {
  return gather(scope, whole)
}

export function formsOf(scope: Scope): Draft[] {
  return gather(scope, forms)
}

export function opinionStageOf(scope: Scope): Draft[] {
  return gather(scope, opinionStage)
}

function gather(scope: Scope, sources: readonly Source[]): Draft[] {
  return sources
    .flatMap((source) => source(scope))
    .toSorted((a, b) => placeOf(a.number) - placeOf(b.number))
}

export function entryOf(number: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.number === number)
}

function placeOf(number: string): number {
  return catalogue.findIndex((entry) => entry.number === number)
}

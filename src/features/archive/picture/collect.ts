import { spotCheckWords } from '../../../../cards/archive/check-wording.ts'
import { gradesOf, gradingMeetingOf } from '../../../../db/queries/grades.ts'
import { gradeConclusionsOf } from '../../../../db/queries/grading-opinions.ts'
import { gradeReceiptsOf } from '../../../../db/queries/grading-receipts.ts'
import { itemsOf } from '../../../../db/queries/rectification-items.ts'
import { settledSources } from '../../../../db/queries/rectification-sources.ts'
import { problemsOf } from '../../../../db/queries/problems.ts'
import { listRegister, type RegisterPerson } from '../../../../db/queries/register.ts'
import { phrasePackOf } from '../../../../policies/presets.ts'
import { isMember } from '../../../organization/participation.ts'
import { teamOf } from '../../../organization/teams.ts'
import { branchAt, listAt } from '../../grading/branch.ts'
import { daysOf } from '../../talk/period.ts'
import { wantedPairs } from '../../talk/plan.ts'
import { pairState } from '../../talk/rules/status.ts'
import { entryOf } from '../contents/box.ts'
import type { Scope } from '../contents/scope.ts'
import type { GradingFacts, Picture } from '../rules/picture.ts'
import { ballotFacts, meetingFacts } from './meetings.ts'
import { signedPapers } from './signed.ts'
import { datedRecords, stageDays, type Belonging } from './stages.ts'
import {
  confidentialPieces,
  likenesses,
  namesOfPeople,
  openTexts,
  printedTexts,
  titlesOf,
} from './words.ts'

/** What the lints look at, read from the rows of one unit and cycle. */
export function pictureOf(scope: Scope): Picture {
  const { db, cycle, of, unit } = scope
  const register = listRegister(db, unit.rootId)
  const belonging = belongingTo(scope, register)
  const pairs = wantedPairs(db, cycle, of.unitId)
  const period = daysOf(db, cycle).period([of.unitId])
  const meetings = meetingFacts(scope)
  return {
    assessmentYear: cycle.assessmentYear,
    unitName: unit.name,
    days: stageDays(scope, belonging, pairs),
    people: register,
    records: datedRecords(scope, pairs),
    leaves: meetings.flatMap(({ people, day }) =>
      people
        .filter((one) => one.presence === 'onLeave')
        .map(({ personId }) => ({ personId, on: day })),
    ),
    meetings,
    ballots: ballotFacts(scope),
    grading: gradingFacts(scope),
    requiredPairs: pairs.map(({ aId, bId, talks }) => ({
      aId,
      bId,
      isDone: pairState(talks, period) === 'done',
    })),
    talks: pairs.flatMap((pair) =>
      pair.talks.flatMap(({ aId, bId, heldOn, planDay, planTime }) =>
        heldOn === null
          ? []
          : [{ aId, bId, heldOn, time: planDay === heldOn ? (planTime ?? undefined) : undefined }],
      ),
    ),
    likenesses: likenesses(scope, belonging, pairs),
    problems: problemFacts(scope, belonging),
    settled: new Set(settledSources(db, of.cycleId).keys()),
    items: itemsOf(db, of.cycleId, of.unitId),
    names: namesOfPeople(scope, belonging),
    titles: titlesOf(scope),
    signed: signedPapers(scope, belonging, pairs),
    phrases: phrasePackOf(cycle.parameters),
    texts: printedTexts(scope),
    openPack: openPack(),
    openTexts: openTexts(scope),
    confidential: confidentialPieces(scope, pairs),
    words: {
      titledYear: spotCheckWords.titledYear(cycle.assessmentYear),
      quietGrades: spotCheckWords.quietGrades,
    },
    memberNames: register.filter(isMember).map((row) => row.name),
  }
}

function belongingTo(scope: Scope, register: readonly RegisterPerson[]): Belonging {
  const { unitId } = scope.unit
  return {
    team: teamOf(scope.db, unitId),
    members: register
      .filter((row) => isMember(row) && (scope.isRoot || row.branchId === unitId))
      .map((row) => row.personId),
  }
}

function problemFacts({ db, of }: Scope, { team }: Belonging): Picture['problems'] {
  return [of.unitId, ...team].flatMap((subjectId) =>
    problemsOf(db, of.cycleId, subjectId).map(({ problemId }) => ({
      problemId,
      personId: subjectId === of.unitId ? undefined : subjectId,
    })),
  )
}

/** What the first meeting decided, and the grades as they stand after what was studied again. */
function gradingFacts({ db, of }: Scope): GradingFacts | undefined {
  const held = gradingMeetingOf(db, of)
  const branch = branchAt(db, of)
  if (held?.state !== 'decided' || !branch) return undefined
  const { graded, opinionOnly, denominator } = listAt(db, branch)
  const concluded = [...gradeConclusionsOf(db, of).values()]
  const byScope = branch.cycle.parameters.excellentRatio.scope === 'branch'
  return {
    gradedHere: graded.map((row) => row.personId),
    probationary: opinionOnly.map((row) => row.personId),
    grades: gradesOf(db, of).map(({ personId }) => ({
      personId,
      isExcellent: concluded.some((one) => one.personId === personId && one.grade === 'excellent'),
    })),
    denominator,
    elsewhere: [...gradeReceiptsOf(db, of).values()]
      .filter((receipt) => receipt.chosen === 'destination')
      .map((receipt) => receipt.personId),
    recorded:
      byScope && held.excellentCount !== null && held.gradedCount !== null
        ? { excellent: held.excellentCount, graded: held.gradedCount }
        : undefined,
  }
}

/** The papers any member may read, whose words are looked at as `openTexts`. */
const openPapers = ['D34', 'D37']

function openPack(): Picture['openPack'] {
  return openPapers.map((document) => ({
    document,
    privacy: entryOf(document)?.privacy ?? 'P5',
  }))
}

import { frameNames, putInNames } from '../../../../cards/analysis/wording.ts'
import {
  memberAnalysis,
  selfAppraisal,
  teamExamination,
} from '../../../../documents/archive/analysis.ts'
import { personalProblems, teamProblems } from '../../../../documents/archive/problems.ts'
import { findAnalysis } from '../../../../db/queries/analyses.ts'
import { findVersion, type SectionContent } from '../../../../db/queries/analysis-sections.ts'
import { selfAppraisalOf } from '../../../../db/queries/appraisals.ts'
import { findProblemList, problemsOf } from '../../../../db/queries/problems.ts'
import { selfAppraisalMarks } from '../../../../db/queries/self-appraisals.ts'
import { listRegister } from '../../../../db/queries/register.ts'
import { isMember } from '../../../organization/participation.ts'
import { teamOf } from '../../../organization/teams.ts'
import { dayAt, nameOf, postSaid, type Draft, type Scope } from './scope.ts'

type Grade = NonNullable<ReturnType<typeof selfAppraisalOf>>['proposedGrade']

/** What a page says: what was found, then what did not fit. */
function textOf(content: SectionContent | undefined): string {
  return [content?.body ?? '', content?.more ?? ''].filter((part) => part !== '').join('\n')
}

function handedIn(scope: Scope, subjectId: string) {
  const of = { cycleId: scope.of.cycleId, subjectId }
  const analysis = findAnalysis(scope.db, of)
  if (analysis?.state !== 'handedIn') return undefined
  const version = findVersion(scope.db, of)
  const pages = new Map(version?.sections.map((one) => [one.section, one.content]))
  return version && { day: dayAt(version.at), pages }
}

/** D14: the team's own text as it was last put to it (R64). */
export function examinationPapers(scope: Scope): Draft[] {
  const analysis = findAnalysis(scope.db, {
    cycleId: scope.of.cycleId,
    subjectId: scope.unit.unitId,
  })
  if (analysis?.state !== 'handedIn') return []
  const day = dayAt(analysis.handedInAt)
  return [
    {
      number: 'D14',
      day,
      paper: () => {
        const pages = handedIn(scope, scope.unit.unitId)?.pages ?? new Map()
        return teamExamination({
          ...scope.head,
          domains: scope.cycle.parameters.teamProblem.domains.map(({ id, name }) => ({
            name,
            text: textOf(pages.get(`domain.${id}`)),
          })),
          previous: textOf(pages.get('previous')),
          roots: textOf(pages.get('roots')),
          measures: textOf(pages.get('measures')),
          day: day || scope.today,
        })
      },
    },
  ]
}

function membersOf(scope: Scope) {
  if (scope.isRoot) return []
  return listRegister(scope.db, scope.unit.rootId).filter(
    (row) => isMember(row) && row.branchId === scope.unit.unitId,
  )
}

/** D15 of each member who wrote theirs here. */
export function analysisPapers(scope: Scope): Draft[] {
  return membersOf(scope).flatMap(({ personId, name }) => {
    const of = { cycleId: scope.of.cycleId, subjectId: personId }
    const analysis = findAnalysis(scope.db, of)
    if (analysis?.state !== 'handedIn') return []
    const day = dayAt(analysis.handedInAt)
    return [{ number: 'D15', day, paper: () => analysisOf(scope, { personId, name, day }) }]
  })
}

function analysisOf(scope: Scope, of: { personId: string; name: string; day: string }) {
  const pages = handedIn(scope, of.personId)?.pages ?? new Map<string, SectionContent>()
  const ticked = pages.get('checks')?.choices ?? []
  const chosen = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).flatMap(([id, name]) => (ticked.includes(id) ? [name] : []))
  return memberAnalysis({
    ...scope.head,
    name: of.name,
    post: postSaid(scope, of.personId),
    frames: chosen(frameNames),
    aspects: scope.cycle.parameters.analysis.aspects.map(({ id, name }) => ({
      name,
      text: textOf(pages.get(`aspect.${id}`)),
    })),
    putIns: chosen(putInNames),
    roots: textOf(pages.get('roots')),
    direction: textOf(pages.get('direction')),
    day: of.day,
  })
}

/** D16 of each member who handed theirs in. */
export function selfAppraisalPapers(scope: Scope): Draft[] {
  const marks = selfAppraisalMarks(scope.db, scope.of.cycleId)
  return membersOf(scope).flatMap(({ personId, name }) => {
    const mark = marks.get(personId)
    if (mark?.state !== 'handedIn') return []
    const day = dayAt(mark.handedInAt)
    return [{ number: 'D16', day, paper: () => selfAppraisalFor(scope, personId, name, day) }]
  })
}

/** D16, blank. */
export function selfAppraisalForms(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  return [{ number: 'D16', day: '', paper: () => selfAppraisalFor(scope, '', '', '') }]
}

function selfAppraisalFor(scope: Scope, personId: string, name: string, day: string) {
  const said = personId === '' ? undefined : selfAppraisalOf(scope.db, scope.of.cycleId, personId)
  return selfAppraisal({
    ...scope.head,
    name,
    post: personId === '' ? '' : postSaid(scope, personId),
    aspects: scope.cycle.parameters.selfAppraisal.aspects.map((aspect) => ({
      name: aspect.name,
      text: said?.aspects[aspect.id] ?? '',
    })),
    proposedGrade: (said?.proposedGrade ?? '') as Exclude<Grade, undefined> extends never
      ? ''
      : 'excellent' | 'qualified' | 'basicallyQualified' | 'unqualified' | '',
    direction: '',
    day,
  })
}

/** D17 and, of each member of the team, D18. */
export function problemPapers(scope: Scope): Draft[] {
  return [
    ...teamList(scope),
    ...teamOf(scope.db, scope.unit.unitId).flatMap((id) => own(scope, id)),
  ]
}

function teamList(scope: Scope): Draft[] {
  const { db, of, unit } = scope
  const domains = named(scope.cycle.parameters.teamProblem.domains)
  const listed = problemsOf(db, of.cycleId, unit.unitId)
  if (listed.length === 0) return []
  const finishedOn = findProblemList(db, of.cycleId, unit.unitId)?.finishedOn ?? ''
  return [
    {
      number: 'D17',
      day: finishedOn,
      paper: () =>
        teamProblems({
          ...scope.head,
          rows: listed.map((problem) => ({
            problem: problem.body,
            domain: domains.get(problem.aspect) ?? '',
            form: problem.form,
            sources: problem.sources.map((source) => source.kind),
            root: problem.root ?? '',
            claimedBy: problem.claims.map((claim) => claim.name),
          })),
          finishedOn,
        }),
    },
  ]
}

function own(scope: Scope, personId: string): Draft[] {
  const { db, of } = scope
  const aspects = named(scope.cycle.parameters.analysis.aspects)
  const list = findProblemList(db, of.cycleId, personId)
  if (!list) return []
  return [
    {
      number: 'D18',
      day: list.finishedOn,
      paper: () =>
        personalProblems({
          ...scope.head,
          name: nameOf(scope, personId),
          post: postSaid(scope, personId),
          rows: problemsOf(db, of.cycleId, personId).map((problem) => ({
            problem: problem.body,
            aspect: aspects.get(problem.aspect) ?? '',
            form: problem.form,
            root: problem.root ?? '',
            direction: problem.direction ?? '',
          })),
          finishedOn: list.finishedOn,
        }),
    },
  ]
}

function named(all: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(all.map(({ id, name }) => [id, name]))
}

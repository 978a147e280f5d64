import type { HomeView, PageLine } from '../../../../cards/analysis/home.ts'
import type { PageView } from '../../../../cards/analysis/page.ts'
import type { Reader } from '../../../../db/client.ts'
import { findAnalysis, type Analysis } from '../../../../db/queries/analyses.ts'
import { findVersion, type SectionContent } from '../../../../db/queries/analysis-sections.ts'
import { findCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import { answeredForBy, findPerson, type Person } from '../../../../db/queries/people.ts'
import { problemNotesOf } from '../../../../db/queries/study-writings.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { mayAnswerFor, unitsLedBy } from '../../../organization/roles.ts'
import { teamsOf } from '../../../organization/teams.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { draftOf, pagesFor, type TitledPage } from '../form.ts'
import { drafterOf, dueOn, isLeader } from '../members.ts'
import { isFilled, nextToWrite, wholeHints } from '../rules/completeness.ts'
import { blankContent, neighbours } from '../rules/pages.ts'
import { isSettled, standingOf } from '../rules/standing.ts'

type OfSubject = { cycleId: string; subjectId: string }
type OfPage = OfSubject & { section: string }

const notesShown = 5

export function homeView(
  db: Reader,
  { cycleId, subjectId }: OfSubject,
  context: ViewContext,
): HomeView | undefined {
  const cycle = findCycle(db, cycleId)
  const person = findPerson(db, subjectId)
  if (!cycle || !person) return undefined
  const isOwn = onBehalfOf(db, subjectId, context) === undefined
  const pages = pagesFor(db, cycle, subjectId)
  const draft = draftOf(db, cycle, subjectId)
  const analysis = findAnalysis(db, { cycleId, subjectId })
  return {
    cycleId,
    subjectId,
    onBehalfOf: onBehalfOf(db, subjectId, context),
    dueOn: dueOn(unitCycle(db, cycle, person.branchId), isLeader(db, person)),
    ...standingFacts(db, cycle, subjectId, analysis),
    pages: linesOf(pages, draft),
    next: nextToWrite(pages, draft),
    hints: draft.size > 0 ? wholeHints(pages, draft) : [],
    mayNotePaper: !isOwn,
    answersFor: isOwn ? othersOf(db, cycle, subjectId) : [],
    leads: isOwn ? ledBy(db, person) : [],
  }
}

function standingFacts(
  db: Reader,
  cycle: Cycle,
  subjectId: string,
  analysis: Analysis | undefined,
) {
  const { cycleId } = cycle
  const standing = standingOf(analysis)
  const by = analysis?.handedInById
  const returned = standing === 'returned'
  return {
    standing,
    version: analysis?.version ?? 0,
    handedInOn: analysis?.handedInAt ? dayOf(new Date(analysis.handedInAt)) : undefined,
    handedInBy: by && by !== subjectId ? findPerson(db, by)?.name : undefined,
    onPaperOn: analysis?.onPaperOn ?? undefined,
    remark: returned ? findVersion(db, { cycleId, subjectId })?.remark : undefined,
  }
}

export function linesOf(
  pages: readonly TitledPage[],
  draft: ReadonlyMap<string, SectionContent>,
): PageLine[] {
  return pages.map((page) => ({
    section: page.section,
    title: page.title,
    filled: isFilled(page, draft.get(page.section)),
  }))
}

function othersOf(db: Reader, { cycleId }: Cycle, personId: string): HomeView['answersFor'] {
  return answeredForBy(db, personId).map((other) => ({
    personId: other.personId,
    name: other.name,
    settled: isSettled(standingOf(findAnalysis(db, { cycleId, subjectId: other.personId }))),
  }))
}

function ledBy(db: Reader, person: Person): HomeView['leads'] {
  const secretaryIn = new Set(unitsLedBy(db, person, 'secretary').map((unit) => unit.unitId))
  return teamsOf(db, person).map((unit) => ({
    unitId: unit.unitId,
    name: unit.name,
    progress: secretaryIn.has(unit.unitId),
  }))
}

/** The name of whoever a card is about, when that is not its reader. */
export function onBehalfOf(
  db: Reader,
  personId: string,
  { reader }: ViewContext,
): string | undefined {
  if (reader.kind === 'person' && reader.person.personId === personId) return undefined
  return findPerson(db, personId)?.name
}

/** A page of a person's form, for whoever writes it; nothing once it is handed in. */
export function personPageView(
  db: Reader,
  key: OfPage,
  context: ViewContext,
): PageView | undefined {
  const { reader } = context
  if (reader.kind !== 'person' || !mayAnswerFor(db, reader.person, key.subjectId)) return undefined
  const view = pageView(db, key)
  const onBehalf = onBehalfOf(db, key.subjectId, context)
  return (
    view && {
      ...view,
      home: 'analysisHome',
      onBehalfOf: onBehalf,
      notes: view.kind === 'finding' ? notesOf(db, key) : [],
    }
  )
}

/** A page of a team's text, for its secretary alone. */
export function teamPageView(db: Reader, key: OfPage, context: ViewContext): PageView | undefined {
  const { reader } = context
  const drafter = drafterOf(db, key.subjectId)
  if (reader.kind !== 'person' || reader.person.personId !== drafter) return undefined
  const view = pageView(db, key)
  return view && { ...view, home: 'teamExamination', onBehalfOf: undefined, notes: [] }
}

function pageView(db: Reader, key: OfPage) {
  const { cycleId, subjectId, section } = key
  const cycle = findCycle(db, cycleId)
  if (!cycle || findAnalysis(db, key)?.state === 'handedIn') return undefined
  const pages = pagesFor(db, cycle, subjectId)
  const page = pages.find((one) => one.section === section)
  if (!page) return undefined
  const { before, after, at } = neighbours(pages, section)
  return {
    cycleId,
    subjectId,
    section,
    title: page.title,
    kind: page.kind,
    at: at + 1,
    of: pages.length,
    before: before?.section,
    after: after?.section,
    content: draftOf(db, cycle, subjectId).get(section) ?? blankContent,
    types: page.kind === 'types' ? cycle.parameters.memberProblem.types : [],
  }
}

function notesOf(db: Reader, { cycleId, subjectId }: OfPage): PageView['notes'] {
  const dimensions = findCycle(db, cycleId)?.parameters.studyNote.dimensions ?? []
  return problemNotesOf(db, subjectId, cycleId)
    .slice(-notesShown)
    .map(({ dimension, body }) => ({
      dimension: dimensions.find(({ id }) => id === dimension)?.name ?? '',
      body,
    }))
}

import type { ReadSection, ReadView } from '../../../../cards/analysis/read.ts'
import { frameNames, putInNames, readTitles } from '../../../../cards/analysis/wording.ts'
import { sayDay } from '../../../../cards/kit/day.ts'
import type { Reader } from '../../../../db/client.ts'
import { findAnalysis } from '../../../../db/queries/analyses.ts'
import { findVersion, type AnalysisVersion } from '../../../../db/queries/analysis-sections.ts'
import { findCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf, mayAnswerFor } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { pagesFor } from '../form.ts'
import { homeOf } from '../members.ts'
import { packed } from './paged.ts'

type OfRead = {
  cycleId: string
  subjectId: string
  page: string
  /** The latest when it is not named. */
  version?: string | undefined
}

/** Letters a card holds, even if every one of them had to be escaped. */
const lettersPerPage = 3500

/** A person's analysis as last handed in; whoever may not write it reads it as its secretary. */
export function personReadView(
  db: Reader,
  key: OfRead,
  { reader }: ViewContext,
): ReadView | undefined {
  const { cycleId, subjectId } = key
  const person = findPerson(db, subjectId)
  const home = homeOf(db, subjectId)
  const handedIn = handedInOf(db, key)
  if (!person || !home || !handedIn || reader.kind !== 'person') return undefined
  const writes = mayAnswerFor(db, reader.person, subjectId)
  const state = findAnalysis(db, { cycleId, subjectId })?.state
  return {
    ...handedIn,
    author: readTitles.own(person.name),
    card: 'analysisRead',
    home: writes ? 'analysisHome' : 'analysisMember',
    mayReturn:
      !writes &&
      handedIn.isLatest &&
      state === 'handedIn' &&
      isSecretaryOf(db, reader.person, home.unitId),
  }
}

/** A team's text as last put to it. */
export function teamReadView(db: Reader, key: OfRead): ReadView | undefined {
  const unit = findUnit(db, key.subjectId)
  const handedIn = handedInOf(db, key)
  if (!unit || !handedIn) return undefined
  return {
    ...handedIn,
    author: readTitles.team(unit.name),
    card: 'teamExaminationRead',
    home: 'teamExamination',
    mayReturn: false,
  }
}

function handedInOf(db: Reader, key: OfRead) {
  const { cycleId, subjectId, page } = key
  const cycle = findCycle(db, cycleId)
  const latest = findAnalysis(db, key)?.version
  const asked = key.version === undefined ? latest : Number(key.version)
  const version = findVersion(db, key, asked)
  if (!cycle || !version) return undefined
  const pages = packed(sectionsOf(db, cycle, subjectId, version), lettersOf, lettersPerPage)
  const at = Math.min(Math.max(1, pages.length), Math.max(1, Number.parseInt(page, 10) || 1))
  return {
    cycleId,
    subjectId,
    version: version.version,
    isLatest: version.version === latest,
    handedInOn: sayDay(dayOf(new Date(version.at))),
    by: findPerson(db, subjectId) && byOther(db, subjectId, version),
    remark: version.remark,
    list: { items: pages[at - 1] ?? [], page: at, pages: Math.max(1, pages.length) },
  }
}

function byOther(db: Reader, subjectId: string, { byPersonId }: AnalysisVersion) {
  return byPersonId === subjectId ? undefined : findPerson(db, byPersonId)?.name
}

function lettersOf({ body, more, title }: ReadSection): number {
  return body.length + more.length + title.length
}

function sectionsOf(
  db: Reader,
  cycle: Cycle,
  subjectId: string,
  { sections }: AnalysisVersion,
): ReadSection[] {
  const named = new Map<string, string>([
    ...Object.entries(putInNames),
    ...Object.entries(frameNames),
    ...cycle.parameters.memberProblem.types.map(({ id, name }) => [id, name] as const),
  ])
  const written = new Map(sections.map((one) => [one.section, one.content]))
  return pagesFor(db, cycle, subjectId).flatMap(({ section, title }) => {
    const content = written.get(section)
    if (!content) return []
    return [
      {
        title,
        choices: content.choices.map((id) => named.get(id) ?? id),
        nothingFound: content.finding === 'nothingFound',
        body: content.body,
        more: content.more,
      },
    ]
  })
}

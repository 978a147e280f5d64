import { sectionNames, type SectionId } from '../../../cards/analysis/wording.ts'
import type { Reader } from '../../../db/client.ts'
import {
  sectionsOf,
  type AnalysisSection,
  type SectionContent,
} from '../../../db/queries/analysis-sections.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findUnit } from '../../../db/queries/units.ts'
import { isLeader } from './members.ts'
import { personPages, teamPages, type Page } from './rules/pages.ts'

export type TitledPage = Page & { title: string }

/** The form of a person or of a team, by capacity and the cycle's policy; empty for nobody. */
export function pagesFor(db: Reader, cycle: Cycle, subjectId: string): TitledPage[] {
  const person = findPerson(db, subjectId)
  if (person) return personPages(cycle.parameters, isLeader(db, person)).map(titled)
  return findUnit(db, subjectId) ? teamPages(cycle.parameters).map(titled) : []
}

function titled(page: Page): TitledPage {
  return { ...page, title: page.name ?? sectionNames[page.section as SectionId] }
}

/** The draft as a map from page to what stands on it. */
export function draftOf(
  db: Reader,
  cycle: Pick<Cycle, 'cycleId'>,
  subjectId: string,
): Map<string, SectionContent> {
  return contentsOf(sectionsOf(db, { cycleId: cycle.cycleId, subjectId }))
}

function contentsOf(sections: readonly AnalysisSection[]): Map<string, SectionContent> {
  return new Map(sections.map(({ section, content }) => [section, content]))
}

import type { SectionContent } from '../../../../db/queries/analysis-sections.ts'
import type { Policy } from '../../../../policies/policy.ts'

export type PageKind = 'finding' | 'types' | 'text' | 'checks'

/** One page of a form: what it asks is decided by its kind. */
export interface Page {
  section: string
  kind: PageKind
  /** The fixed wording of an aspect or domain; the other pages are named by the cards. */
  name?: string
}

type Asked = Pick<Policy, 'analysis' | 'memberProblem' | 'teamProblem'>

/** 三个摆进去 (R54) and the two frames to compare with (R53). */
export const putInChecks = ['self', 'thinking', 'work'] as const
export const comparisonFrames = ['constitution', 'aspiration'] as const

export const blankContent: SectionContent = { choices: [], body: '', more: '' }

/** The form of a person: the aspects for all, the types of problem for who leads nothing. */
export function personPages(policy: Asked, isLeader: boolean): Page[] {
  return [
    ...policy.analysis.aspects.map(({ id, name }) => finding('aspect', id, name)),
    ...(isLeader ? [] : [{ section: 'types', kind: 'types' as const }]),
    { section: 'roots', kind: 'text' },
    { section: 'direction', kind: 'text' },
    { section: 'checks', kind: 'checks' },
  ]
}

/** The 班子对照检查 of a team: its domains, roots, measures, and last year's rectification. */
export function teamPages(policy: Asked): Page[] {
  return [
    ...policy.teamProblem.domains.map(({ id, name }) => finding('domain', id, name)),
    { section: 'roots', kind: 'text' },
    { section: 'measures', kind: 'text' },
    { section: 'previous', kind: 'text' },
  ]
}

function finding(prefix: string, id: string, name: string): Page {
  return { section: `${prefix}.${id}`, kind: 'finding', name }
}

/** The pages before and after one, where there are. */
export function neighbours(pages: readonly Page[], section: string) {
  const at = pages.findIndex((page) => page.section === section)
  return { before: at > 0 ? pages[at - 1] : undefined, after: pages[at + 1], at }
}

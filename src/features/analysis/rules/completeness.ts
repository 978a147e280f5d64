import type { SectionContent } from '../../../../db/queries/analysis-sections.ts'
import { comparisonFrames, putInChecks, type Page } from './pages.ts'

type Draft = ReadonlyMap<string, SectionContent>

/**
 * Whether a page says something (R7): a finding needs words either way, the problem or the reason
 * why none was found; the other pages need words, a choice, or every tick.
 */
export function isFilled(page: Pick<Page, 'kind'>, content: SectionContent | undefined): boolean {
  if (!content) return false
  const hasWords = content.body.trim() !== '' || content.more.trim() !== ''
  switch (page.kind) {
    case 'finding':
    case 'text':
      return hasWords
    case 'types':
      return content.choices.length > 0
    case 'checks':
      return [...putInChecks, ...comparisonFrames].every((one) => content.choices.includes(one))
  }
}

/** Pages that are still empty, in order. */
export function missingPages<P extends Page>(pages: readonly P[], draft: Draft): P[] {
  return pages.filter((page) => !isFilled(page, draft.get(page.section)))
}

/** Where to go on writing: the first page that is empty, or the first of all. */
export function nextToWrite(pages: readonly Page[], draft: Draft): string {
  return (missingPages(pages, draft)[0] ?? pages[0])?.section ?? ''
}

export type Hint = 'short' | 'noMatter' | 'fewProblems' | 'nothingAnywhere'

/** A day, a number, a place, a person: something one could ask after. */
const matter = /[0-9０-９年月日号次户组村社元亩]|哪天|那天|那次|上午|下午|春节|时候/
const shortLetters = 20

/** What may be said better on one page (R79): only a hint, since villagers write short texts. */
export function pageHint(page: Pick<Page, 'kind'>, content: SectionContent): Hint | undefined {
  if (page.kind !== 'finding' || content.finding === 'nothingFound') return undefined
  const words = `${content.body}${content.more}`.trim()
  if (words === '') return undefined
  if (Array.from(words).length < shortLetters) return 'short'
  return matter.test(words) ? undefined : 'noMatter'
}

/** The same for the whole: problems and roots ought to be at least half of it. */
export function wholeHints(pages: readonly Page[], draft: Draft): Hint[] {
  const findings = pages.filter((page) => page.kind === 'finding')
  const found = findings.filter(({ section }) => draft.get(section)?.finding !== 'nothingFound')
  if (findings.length > 0 && found.length === 0) return ['nothingAnywhere']
  const lettersOf = (section: string) => {
    const content = draft.get(section)
    return content ? Array.from(`${content.body}${content.more}`).length : 0
  }
  const total = pages.reduce((sum, { section }) => sum + lettersOf(section), 0)
  const core = [...found.map(({ section }) => section), 'roots']
  const weight = core.reduce((sum, section) => sum + lettersOf(section), 0)
  return total > 0 && weight * 2 < total ? ['fewProblems'] : []
}

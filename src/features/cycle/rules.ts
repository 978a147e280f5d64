import { lintPhrases, type PhraseFinding } from '../../../policies/phrase-lint.ts'
import type { PhrasePack, PlanParts } from '../../../policies/phrase-pack.ts'
import type { BasisDocument, Policy } from '../../../policies/policy.ts'
import { Refusal } from '../../errors.ts'
import type { Day } from '../../organization/calendar.ts'

/** What the rules look at: the plan as it stands. */
export interface Plan {
  parameters: Policy
  parts: PlanParts
  /** The year's holidays stand here as announced or were entered by hand. */
  holidaysKnown: boolean
  tasks: readonly { title: string; ownerId: string | null }[]
  /** Branches nobody of the team answers for. */
  unguarded: readonly { name: string }[]
}

/** `error` keeps the plan from being adopted, `warning` does not. */
export type Finding =
  | { level: 'error'; code: 'themeMissing' }
  | { level: 'error'; code: 'partMissing'; part: keyof PlanParts }
  | { level: 'error'; code: 'taskWithoutOwner'; title: string }
  | { level: 'warning'; code: 'basisOpen'; count: number }
  | { level: 'warning'; code: 'noBasis' | 'noReferences' | 'noTasks' | 'holidaysGuessed' }
  | { level: 'warning'; code: 'noGuarantor'; unit: string }
  | { level: 'warning'; code: 'phrase'; finding: PhraseFinding }

const partNames = ['keyProblems', 'methods', 'requirements'] as const

/** What is missing or doubtful in a plan, errors first. */
export function planFindings(plan: Plan, pack: PhrasePack): Finding[] {
  return [...errorsOf(plan), ...warningsOf(plan), ...phraseFindings(plan, pack)]
}

function errorsOf({ parameters, parts, tasks }: Plan): Finding[] {
  return [
    ...(parameters.theme.trim() ? [] : [{ level: 'error', code: 'themeMissing' } as const]),
    ...partNames
      .filter((part) => !parts[part].trim())
      .map((part) => ({ level: 'error', code: 'partMissing', part }) as const),
    ...tasks
      .filter((task) => task.ownerId === null)
      .map(({ title }) => ({ level: 'error', code: 'taskWithoutOwner', title }) as const),
  ]
}

function warningsOf({ parameters, tasks, unguarded, holidaysKnown }: Plan): Finding[] {
  const open = parameters.basisDocuments.filter(hasForgottenBlank).length
  const codes = [
    parameters.basisDocuments.length === 0 && 'noBasis',
    parameters.references.length === 0 && 'noReferences',
    tasks.length === 0 && 'noTasks',
    !holidaysKnown && 'holidaysGuessed',
  ] as const
  return [
    ...(open > 0 ? [{ level: 'warning', code: 'basisOpen', count: open } as const] : []),
    ...codes.filter((code) => code !== false).map((code) => ({ level: 'warning', code }) as const),
    ...unguarded.map(
      ({ name }) => ({ level: 'warning', code: 'noGuarantor', unit: name }) as const,
    ),
  ]
}

/** A blank in a basis document that nobody left on purpose (R2). */
export function hasForgottenBlank(one: BasisDocument): boolean {
  const blank = !one.issuer || !one.title || one.number === null || one.date === null
  return (blank || /[xX×]{1,3}(?=[组通字号〔])/.test(one.number ?? '')) && !one.leftOpen
}

/** Quoted titles of notices are not ours to correct, so only the plan's own words are read. */
function phraseFindings({ parameters, parts, tasks }: Plan, pack: PhrasePack): Finding[] {
  const own = [parameters.theme, ...partNames.map((part) => parts[part])]
  const text = [...own, ...tasks.map((task) => task.title)].join('\n')
  return lintPhrases(pack, text).map((finding) => ({ level: 'warning', code: 'phrase', finding }))
}

/** Adopted at a meeting that has been held, and only a plan without errors (R26). */
export function assertCanAdopt(findings: readonly Finding[], adoptedOn: Day, today: Day): void {
  if (findings.some((finding) => finding.level === 'error')) throw new Refusal('planIncomplete')
  if (adoptedOn > today) throw new Refusal('dayInFuture')
}

/** More than half of the team at the table; below that the bot says so and records it. */
export function hasTeamQuorum(present: number, team: number): boolean {
  return present * 2 > team
}

export interface Window {
  from: Day
  to: Day
}

type Usual = Pick<Policy, 'meeting'>

/** The usual window of a year: 7 to 9 March unless the policy says otherwise. */
export function usualWindow({ meeting }: Usual, year: number): Window {
  return { from: `${year}-${meeting.windowFrom}`, to: `${year}-${meeting.windowTo}` }
}

/** The first usual window that is not over yet. */
export function nextWindow(policy: Usual, today: Day): Window {
  const thisYear = usualWindow(policy, yearOf(today))
  return thisYear.to >= today ? thisYear : usualWindow(policy, yearOf(today) + 1)
}

/** A window runs forward, and one outside the usual days says why (R19). */
export function assertWindow(policy: Usual, window: Window, reason: string | undefined): void {
  if (window.to < window.from) throw new Refusal('windowReversed')
  const usual = usualWindow(policy, yearOf(window.from))
  const within = usual.from <= window.from && window.to <= usual.to
  if (!within && !reason) throw new Refusal('reasonNeeded')
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

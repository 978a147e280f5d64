import type { Day } from '../../organization/calendar.ts'

export const longestOpinion = 1000
/** Below so many a channel is not named beside a category: it would tell who it was. */
export const channelNamedFrom = 5
/** Unsigned opinions one person may give a day; counted in memory only. */
export const unsignedADay = 10

export interface Taking {
  state: 'open' | 'closed'
  closesOn: Day
}

/** Whether opinions are taken; the closing day is the last one on which they are. */
export function isTaking(round: Taking, today: Day): boolean {
  return round.state === 'open' && today <= round.closesOn
}

/** Whom an opinion can be for. */
export interface Addressee {
  /** `unit:<id>` or `person:<id>`, as a form gives it. */
  value: string
  unitId: string
  leaderId: string | null
}

export interface Choices<Aspect extends string, Category extends string> {
  addressees: readonly Addressee[]
  aspects: readonly Aspect[]
  categories: readonly Category[]
  category: Category
}

export type Given<Aspect, Category> =
  | { problem: 'empty' | 'tooLong' }
  | {
      problem?: undefined
      words: string
      unitId: string
      leaderId: string | null
      aspect: Aspect
      category: Category
    }

/**
 * What a form holds, read without ever refusing: what was not chosen, or cannot be, falls back to
 * the first team and the last aspect, since a refusal would leave a trace.
 */
export function readGiven<Aspect extends string, Category extends string>(
  form: Readonly<Record<string, unknown>>,
  choices: Choices<Aspect, Category>,
): Given<Aspect, Category> {
  const words = cleanWords(form['words'])
  if (words === '') return { problem: 'empty' }
  if (Array.from(words).length > longestOpinion) return { problem: 'tooLong' }
  const { addressees, aspects, categories } = choices
  const to = addressees.find((one) => one.value === form['to']) ?? addressees[0]
  const aspect = aspects.find((one) => one === form['aspect']) ?? aspects.at(-1)
  if (!to || aspect === undefined) throw new Error('nobody to give an opinion to')
  const category = categories.find((one) => one === form['category']) ?? choices.category
  return { words, unitId: to.unitId, leaderId: to.leaderId, aspect, category }
}

/** Line ends of one kind and nothing unseen, so that a text never outgrows its envelope. */
export function cleanWords(given: unknown): string {
  if (typeof given !== 'string') return ''
  return given
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?!\n)[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
}

/** What was heard at a forum: a line each, empty ones left out. */
export function heardLines(heard: string | undefined): string[] {
  return (heard ?? '')
    .split('\n')
    .map((line) => cleanWords(line))
    .filter((line) => line !== '')
}

export interface Cell<Channel, Category> {
  channel: Channel
  category: Category
  count: number
}

/** Totals by channel and by category. */
export function coverageOf<Channel extends string, Category extends string>(
  cells: readonly Cell<Channel, Category>[],
): { channels: Map<Channel, number>; categories: Map<Category, number>; total: number } {
  const channels = new Map<Channel, number>()
  const categories = new Map<Category, number>()
  let total = 0
  for (const { channel, category, count } of cells) {
    channels.set(channel, (channels.get(channel) ?? 0) + count)
    categories.set(category, (categories.get(category) ?? 0) + count)
    total += count
  }
  return { channels, categories, total }
}

/** A channel may be named once enough people used it (`domain.md` 7.2.5). */
export function mayName(channels: ReadonlyMap<string, number>, channel: string): boolean {
  return (channels.get(channel) ?? 0) >= channelNamedFrom
}

export interface Sheet {
  lineCount: number
  acknowledgedOn: string | null
}

export type SheetState = 'waiting' | 'changed' | 'handed' | 'acknowledged'

/** How far a feedback sheet is; one with more lines than were handed over is to be handed again. */
export function sheetState(sheet: Sheet | undefined, lines: number): SheetState {
  if (!sheet) return 'waiting'
  if (lines !== sheet.lineCount) return 'changed'
  return sheet.acknowledgedOn === null ? 'handed' : 'acknowledged'
}

export interface GateFacts {
  round: { state: 'open' | 'closed'; summary: string | null } | undefined
  channels: number
  newLines: number
  teamSheet: SheetState
  /** The unit's leaders whose sheet is not acknowledged. */
  leadersWithout: readonly string[]
}

export type GateGap =
  | { gap: 'notOpened' | 'notClosed' | 'notSummarized' | 'teamSheet' }
  | { gap: 'channels' | 'notSorted'; count: number }
  | { gap: 'ownSheets'; personIds: readonly string[] }

/** What G3 lacks (`domain.md` 1.10). */
export function gateGaps(facts: GateFacts): GateGap[] {
  const { round } = facts
  if (!round) return [{ gap: 'notOpened' }]
  return [
    ...(facts.channels < 2 ? [{ gap: 'channels', count: facts.channels } as const] : []),
    ...(round.state === 'open' ? [{ gap: 'notClosed' } as const] : []),
    ...(facts.newLines > 0 ? [{ gap: 'notSorted', count: facts.newLines } as const] : []),
    ...(round.summary === null ? [{ gap: 'notSummarized' } as const] : []),
    ...(['waiting', 'changed'].includes(facts.teamSheet) ? [{ gap: 'teamSheet' } as const] : []),
    ...(facts.leadersWithout.length > 0
      ? [{ gap: 'ownSheets', personIds: facts.leadersWithout } as const]
      : []),
  ]
}

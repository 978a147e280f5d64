import type { OfficialDocument } from '../../../documents/kit/blocks.ts'
import type { Workbook } from '../../../documents/kit/sheet.ts'
import * as words from '../../../documents/archive/words.ts'
import { flagWords, kindWords, sexWords } from '../../../policies/roster-words.ts'
import { meetingTypes } from '../../../policies/open-gates.ts'

/** A document with a view as it usually is; `make` draws any view of the same shape. */
export interface Sample {
  number: string
  name: string
  view: unknown
  make: (view: unknown) => OfficialDocument
  book?: (view: unknown) => Workbook
  /** Strings of the view that must not be printed. */
  hidden?: readonly string[]
}

export const head = { year: 2017, organization: '中共禾坪镇禾坪村总支部委员会' }
export const branchHead = { year: 2017, organization: '中共禾坪镇禾坪村第一支部委员会' }

/** Ties a view to the functions that draw it. */
export function sample<View>(
  number: string,
  make: (view: View) => OfficialDocument,
  view: View,
  more: { name?: string; book?: (view: View) => Workbook; hidden?: readonly string[] } = {},
): Sample {
  const { name = make.name, book, hidden } = more
  return {
    number,
    name,
    view,
    make: (other) => make(other as View),
    ...(book && { book: (other) => book(other as View) }),
    ...(hidden && { hidden }),
  }
}

const identifiers = new Set<string>([
  ...[words, { flagWords, kindWords, sexWords }].flatMap((module) =>
    Object.values(module).flatMap((value) => (typeof value === 'object' ? Object.keys(value) : [])),
  ),
  ...meetingTypes,
  'team',
  'person',
  'members',
  'participant',
  'observer',
  'button',
  'recorder',
])

export const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)
export const isTime = (text: string) => /^\d\d:\d\d$/.test(text)
/** Names, posts and what somebody typed: everything but days, times and identifiers. */
export const isTyped = (text: string) =>
  text !== '' && !identifiers.has(text) && !isDay(text) && !isTime(text)

interface Change {
  text?: (text: string) => string
  figure?: (figure: number) => number
  list?: (list: readonly unknown[]) => readonly unknown[]
}

/** Figures that say which, not how many. */
const kept = new Set(['year', 'rules'])

/** The view with other texts, days, figures or lists; identifiers and the year stay. */
export function changed(view: unknown, change: Change): unknown {
  if (typeof view === 'string') return identifiers.has(view) ? view : (change.text?.(view) ?? view)
  if (typeof view === 'number') return change.figure ? change.figure(view) : view
  if (Array.isArray(view)) {
    const list = change.list?.(view) ?? view
    return list.map((one) => changed(one, change))
  }
  if (typeof view !== 'object' || view === null) return view
  return Object.fromEntries(
    Object.entries(view).map(([key, value]) => [
      key,
      kept.has(key) ? value : changed(value, change),
    ]),
  )
}

/** 80 of whatever the view lists; a scale and lists within stay as long as they are. */
export function crowded(view: unknown): unknown {
  return Object.fromEntries(
    Object.entries(view as object).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value) && key !== 'scale'
        ? Array.from({ length: 80 }, (_, at) => value[at % value.length])
        : value,
    ]),
  )
}

/** All strings in a view. */
export function stringsOf(view: unknown): string[] {
  if (typeof view === 'string') return [view]
  if (typeof view !== 'object' || view === null) return []
  return Object.values(view).flatMap(stringsOf)
}

/** All figures in a view but the year. */
export function figuresOf(view: unknown): number[] {
  if (typeof view === 'number') return [view]
  if (typeof view !== 'object' || view === null) return []
  return Object.entries(view).flatMap(([key, value]) => (kept.has(key) ? [] : figuresOf(value)))
}

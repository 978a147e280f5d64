import type { GalleryCard } from '../gallery.ts'
import type { BallotRow, DailyRecord, QuotaView } from './parts.ts'

export const of = { cycleId: 'c', unitId: 'B1', unitName: '禾坪一支部' }

export const quota: QuotaView = {
  state: 'withinGuide',
  scope: 'branch',
  own: { graded: 23, excellent: 4 },
  total: { graded: 47, excellent: 8 },
  guide: { from: 4, to: 4 },
  ratio: { min: { num: 15, den: 100 }, max: { num: 20, den: 100 } },
}
export const above: QuotaView = {
  ...quota,
  state: 'aboveGuide',
  own: { graded: 23, excellent: 5 },
}
export const capped: QuotaView = {
  ...quota,
  state: 'aboveHardCap',
  scope: 'generalBranch',
  own: { graded: 9, excellent: 4 },
  guide: { from: undefined, to: 15 },
  ratio: { min: undefined, max: { num: 1, den: 3 } },
}
export const counts = { excellent: 4, qualified: 18, basicallyQualified: 1, unqualified: 0 }
export const noCounts = { excellent: 0, qualified: 0, basicallyQualified: 0, unqualified: 0 }
export const ballot: BallotRow = {
  counts: [12, 8, 1, 0],
  abstentions: 1,
  invalid: 1,
  base: 23,
  shares: ['52.2%', '34.8%', '4.3%', '0%'],
}
export const daily: DailyRecord = {
  sessions: { done: 2, of: 3 },
  tasks: { done: 5, of: 6 },
  meetings: { done: 2, of: 2 },
  talks: 3,
  rectified: { done: 1, of: 2 },
  analysis: 'handedIn',
}
export const empty = { items: [], page: 1, pages: 1 }

/** Invented people, as many as a card may have to show. */
export const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ personId: `m${at}`, name: `党员${at + 1}` }))

export function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

import type { Reader } from '../client.ts'
import { cyclesBefore } from './closings.ts'
import { findCycle } from './cycles.ts'
import { meetingsOfUnit } from './meetings.ts'
import { itemsOf, type RectificationClass, type RectificationItem } from './rectification-items.ts'
import { teamMeasuresOf } from './team-measures.ts'

export interface PreviousMeasure {
  /** What was to be put right; '' for a measure no list was made of. */
  problem: string
  measures: string
  state: 'open' | 'closed' | 'unlisted'
  rectificationClass: RectificationClass | null
  dueOn: string | null
  closedOn: string | null
}

export interface PreviousMeasures {
  cycleId: string
  assessmentYear: number
  items: PreviousMeasure[]
}

/**
 * What a unit's team resolved at its last life meeting before this cycle, and how it stands (R63,
 * R72): its list of that year or, where there is none, the measures of the meeting. Personal lists
 * are not read out. Undefined when there is no earlier year on file.
 */
export function previousMeasuresOf(
  reader: Reader,
  of: { cycleId: string; unitId: string },
): PreviousMeasures | undefined {
  const cycle = findCycle(reader, of.cycleId)
  if (!cycle) return undefined
  for (const { cycleId, assessmentYear } of cyclesBefore(reader, cycle)) {
    const listed = listedIn(reader, cycleId, of.unitId)
    const items = listed.length > 0 ? listed : resolvedIn(reader, cycleId, of.unitId)
    if (items.length > 0) return { cycleId, assessmentYear, items }
  }
  return undefined
}

function listedIn(reader: Reader, cycleId: string, unitId: string): PreviousMeasure[] {
  return itemsOf(reader, cycleId, unitId)
    .filter((one) => one.list === 'team' && wasPublished(one))
    .map(({ problem, measures, state, rectificationClass, dueOn, closedOn }) => ({
      problem,
      measures,
      state: state === 'closed' ? 'closed' : 'open',
      rectificationClass,
      dueOn,
      closedOn,
    }))
}

/** One that was merged after it was published went over into the next year's list: still open. */
function wasPublished({ state, publishedOn }: RectificationItem): boolean {
  return state === 'published' || state === 'closed' || (state === 'merged' && publishedOn !== null)
}

function resolvedIn(reader: Reader, cycleId: string, unitId: string): PreviousMeasure[] {
  return meetingsOfUnit(reader, cycleId, unitId)
    .filter(({ state }) => state === 'closed')
    .flatMap(({ meetingId }) => teamMeasuresOf(reader, meetingId))
    .map(({ body }) => ({
      problem: '',
      measures: body,
      state: 'unlisted',
      rectificationClass: null,
      dueOn: null,
      closedOn: null,
    }))
}

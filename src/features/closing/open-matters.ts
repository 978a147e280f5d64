import type { ClosingMatter } from '../../../cards/closing/closing.ts'
import type { MatterName } from '../../../cards/closing/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { disclosuresOf } from '../../../db/queries/disclosures.ts'
import { openAssignedTalks } from '../../../db/queries/grading-follow-ups.ts'
import { gradeReceiptsOf } from '../../../db/queries/grading-receipts.ts'
import { meetingOfType } from '../../../db/queries/meetings.ts'
import { meetingsWithoutMinutes, unconfirmedMinutes } from '../../../db/queries/minutes.ts'
import { itemsOf } from '../../../db/queries/rectification-items.ts'
import { listRegister } from '../../../db/queries/register.ts'
import { countOpenRestudies, countUntold } from '../../../db/queries/retention.ts'
import { appraisalPlaceOf, isMember } from '../../organization/participation.ts'
import { branchesBelow } from '../../organization/teams.ts'
import type { DutyBook } from '../../pipeline/duty-book.ts'

type Counts = Partial<Record<MatterName, number>>

/** Features whose open duties the matters count already. */
const counted = ['rectification', 'minutes', 'grading', 'closing', 'disclosure']

/** What a year leaves open, in numbers; only matters with something open. */
export function openMatters(db: Reader, cycle: Cycle): ClosingMatter[] {
  const counts = countMatters(db, cycle)
  const key = { unitId: cycle.rootId, page: '1' }
  const cards: Partial<Record<MatterName, ClosingMatter['open']>> = {
    rectification: { card: 'rectifyBoard', key },
    drafts: { card: 'rectifyBoard', key },
  }
  return (Object.entries(counts) as [MatterName, number][])
    .filter(([, count]) => count > 0)
    .map(([matter, count]) => {
      const open = cards[matter]
      return { matter, count, ...(open && { open }) }
    })
}

function countMatters(db: Reader, cycle: Cycle): Counts {
  const { cycleId } = cycle
  const items = itemsOf(db, cycleId)
  const branches = branchesBelow(db, cycle.rootId).map(({ unitId }) => unitId)
  const unwritten = meetingsWithoutMinutes(db).filter((one) => one.cycleId === cycleId)
  const unsigned = unconfirmedMinutes(db).filter(({ meeting }) => meeting.cycleId === cycleId)
  return {
    rectification: items.filter((one) => one.state === 'published').length,
    drafts: items.filter((one) => one.state === 'draft').length,
    meetings: countUnheld(db, cycle, branches),
    minutes: unwritten.length + unsigned.length,
    restudies: countOpenRestudies(db, cycleId),
    untold: countUntold(db, cycleId),
    talks: openAssignedTalks(db, cycleId).length,
    receipts: countMissingReceipts(db, cycle, branches),
    disclosures: countUnended(db, cycle),
  }
}

/** A of the general branch, B and C of each branch. */
function countUnheld(db: Reader, { cycleId, rootId }: Cycle, branches: readonly string[]): number {
  const wanted = [
    { cycleId, unitId: rootId, meetingType: 'A' as const },
    ...branches.flatMap((unitId) => [
      { cycleId, unitId, meetingType: 'B' as const },
      { cycleId, unitId, meetingType: 'C' as const },
    ]),
  ]
  return wanted.filter((of) => meetingOfType(db, of)?.state !== 'closed').length
}

/** Shown just now, or shown once without the second round (R114). */
function countUnended(db: Reader, { cycleId }: Cycle): number {
  const units = Map.groupBy(disclosuresOf(db, cycleId), ({ unitId }) => unitId)
  return [...units.values()].filter((rounds) => {
    const shown = rounds.filter(({ state }) => state !== 'withdrawn')
    const isOver = shown.some(({ round, state }) => round === 2 && state === 'closed')
    return shown.length > 0 && !isOver
  }).length
}

/** Members who are appraised where they went, and of whom nothing has come (R18). */
function countMissingReceipts(db: Reader, cycle: Cycle, branches: readonly string[]): number {
  const { cycleId, rootId } = cycle
  const received = new Set(
    branches.flatMap((unitId) => [...gradeReceiptsOf(db, { cycleId, unitId }).keys()]),
  )
  return listRegister(db, rootId).filter(
    (row) =>
      isMember(row) && appraisalPlaceOf(row) === 'destination' && !received.has(row.personId),
  ).length
}

/** Other tasks people still have, by kind: those that end with the year. */
export function openTasks(duties: DutyBook, rootId: string): { kind: string; count: number }[] {
  const open = duties
    .openIn(rootId)
    .filter(({ duty }) => !counted.includes(duty.slice(0, duty.indexOf(':'))))
  return [...Map.groupBy(open, ({ kind }) => kind)]
    .map(([kind, all]) => ({
      kind,
      count: all.reduce((sum, { owing }) => sum + owing.length, 0),
    }))
    .filter(({ count }) => count > 0)
}

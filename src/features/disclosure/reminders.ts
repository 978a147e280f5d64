import type { Reader } from '../../../db/client.ts'
import { listOpenCycles, type Cycle } from '../../../db/queries/cycles.ts'
import { openDisclosures } from '../../../db/queries/disclosures.ts'
import { addDays, instantOf, morningOf, type Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { partsOf } from '../../organization/unit-cycle.ts'
import { escalation } from '../../pipeline/escalation.ts'
import type { Nudge, Occasion } from '../../pipeline/occasion.ts'
import { toldChats } from './access.ts'
import { aheadDays, dutyName, owingRound, rowOfRound, type Round } from './duties.ts'
import { noticeRef } from './refs.ts'

/** Rows T+12 and T+90, and the morning on which something that was settled before is shown. */
export function disclosureReminders(db: Reader, today: Day): Occasion[] {
  const rows = listOpenCycles(db)
    .filter((cycle) => cycle.state !== 'draft')
    .flatMap((cycle) => partsOf(db, cycle))
    .flatMap(({ cycle, unitIds }) =>
      [...unitIds].flatMap((unitId) => [
        ...roundRows(cycle, unitId, 1),
        ...roundRows(cycle, unitId, 2),
      ]),
    )
  return [...rows, ...noticeRows(db, today)]
}

function roundRows(cycle: Cycle, unitId: string, round: Round): Occasion[] {
  const { cycleId, rootId } = cycle
  const duty = dutyName(cycleId, unitId, round)
  const dueOn = dayOfRow(cycle, rowOfRound[round])
  const owing = (db: Reader) => owingRound(db, { cycleId, rootId, unitId, round })
  const row = (what: string, day: string, until: string, personal: boolean): Occasion => ({
    occasion: `${duty}:${what}:${day}`,
    at: morningOf(day),
    expiresAt: morningOf(until),
    nudges: (db) =>
      owing(db).map((personId): Nudge => ({ kind: 'owes', personId, duty, personal })),
  })
  return [
    row('asked', addDays(dueOn, -aheadDays), dueOn, false),
    row('due', dueOn, addDays(dueOn, 1), true),
    ...escalation({ duty, dueOn, policy: cycle.parameters, owing }),
  ]
}

/** One name for the notice to the groups, whoever sends it: a group gets it once. */
export function noticeOccasion(disclosureId: string): string {
  return `disclosure:notice:${disclosureId}`
}

function noticeRows(db: Reader, today: Day): Occasion[] {
  return openDisclosures(db)
    .filter(({ fromOn, toOn, way }) => way.includes('group') && fromOn <= today && today <= toOn)
    .map(({ disclosureId, unitId, fromOn, toOn }) => ({
      occasion: noticeOccasion(disclosureId),
      at: morningOf(fromOn),
      expiresAt: instantOf(addDays(toOn, 1)),
      nudges: (reader) =>
        toldChats(reader, unitId).map(
          (chatId): Nudge => ({ kind: 'card', to: { chatId }, ref: noticeRef(disclosureId) }),
        ),
    }))
}

import { closingDuties, closingTitles } from '../../../cards/closing/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { currentCycle } from '../../../db/queries/cycles.ts'
import { destructionsAskedOf, openDestructions } from '../../../db/queries/destructions.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findUnit } from '../../../db/queries/units.ts'
import { dayOf } from '../../organization/calendar.ts'
import { secretaryOf } from '../../organization/roles.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { closingRef, destructionRef, retentionRef } from './refs.ts'
import { retentionDue } from './retention-due.ts'
import { askedToCloseOn } from './rules.ts'

/** Of the first secretary: to end the year and to see to old records; and to be the second. */
export const closingDutySource: DutySource = {
  owedBy: (db, personId, now) => {
    const rootId = findPerson(db, personId)?.rootId
    const isFirst = rootId !== undefined && secretaryOf(db, rootId)?.personId === personId
    return [
      ...(isFirst ? ofSecretary(db, rootId, now) : []),
      ...destructionsAskedOf(db, personId).map(({ destructionId }) => witnessing(destructionId)),
    ].map((duty) => ({ ...duty, personId }))
  },
  owed: (db, duty, personId, now) =>
    closingDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId, now) => {
    const unit = findUnit(db, unitId)
    if (unit?.kind !== 'generalBranch') return []
    const first = secretaryOf(db, unitId)?.personId
    return [
      ...(first === undefined
        ? []
        : ofSecretary(db, unitId, now).map((owed) => opened(unitId, owed, first))),
      ...openDestructions(db, unitId)
        .filter(({ state }) => state === 'proposed')
        .map((one) => opened(unitId, witnessing(one.destructionId), one.witnessId)),
    ]
  },
}

type Owed = Omit<Duty, 'personId'>

export const yearDutyName = (cycleId: string) => `closing:year:${cycleId}`
export const retentionDutyName = (rootId: string) => `closing:retention:${rootId}`

function ofSecretary(db: Reader, rootId: string, now: Date): Owed[] {
  const cycle = currentCycle(db, rootId)
  const mayEnd = cycle?.state === 'published' && dayOf(now) >= askedToCloseOn(cycle)
  return [
    ...(cycle && mayEnd
      ? [
          {
            duty: yearDutyName(cycle.cycleId),
            kind: closingDuties.year,
            title: closingTitles.year(cycle.assessmentYear),
            open: closingRef(cycle.cycleId),
          },
        ]
      : []),
    ...(isRetentionOwed(db, rootId, now)
      ? [
          {
            duty: retentionDutyName(rootId),
            kind: closingDuties.retention,
            title: closingTitles.retention,
            open: retentionRef(rootId),
          },
        ]
      : []),
  ]
}

/** Something is due that nobody has proposed to destroy yet. */
export function isRetentionOwed(db: Reader, rootId: string, now: Date): boolean {
  const due = retentionDue(db, rootId, now)
  if (due.length === 0) return false
  const open = openDestructions(db, rootId)
  return due.some(
    ({ retention, scope }) =>
      !open.some((one) => one.retentionClass === retention && one.cycleId === scope.cycleId),
  )
}

function witnessing(destructionId: string): Owed {
  return {
    duty: `closing:destroy:${destructionId}`,
    kind: closingDuties.destroy,
    title: closingTitles.destroy,
    open: destructionRef(destructionId),
  }
}

function opened(unitId: string, owed: Owed, personId: string): OpenDuty {
  const { open: _, ...rest } = owed
  return { ...rest, unitId, owing: [personId], of: 1 }
}

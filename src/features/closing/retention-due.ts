import type { Reader } from '../../../db/client.ts'
import { cyclesOfRoot, findYearClosing } from '../../../db/queries/closings.ts'
import { destructionRecords, type Destruction } from '../../../db/queries/destructions.ts'
import {
  countRetained,
  retentionFacts,
  type RetentionScope,
} from '../../../db/queries/retention.ts'
import { retentionIds, retentionRules, type RetentionId } from '../../../policies/retention.ts'
import { dayOf, type Day } from '../../organization/calendar.ts'
import { auditUntil, retentionDay } from './rules.ts'

export interface DueRecords {
  retention: RetentionId
  scope: RetentionScope
  year: number | undefined
  dueSince: Day
  counts: Record<string, number>
}

/** Everything of a general branch whose time of keeping is over and that is still there. */
export function retentionDue(db: Reader, rootId: string, now: Date): DueRecords[] {
  const today = dayOf(now)
  const destroyed = destroyedBefore(db, rootId)
  const ofYears = cyclesOfRoot(db, rootId).flatMap(({ cycleId, assessmentYear }) => {
    const closedOn = findYearClosing(db, cycleId)?.closedOn
    const { talliedAt, ...facts } = retentionFacts(db, cycleId)
    const talliedOn = talliedAt === undefined ? undefined : dayOf(new Date(talliedAt))
    return retentionIds.flatMap((retention) => {
      const days = { closedOn, talliedOn, ...facts }
      const dueSince = retentionDay(retentionRules[retention], days)
      if (dueSince === undefined || dueSince > today) return []
      if (destroyed.has(`${cycleId}:${retention}`)) return []
      const scope = { rootId, cycleId, untilDay: closedOn ?? dueSince }
      return [{ retention, scope, year: assessmentYear, dueSince }]
    })
  })
  return [...ofYears, oldAudit(rootId, today)]
    .map((due) => ({ ...due, counts: countRetained(db, due.retention, due.scope) }))
    .filter(({ counts }) => Object.keys(counts).length > 0)
}

/** What need not be counted again; items that were still open may follow their list later. */
function destroyedBefore(db: Reader, rootId: string): Set<string> {
  return new Set(
    destructionRecords(db, rootId)
      .filter(({ retentionClass }) => retentionClass !== 'records')
      .map(({ cycleId, retentionClass }) => `${cycleId}:${retentionClass}`),
  )
}

function oldAudit(rootId: string, today: Day) {
  const untilDay = auditUntil(today)
  const scope = { rootId, cycleId: '', untilDay }
  return { retention: 'audit' as const, scope, year: undefined, dueSince: today }
}

/** What a destruction was agreed about: the same rows on whichever day it is carried out. */
export function scopeOf(
  db: Reader,
  { rootId, cycleId, dueSince }: Pick<Destruction, 'rootId' | 'cycleId' | 'dueSince'>,
): RetentionScope {
  if (cycleId === '') return { rootId, cycleId, untilDay: auditUntil(dueSince) }
  return { rootId, cycleId, untilDay: findYearClosing(db, cycleId)?.closedOn ?? dueSince }
}

import type { Cycle } from '../../../db/queries/cycles.ts'
import type { Day } from '../../organization/calendar.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'

export function ownDutyName(cycleId: string, leader: boolean): string {
  return `analysis:${leader ? 'leader' : 'member'}:${cycleId}`
}

export function visitsDutyName(cycleId: string, branchId: string): string {
  return `analysis:visits:${cycleId}:${branchId}`
}

export function teamDutyName(cycleId: string, unitId: string): string {
  return `analysis:team:${cycleId}:${unitId}`
}

export function agreeDutyName(cycleId: string, unitId: string): string {
  return `analysis:agree:${cycleId}:${unitId}`
}

/** By the first check of readiness everybody has agreed. */
export function agreeDueOn(cycle: Cycle): Day {
  return dayOfRow(cycle, 'readinessCheck1')
}

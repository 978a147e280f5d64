import type { CardRef } from '../../pipeline/operation.ts'

export function homeRef(cycleId: string, unitId: string): CardRef {
  return { card: 'archiveHome', key: { cycleId, unitId } }
}

export function exportRef(exportId: string): CardRef {
  return { card: 'archiveExport', key: { exportId } }
}

/** The check of a unit's papers, from which the pack for the spot check is made. */
export function checkRef(cycleId: string, unitId: string): CardRef {
  return { card: 'archiveCheck', key: { cycleId, unitId, page: '1', pack: 'spotCheck' } }
}

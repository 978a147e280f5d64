import type { CardRef } from '../../pipeline/operation.ts'

export function homeRef(cycleId: string, unitId: string): CardRef {
  return { card: 'archiveHome', key: { cycleId, unitId } }
}

export function exportRef(exportId: string): CardRef {
  return { card: 'archiveExport', key: { exportId } }
}

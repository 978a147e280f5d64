import type { CardRef } from '../../pipeline/operation.ts'

export function closingRef(cycleId: string): CardRef {
  return { card: 'yearClosing', key: { cycleId } }
}

export function retentionRef(rootId: string): CardRef {
  return { card: 'retention', key: { rootId, page: '1' } }
}

export function destructionRef(destructionId: string): CardRef {
  return { card: 'destruction', key: { destructionId } }
}

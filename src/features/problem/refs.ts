import type { CardRef } from '../../pipeline/operation.ts'

export function teamListRef(cycleId: string, unitId: string): CardRef {
  return { card: 'teamProblems', key: { cycleId, subjectId: unitId, page: '1' } }
}

export function ownListRef(cycleId: string, personId: string): CardRef {
  return { card: 'ownProblems', key: { cycleId, subjectId: personId, page: '1' } }
}

export function listRef(
  cycleId: string,
  subject: { kind: 'team' | 'own'; subjectId: string },
): CardRef {
  const refOf = subject.kind === 'team' ? teamListRef : ownListRef
  return refOf(cycleId, subject.subjectId)
}

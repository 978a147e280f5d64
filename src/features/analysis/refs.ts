import { getPerson } from '../../../db/queries/people.ts'
import type { CardRef, Writing } from '../../pipeline/operation.ts'

export function homeRef(cycleId: string, subjectId: string): CardRef {
  return { card: 'analysisHome', key: { cycleId, subjectId } }
}

export function pageRef(cycleId: string, subjectId: string, section: string): CardRef {
  return { card: 'analysisPage', key: { cycleId, subjectId, section } }
}

export function teamRef(cycleId: string, unitId: string): CardRef {
  return { card: 'teamExamination', key: { cycleId, subjectId: unitId } }
}

export function teamPageRef(cycleId: string, unitId: string, section: string): CardRef {
  return { card: 'teamExaminationPage', key: { cycleId, subjectId: unitId, section } }
}

export function progressRef(cycleId: string, unitId: string): CardRef {
  return { card: 'analysisProgress', key: { cycleId, unitId, page: '1' } }
}

export function groupRef(cycleId: string, unitId: string): CardRef {
  return { card: 'analysisGroup', key: { cycleId, unitId } }
}

/** Everything that shows how a person's analysis stands. */
export function redrawPerson(op: Writing, cycleId: string, personId: string): void {
  const person = getPerson(op.tx, personId)
  op.redraw(homeRef(cycleId, personId))
  for (const unitId of [person.branchId, person.rootId]) {
    if (unitId !== null) op.redraw(groupRef(cycleId, unitId))
  }
}

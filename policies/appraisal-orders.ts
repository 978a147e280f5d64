import type { AgendaStep } from './keys.ts'

/** Ballot first, then the team's report (the village plan of 2017). */
export const planOrder: readonly AgendaStep[] = [
  'C1',
  'C2a',
  'C2b',
  'C3',
  'C4',
  'C5',
  'C6',
  'C7',
  'C8',
  'C9',
]

/** The secretary reports for the committee first, then appraisal and ballot (later cycles). */
export const reportFirstOrder: readonly AgendaStep[] = [
  'C1',
  'C5',
  'C2a',
  'C2b',
  'C3',
  'C4',
  'C6',
  'C7',
  'C8',
  'C9',
]

import type { CriticismRound } from '../../../db/queries/criticism-rounds.ts'
import type { AgendaStep } from '../../../policies/keys.ts'

interface StepRound {
  mode: CriticismRound['mode']
  scope: CriticismRound['scope']
  /** Whether the scope may be narrowed to the team (X28). */
  mayNarrow: boolean
}

/** The rounds of the agendas (R65, R74). */
const rounds: Partial<Record<AgendaStep, StepRound>> = {
  A5: { mode: 'full', scope: 'everybody', mayNarrow: true },
  B4a: { mode: 'full', scope: 'team', mayNarrow: false },
  B4b: { mode: 'light', scope: 'others', mayNarrow: false },
}

export function roundOfStep(step: string): StepRound | undefined {
  return Object.hasOwn(rounds, step) ? rounds[step as AgendaStep] : undefined
}

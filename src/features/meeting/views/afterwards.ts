import type { StepPlan } from '../../../../policies/agendas.ts'
import type { Reader } from '../../../../db/client.ts'
import type { EngineState } from '../../../pipeline/agenda-engine.ts'
import type { Features } from '../../../pipeline/gate-lines.ts'
import { engineOf } from '../engines.ts'
import type { Held } from '../held.ts'
import { isAllOver, standAfter, stepsAfter, type Stand } from '../rules/agenda.ts'

export interface Afterwards {
  step: StepPlan
  stand: Stand
  /** Undefined until everything of the day is over: nobody can have begun before. */
  work: EngineState | undefined
}

/** What lies after the meeting, as far as its own work has come. */
export function afterwards(db: Reader, all: Features, held: Held, now: Date): Afterwards[] {
  const { meeting, agenda, rows } = held
  const isOver = isAllOver(agenda, rows)
  return stepsAfter(agenda).map((step) => {
    const work = isOver ? engineOf(all, step)?.state(db, meeting, step.id, now) : undefined
    return { step, work, stand: work ? standAfter(work) : 'toCome' }
  })
}

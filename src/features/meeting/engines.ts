import { steps as said, sayQuorumLack } from '../../../cards/meeting/wording.ts'
import type { StepPlan } from '../../../policies/agendas.ts'
import type { Reader } from '../../../db/client.ts'
import { groupsOfStep } from '../../../db/queries/meeting-steps.ts'
import type { EngineState, StepEngine } from '../../pipeline/agenda-engine.ts'
import type { Features } from '../../pipeline/gate-lines.ts'
import { quorumIn, type Held } from './held.ts'
import { needsQuorum } from './rules/agenda.ts'

/** What does the work of a step; undefined when somebody just speaks. */
export function engineOf(all: Features, step: Pick<StepPlan, 'engine'>): StepEngine | undefined {
  const { engine } = step
  if (engine === undefined) return undefined
  return all().flatMap((feature) => feature.engines?.[engine] ?? [])[0]
}

const nothing: EngineState = { startLacks: [], finishLacks: [] }

/** How the work of a step stands, with what the meeting itself asks of every step. */
export function stateOf(
  db: Reader,
  all: Features,
  held: Held,
  step: StepPlan,
  now: Date,
): EngineState {
  const own = engineOf(all, step)?.state(db, held.meeting, step.id, now) ?? nothing
  return {
    ...own,
    startLacks: [...presenceLacks(held, step), ...own.startLacks],
    finishLacks: [...meetingLacks(db, held, step), ...own.finishLacks],
  }
}

/** A4 is the principal's own (R64). */
function presenceLacks({ meeting, people }: Held, step: StepPlan): string[] {
  if (step.id !== 'A4') return []
  const principal = people.find((one) => one.personId === meeting.principalId)
  return principal?.presence === 'present' ? [] : [said.principalAway]
}

function meetingLacks(db: Reader, held: Held, step: StepPlan): string[] {
  const quorum = needsQuorum(step) && step.after.length === 0 ? quorumIn(held).lacks : []
  const groups = step.byGroups ? groupsOfStep(db, held.meeting.meetingId, step.id) : []
  const open = groups.filter((group) => group.presentCount === null).length
  return [...quorum.map(sayQuorumLack), ...(open > 0 ? [said.groupsOpen(open)] : [])]
}

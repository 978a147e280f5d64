import type { StepPlan } from '../../../../policies/agendas.ts'

/** A step that has begun, as it is kept. */
export interface StepRow {
  stepId: string
  startedAt: number
  finishedAt: number | null
  isSkipped: boolean
}

/** The steps that have begun, by step id. */
export type StepRows = ReadonlyMap<string, StepRow>

export type Stand = 'finished' | 'skipped' | 'now' | 'toCome'

export function standOf(step: Pick<StepPlan, 'id'>, rows: StepRows): Stand {
  const row = rows.get(step.id)
  if (!row) return 'toCome'
  if (row.isSkipped) return 'skipped'
  return row.finishedAt === null ? 'now' : 'finished'
}

/** What is held on the day; the rest lies after the meeting. */
export function heldSteps(agenda: readonly StepPlan[]): StepPlan[] {
  return agenda.filter((step) => !step.afterMeeting)
}

/** What is done on another day, once everything of the meeting is over (C8, C9). */
export function stepsAfter(agenda: readonly StepPlan[]): StepPlan[] {
  return agenda.filter((step) => step.afterMeeting)
}

/** How a step after the meeting stands: it is no row of the meeting, its own work says so. */
export function standAfter(work: {
  startLacks: readonly string[]
  finishLacks: readonly string[]
  isBegun?: boolean
}): Stand {
  if (work.startLacks.length === 0 && work.finishLacks.length === 0) return 'finished'
  return work.isBegun ? 'now' : 'toCome'
}

/** The step that is on; never more than one is. */
export function currentStep(agenda: readonly StepPlan[], rows: StepRows): StepPlan | undefined {
  return agenda.find((step) => standOf(step, rows) === 'now')
}

const isOver = (stand: Stand) => stand === 'finished' || stand === 'skipped'

/** Steps of this agenda that must be over before `step` may start, and are not. */
export function waitsFor(step: StepPlan, agenda: readonly StepPlan[], rows: StepRows): StepPlan[] {
  return agenda.filter((one) => step.after.includes(one.id) && !isOver(standOf(one, rows)))
}

export interface Ahead {
  /** Optional steps nobody came for: they are passed over on the way. */
  passedOver: StepPlan[]
  /** The first step that may start, in the order of the agenda. */
  next: StepPlan | undefined
}

/** What comes when the step that is on (if any) is over. */
export function aheadOf(
  agenda: readonly StepPlan[],
  rows: StepRows,
  { hasGuides }: { hasGuides: boolean },
): Ahead {
  const over = new Map(rows)
  const on = currentStep(agenda, rows)
  if (on) over.set(on.id, rowOf(on, false))
  const passedOver: StepPlan[] = []
  const mayCome = (step: StepPlan) =>
    !over.has(step.id) && waitsFor(step, agenda, over).length === 0
  // Passing one over may open the way to a step that stands before it.
  for (;;) {
    const step = heldSteps(agenda).find(mayCome)
    if (!step) return { passedOver, next: undefined }
    if (!step.optional || hasGuides) return { passedOver, next: step }
    passedOver.push(step)
    over.set(step.id, rowOf(step, true))
  }
}

function rowOf(step: StepPlan, isSkipped: boolean): StepRow {
  return { stepId: step.id, startedAt: 0, finishedAt: 0, isSkipped }
}

/** Whether everything of the day is over, so that the meeting may be closed. */
export function isAllOver(agenda: readonly StepPlan[], rows: StepRows): boolean {
  return heldSteps(agenda).every((step) => isOver(standOf(step, rows)))
}

export interface StepBack {
  /** Steps that become as if they had not begun. */
  takenBack: string[]
  /** The step that is on again. */
  reopened: string
}

/** 回上一项: undoes the last move; undefined when there is none. */
export function stepBack(agenda: readonly StepPlan[], rows: StepRows): StepBack | undefined {
  const on = currentStep(agenda, rows)
  const finished = agenda
    .filter((step) => standOf(step, rows) === 'finished')
    .toSorted((a, b) => finishedAt(a, rows) - finishedAt(b, rows))
    .at(-1)
  if (!finished) return undefined
  const moment = finishedAt(finished, rows)
  const skipped = agenda.filter(
    (step) => standOf(step, rows) === 'skipped' && finishedAt(step, rows) >= moment,
  )
  return {
    takenBack: [...(on ? [on.id] : []), ...skipped.map((step) => step.id)],
    reopened: finished.id,
  }
}

function finishedAt(step: StepPlan, rows: StepRows): number {
  return rows.get(step.id)?.finishedAt ?? 0
}

/** At the first step the meeting is counted; only with a quorum does it go on (`domain.md` 3.2). */
export function needsQuorum(step: StepPlan): boolean {
  return step.report === 'attendance'
}

/** Who acts on a step, where the agenda names somebody of the meeting. */
export function actorOf(
  step: StepPlan,
  meeting: { chairId: string; principalId: string },
  speakerId: string | null | undefined,
): string | undefined {
  if (step.actor === 'chair') return meeting.chairId
  if (step.actor === 'principal') return meeting.principalId
  return speakerId ?? undefined
}

import type { Reader } from '../../db/client.ts'
import type { MeetingRow } from '../../db/queries/meetings.ts'
import type { AgendaStep } from '../../policies/keys.ts'
import type { CardRef, Operation, Writing } from './operation.ts'

/** How the work of one agenda step stands; sentences in plain Chinese, without names. */
export interface EngineState {
  /** What keeps the step from being started; none = it may start. */
  startLacks: readonly string[]
  /** What keeps it from being finished; none = the chair may go on. */
  finishLacks: readonly string[]
  /** Of work that lies after the meeting: whether anybody has begun it. */
  isBegun?: boolean
  /** How far it is, for the console and the group's agenda card: `第 3 位，共 8 位`. */
  progress?: string
  /** Whose turn it is: the one name the group's card may show. */
  speakerId?: string
  /** The card on which chair and recorder do the work, with the words of the console's button. */
  open?: CardRef & { label: string }
}

/** What does the work of a step; each engine has one owner among the features. */
export interface StepEngine {
  /** Computed from rows; must stay cheap for 80 people. */
  state(db: Reader, meeting: MeetingRow, step: AgendaStep, now: Date): EngineState
  /** Called in the transaction in which the chair starts the step. */
  started?(op: Writing, meeting: MeetingRow, step: AgendaStep): void
  /** Called in the transaction in which the meeting is closed, not when it is given up. */
  closed?(op: Writing, meeting: MeetingRow, step: AgendaStep): void
  /**
   * 下一位: moves the work on by one turn. Gives false when there is none to move, so that the
   * agenda itself moves; throws a `Refusal` when the turn still owes something.
   */
  next?(op: Operation, meeting: MeetingRow, step: AgendaStep): boolean
}

import type { Reader } from '../../db/client.ts'
import type { CardRef } from './operation.ts'

/** One thing one person still owes. */
export interface Duty {
  /** Names it for good and starts with the feature: `study:<taskId>`; a person owes it once. */
  duty: string
  personId: string
  /** What kind of task it is, in plain Chinese; all an escalation may say (`domain.md` 6). */
  kind: string
  /** Its title, in plain Chinese. */
  title: string
  /** The last day, `2018-02-22`, if it has one. */
  dueOn?: string
  /** The card that settles it. */
  open: CardRef
}

/** One duty with everybody who owes it, for the team's board. */
export interface OpenDuty {
  duty: string
  /** The unit whose board shows it: a branch, or the general branch. */
  unitId: string
  kind: string
  title: string
  dueOn?: string
  /** Person ids, in register order. */
  owing: readonly string[]
  /** How many were asked in all. */
  of: number
}

/** Where a feature's duties come from: `/todo`, `/status`, digests and escalation all read this. */
export interface DutySource {
  /** What this person owes now, soonest first. */
  owedBy(db: Reader, personId: string, now: Date): Duty[]
  /** One duty of one person, or undefined when it is done or gone. */
  owed(db: Reader, duty: string, personId: string, now: Date): Duty | undefined
  /** All open duties of a unit and the units below it, soonest first. */
  openIn(db: Reader, unitId: string, now: Date): OpenDuty[]
}

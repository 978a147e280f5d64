import type { Reader } from '../../db/client.ts'
import type { CardRef } from './operation.ts'

export type Nudge =
  /** Reminds a person of a duty, in their digest; dropped when it is done by then. */
  | {
      kind: 'owes'
      personId: string
      duty: string
      /** A personal deadline: also goes out on Sundays and festivals. */
      personal: boolean
    }
  /**
   * Tells a leader how many people of `unitId` still owe a kind of duty: type and count, no names.
   */
  | { kind: 'escalated'; personId: string; duty: string; unitId: string }
  /** A neutral card to a group, or a card of its own to one person. */
  | { kind: 'card'; to: { chatId: string } | { personId: string }; ref: CardRef }

/** One row of the reminder calendar (`domain.md` 6) whose moment has come. */
export interface Occasion {
  /** Unique for good; holds the date, so that a moved meeting makes a new occasion. */
  occasion: string
  at: Date
  /** When it is no longer worth saying. */
  expiresAt: Date
  /** Asked once, when the occasion fires. */
  nudges(db: Reader): Iterable<Nudge>
}

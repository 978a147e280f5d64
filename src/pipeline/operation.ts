import type { Tx } from '../../db/client.ts'
import type { Person } from '../../db/queries/people.ts'
import type { DutyBook } from './duty-book.ts'
import type { ToastKind } from '../feishu/inbound.ts'

export type CardKey = Readonly<Record<string, string>>

/** Which card about what; the JSON is drawn when it is sent. */
export interface CardRef {
  card: string
  key: CardKey
}

/** A person (who gets it in their own thread, or through their contact person) or a whole chat. */
export type Addressee = { personId: string } | { openId: string } | { chatId: string }

export interface Outgoing extends CardRef {
  to: Addressee
  /** The same key is sent once, for good. */
  dedupeKey: string
}

export interface OutgoingDocument {
  document: string
  key: CardKey
  to: Addressee
  dedupeKey: string
}

export interface Toast {
  type: ToastKind
  content: string
}

/** Where a command or press came from. */
export interface Place {
  chatId: string
  chatType: 'group' | 'p2p'
  messageId: string
}

/** The writing half of an operation: also what jobs, events and the tick get. */
export interface Writing {
  readonly tx: Tx
  /** One instant for everything this operation writes. */
  readonly now: Date
  /** A fresh random id, 128 bits. */
  newId(): string
  /**
   * Queues a card in this transaction; `noAccount` when neither the person nor a contact has one.
   */
  send(outgoing: Outgoing): 'queued' | 'alreadySent' | 'noAccount'
  /** Queues a file in this transaction; made when it is sent. */
  sendDocument(outgoing: OutgoingDocument): 'queued' | 'alreadySent' | 'noAccount'
  /** Has every live card about `ref` redrawn soon; many calls become one update. */
  redraw(ref: CardRef): void
  /**
   * Also redraws a shared form in which people may be typing: what it asks has changed, so that an
   * answer typed into the old one would be wrong.
   */
  redrawForm(ref: CardRef): void
  /**
   * Marks live cards about `ref` as no longer wanted: they are redrawn once and never re-issued.
   */
  retire(ref: CardRef): void
  /**
   * Sends a card a person has once more, below what has come since; the one above points to it.
   * Who has none gets none.
   */
  sendAnew(ref: CardRef, personId: string): void
  /** Runs a feature's job after the commit, with retries. */
  doLater(job: string, input: CardKey, dedupeKey: string): void
  /** All features' duties, as they stand inside this transaction. */
  readonly duties: DutyBook
  /** Records who did what, never what was said. */
  audit(what: string, subject?: string): void
}

/** One person's command or press, inside one synchronous transaction. */
export interface Operation<Actor = Person> extends Writing {
  readonly actor: Actor
  /** The account that acts; for a stranger the only thing known. */
  readonly openId: string
  readonly place: Place
  /** The unit this command acts for (see `organization/acting-unit.ts`); undefined before setup. */
  readonly unitId: string | undefined
  /** The platform's time of the click: the last one wins (`reliability.md` 3.3). */
  readonly happenedAt: Date
}

export interface Reply {
  toast?: Toast
  /** Sent as a new card: to the chat it was asked in when its class allows, else privately. */
  show?: CardRef
  /** The pressed card turns into this one (own thread only): paging, next step of a form. */
  become?: CardRef
  /** A one-off sentence for a command's answer. */
  say?: string
}

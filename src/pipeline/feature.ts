import type { z } from 'zod'
import type { CardJson } from '../../cards/kit/card.ts'
import type { Action, Fields } from '../../cards/kit/action.ts'
import type { Reader } from '../../db/client.ts'
import type { Person } from '../../db/queries/people.ts'
import type {
  InboundBotMembership,
  InboundChatEntered,
  InboundMessage,
  InboundPeople,
} from '../feishu/inbound.ts'
import type { Platform } from '../feishu/platform.ts'
import type { Day } from '../organization/calendar.ts'
import type { EngineId } from '../../policies/agendas.ts'
import type { StepEngine } from './agenda-engine.ts'
import type { DutySource } from './duty.ts'
import type { DutyBook } from './duty-book.ts'
import type { GateId, GateSource } from './gate.ts'
import type { CardKey, Operation, Reply, Writing } from './operation.ts'
import type { Occasion } from './occasion.ts'

/** Who may use a command or button; checked against the roster at every use, deny by default. */
export type Who = 'anyone' | 'member' | 'team' | 'secretary'

export interface Command {
  /** `/study`; lower case. */
  name: string
  /** Chinese names, without slash. */
  aliases: readonly string[]
  who: Exclude<Who, 'anyone'>
  /** One line for 帮助, in Chinese. */
  usage: string
  /** `words` is the rest of the line, normalised (half-width, single spaces, quotes resolved). */
  run(op: Operation, words: readonly string[]): Reply
}

/** A command a stranger may use too, such as setting the bot up. */
export interface OpenCommand extends Omit<Command, 'who' | 'run'> {
  who: 'anyone'
  run(op: Operation<Person | undefined>, words: readonly string[]): Reply
}

export interface Press {
  readonly action: Action
  readonly who: Who
  /**
   * Leaves no person id in logs, events, audit or outbox; the answer is the same for every input.
   */
  readonly anonymous?: boolean
  run(op: Operation<Person | undefined>, carried: unknown, form: unknown): Reply
}

/** P5 never has a card. */
export type CardPrivacy = 'P0' | 'P1' | 'P2' | 'P3' | 'P4'

/** For whom a card is drawn. */
export type CardReader =
  | { kind: 'group'; chatId: string; unitId: string | undefined }
  | { kind: 'person'; person: Person }
  | { kind: 'stranger'; openId: string }

export interface ViewContext {
  now: Date
  reader: CardReader
  duties: DutyBook
}

/** Whose matter a card is (P4), or whose unit's (P2, P3); its class is judged against it. */
export interface About {
  personId?: string
  /** For P4 between several people: they themselves and nobody who answers for them. */
  personIds?: readonly string[]
  unitId?: string
}

export interface CardKind {
  readonly privacy: CardPrivacy
  readonly hasForm: boolean
  about(db: Reader, key: CardKey): About
  /** Whether it is still wanted after 14 days: then it is re-issued before it goes dead. */
  living(db: Reader, key: CardKey, now: Date): boolean
  /** The card for this reader, or undefined when there is nothing left to show. */
  draw(db: Reader, key: CardKey, context: ViewContext): CardJson | undefined
}

export interface DocumentKind {
  readonly privacy: CardPrivacy
  about(db: Reader, key: CardKey): About
  make(
    db: Reader,
    key: CardKey,
    now: Date,
    platform: Pick<Platform, 'downloadSent'>,
  ): Promise<{ name: string; bytes: Uint8Array }>
}

export interface JobContext {
  platform: Platform
  now: Date
  read: Reader
  /** Runs one transaction of the group commit and gives its value after the commit. */
  commit<T>(work: (op: Writing) => T): Promise<T>
}

/**
 * Slow or outside work: runs after the commit, may run twice, throws `DeliveryError` to be retried.
 */
export type Job = (context: JobContext, input: CardKey) => Promise<void>

export interface FeatureEvents {
  botAdded?(op: Writing, event: InboundBotMembership): void
  botRemoved?(op: Writing, event: InboundBotMembership): void
  peopleJoined?(op: Writing, event: InboundPeople): void
  peopleLeft?(op: Writing, event: InboundPeople): void
  chatEntered?(op: Operation<Person | undefined>, event: InboundChatEntered): void
  /** True when this feature takes the file. */
  file?(op: Operation, message: InboundMessage & { file: object }): boolean
}

/** A feature's table of contents. Names must be unique over all features; checked at start. */
export interface Feature {
  readonly name: string
  readonly commands?: readonly (Command | OpenCommand)[]
  readonly actions?: readonly Press[]
  readonly cards?: Readonly<Record<string, CardKind>>
  readonly documents?: Readonly<Record<string, DocumentKind>>
  readonly jobs?: Readonly<Record<string, Job>>
  readonly duties?: DutySource
  /**
   * Calendar rows that may be said on this day; which of them are, their moments decide. Kept until
   * anything is written, so that they hang on nothing but the database and the day. Must not grow
   * with the number of members: people are asked for only when the occasion fires.
   */
  readonly reminders?: (db: Reader, today: Day) => readonly Occasion[]
  /**
   * What follows from others' changes and nobody's press: work to be done now, each in a
   * transaction of its own. Asked every minute by day, so looking must be cheap.
   */
  readonly followUps?: (db: Reader, now: Date) => readonly ((op: Writing) => void)[]
  readonly events?: FeatureEvents
  /** The readiness gates this feature answers for; each gate has one owner. */
  readonly gates?: Partial<Record<GateId, GateSource>>
  /** The work of agenda steps this feature does; each engine has one owner. */
  readonly engines?: Partial<Record<EngineId, StepEngine>>
}

type Input<C extends Fields, F extends Fields> = z.output<C> &
  ([F] extends [never] ? unknown : z.output<F>)

/**
 * Binds a button to its verb; the verb's input type is what the button carries and its form holds.
 */
export function onPress<C extends Fields, F extends Fields>(
  button: Action<C, F>,
  who: 'anyone',
  run: (op: Operation<Person | undefined>, input: Input<C, F>) => Reply,
): Press
export function onPress<C extends Fields, F extends Fields>(
  button: Action<C, F>,
  who: Exclude<Who, 'anyone'>,
  run: (op: Operation, input: Input<C, F>) => Reply,
): Press
export function onPress(button: Action, who: Who, run: (op: never, input: never) => Reply): Press {
  const call = run as (op: Operation<Person | undefined>, input: object) => Reply
  return {
    action: button,
    who,
    run: (op, carried, form) => call(op, { ...(carried as object), ...(form as object) }),
  }
}

/** Ties a card's key schema, its view and its drawing together. */
export function cardKind<Key extends z.ZodObject, View>(kind: {
  privacy: CardPrivacy
  hasForm?: boolean
  key: Key
  about?: (db: Reader, key: z.output<Key>) => About
  living?: (db: Reader, key: z.output<Key>, now: Date) => boolean
  view: (db: Reader, key: z.output<Key>, context: ViewContext) => View | undefined
  card: (view: View) => CardJson
}): CardKind {
  return {
    privacy: kind.privacy,
    hasForm: kind.hasForm ?? false,
    about: (db, key) => kind.about?.(db, kind.key.parse(key)) ?? {},
    living: (db, key, now) => kind.living?.(db, kind.key.parse(key), now) ?? false,
    draw: (db, key, context) => {
      const view = kind.view(db, kind.key.parse(key), context)
      return view === undefined ? undefined : kind.card(view)
    },
  }
}

/** Why a person's wish was declined; the sentence for each code stands in `cards/wording.ts`. */
export const refusalCodes = [
  'notAllowed',
  'notOnRoster',
  'notFound',
  'closed',
  'alreadyDone',
  'stale',
  'notYours',
  'wrongChat',
  'chatNotBound',
  'badForm',
  'notReady',
  'tooLong',
  'diskFull',
  'planIncomplete',
  'dayInFuture',
  'windowReversed',
  'reasonNeeded',
  'unreadable',
  'yearTaken',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Understood and declined: the transaction rolls back and the person is told why. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** Values for the sentence's placeholders; never text a person typed. */
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: RefusalCode, details: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** What the caller of the platform may do after a failed call. */
export type AfterFailure =
  /** The call can never succeed: park it and tell the secretary. */
  | { kind: 'giveUp' }
  /** The whole app is over a limit: everything waits. */
  | { kind: 'pauseAll'; waitMs: number }
  /** One chat is over its limit: only that chat waits. */
  | { kind: 'pauseChat'; waitMs: number }
  /** Nobody knows what happened: try again with the same uuid. */
  | { kind: 'tryAgain' }

/** Feishu answered no, or not at all. Carries no token, secret, recipient or text. */
export class DeliveryError extends Error {
  readonly call: string
  readonly status: number
  readonly code: number
  readonly after: AfterFailure

  constructor(call: string, status: number, code: number, after: AfterFailure) {
    super(`${call} failed with HTTP ${status}, code ${code}`)
    this.call = call
    this.status = status
    this.code = code
    this.after = after
  }
}

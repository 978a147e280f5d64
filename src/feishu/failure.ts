import { type AfterFailure, DeliveryError } from '../errors.ts'

/** What is known of a call that did not succeed; 0 stands for "no answer". */
export interface FailedAnswer {
  status: number
  /** The platform's code, or undefined when the answer was not the platform's. */
  code?: number | undefined
  /** The platform's message: read for one phrase, never passed on. */
  msg?: string | undefined
  headers?: Readonly<Record<string, unknown>>
  /** The app itself was turned away, so that no message is to blame. */
  isAboutApp?: boolean
}

const tokenCodes = new Set([99991661, 99991663, 99991664, 99991665, 99991671])
/** The app as a whole may not speak: wrong secret, disabled, not installed, IP not allowed. */
const appCodes = new Set([10003, 10012, 10013, 10014, 10015, 99991662, 99991673, 99991401])
const chatLimitCodes = new Set([230020, 230049, 232019, 11232, 11233])
const internalCodes = new Set([2200, 1000040343])

const appPauseMs = 60_000
const quotaPauseMs = 10 * 60_000
const longestResetSeconds = 60

/** True when the platform did not accept the token, in either of its two shapes. */
export function isTokenRefused(answer: FailedAnswer): boolean {
  return answer.code !== undefined && tokenCodes.has(answer.code)
}

function between(lowMs: number, highMs: number): number {
  return Math.round(lowMs + Math.random() * (highMs - lowMs))
}

/** The seconds the gateway asks for, or about one when it asks for nothing believable. */
function resetMs(headers: FailedAnswer['headers']): number {
  const asked = headers?.['x-ogw-ratelimit-reset']
  const seconds = typeof asked === 'string' && /^\d{1,3}$/.test(asked) ? Number(asked) : 0
  const believable = seconds >= 1 && seconds <= longestResetSeconds
  return believable ? seconds * 1000 : between(1000, 1500)
}

/** Somebody touched the card while it was to be replaced; a moment later it works. */
function isCardBusy({ code, msg }: FailedAnswer): boolean {
  return code === 230099 && /action is lock/i.test(msg ?? '')
}

function afterFailure(answer: FailedAnswer): AfterFailure {
  const { status, code, headers } = answer
  if (status === 429 || code === 99991400) return { kind: 'pauseAll', waitMs: resetMs(headers) }
  if (code === 99991403) return { kind: 'pauseAll', waitMs: quotaPauseMs }
  if (code !== undefined && chatLimitCodes.has(code)) {
    return { kind: 'pauseChat', waitMs: between(300, 700) }
  }
  const unclear = status >= 500 || code === undefined || internalCodes.has(code)
  if (unclear || isTokenRefused(answer) || isCardBusy(answer)) return { kind: 'tryAgain' }
  if (answer.isAboutApp || appCodes.has(code)) return { kind: 'pauseAll', waitMs: appPauseMs }
  return { kind: 'giveUp' }
}

/** Turns any failed answer into the one error the rest of the bot knows. */
export function deliveryError(call: string, answer: FailedAnswer): DeliveryError {
  return new DeliveryError(call, answer.status, answer.code ?? 0, afterFailure(answer))
}

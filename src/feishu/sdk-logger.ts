import type { Logger } from 'pino'

type Say = (...parts: unknown[]) => void

interface SdkLogger {
  error: Say
  warn: Say
  info: Say
  debug: Say
  trace: Say
}

const nothing: Say = () => undefined

/** For the SDK's client: every failed call is already logged by the caller, without its content. */
export const silentLogger: SdkLogger = {
  error: nothing,
  warn: nothing,
  info: nothing,
  debug: nothing,
  trace: nothing,
}

/** What the SDK may say in our log. Whatever follows these words can quote a message. */
const knownWords = [
  /^code: -?\d+/,
  /^no [\w.]{1,80} handle$/,
  /^ws connect failed/,
  /^ws error/,
  /^connect failed/,
  /^handshake timeout/,
  /^new WebSocket error/,
  /^no pong\/inbound within [\d.]+s/,
  /^failed to handle inbound frame/,
  /^failed to merge event fragments/,
  /^invalid pong payload/,
  /^invoke event failed/,
  /^send data failed/,
  /^client need to start/,
  /^invalid appId/,
]

function knownWordsIn(parts: unknown[]): string[] {
  return parts
    .flat(Infinity)
    .filter((part) => typeof part === 'string')
    .flatMap((part) => knownWords.map((words) => words.exec(part)?.[0]))
    .filter((words) => words !== undefined)
}

/** For the SDK's long connection: passes on known sentences of warnings and errors only. */
export function knownSentencesOnly(log: Logger): SdkLogger {
  const say: Say = (...parts) => {
    for (const words of knownWordsIn(parts)) log.warn({ sdk: words }, 'long connection')
  }
  return { ...silentLogger, error: say, warn: say }
}

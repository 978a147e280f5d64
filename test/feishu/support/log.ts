import pino, { type Logger } from 'pino'

/** A log that keeps every line, so that a test can search it for what must not be there. */
export function capturedLog(): { log: Logger; text: () => string } {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  return { log, text: () => lines.join('') }
}

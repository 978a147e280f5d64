import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'

/**
 * The service's log on standard output. While one packet is being written the next is collected:
 * waiting for a write of each line would cost a click more than recording it.
 */
export function openLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 1, sync: false }))
}

import { SandboxError } from '../sandbox-error.ts'

const form = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const unitsMs = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000]

/** An instant later by an ISO 8601 duration of weeks, days, hours, minutes and seconds. */
export function durationAfter(start: Date, duration: string): Date {
  const parts = form.exec(duration)?.slice(1)
  if (!parts || parts.every((part) => part === undefined)) {
    throw new SandboxError(`"${duration}" is no duration like P1D or PT30M.`)
  }
  const ms = parts.reduce((sum, part, at) => sum + Number(part ?? 0) * (unitsMs[at] ?? 0), 0)
  return new Date(start.getTime() + ms)
}

/**
 * A calendar day in Asia/Shanghai, `2018-02-06`. China has had one zone without summer time since
 * 1991.
 */
export type Day = string

const zoneMs = 8 * 3_600_000
const dayMs = 86_400_000

/** The village's day at an instant. */
export function dayOf(at: Date): Day {
  return new Date(at.getTime() + zoneMs).toISOString().slice(0, 10)
}

/** The village's time of day at an instant, `08:00`. */
export function timeOf(at: Date): string {
  return new Date(at.getTime() + zoneMs).toISOString().slice(11, 16)
}

/** The instant of a day and a time of day, `HH:MM`. */
export function instantOf(day: Day, time = '00:00'): Date {
  return new Date(Date.parse(`${day}T${time}:00.000Z`) - zoneMs)
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** Quiet from 21:30 to 07:30 (`domain.md` 6). */
export function isQuiet(at: Date): boolean {
  const time = timeOf(at)
  return time < '07:30' || time >= '21:30'
}

/** The next instant outside the quiet hours, which is `at` itself by day. */
export function afterQuiet(at: Date): Date {
  if (!isQuiet(at)) return at
  const day = dayOf(at)
  return instantOf(timeOf(at) < '07:30' ? day : addDays(day, 1), '07:30')
}

/** The first minute after the quiet hours, when everything is said that belongs into a digest. */
export const digestTime = '07:30'

/** When a day's digests go out, and so the moment of everything that belongs into them. */
export function morningOf(day: Day): Date {
  return instantOf(day, digestTime)
}

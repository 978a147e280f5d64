const zone = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `2018-02-06` in the village's time zone. */
export const dayOf = (at: Date) => parts.format(at).slice(0, 10)

/** `08:00` in the village's time zone. */
export const minuteOf = (at: Date) => parts.format(at).slice(12, 17)

export const secondOf = (at: Date) => parts.format(at).slice(12, 20)

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

export function weekdayOf(day: string): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

export function monthDayOf(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

export function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** As short as a chat list wants it: `08:00`, `昨天`, `2月6日`, `2017年3月7日`. */
export function shortTime(at: string, now: Date): string {
  const then = new Date(at)
  const [day, today] = [dayOf(then), dayOf(now)]
  if (day === today) return minuteOf(then)
  if (day === dayAfter(today, -1)) return '昨天'
  if (day.slice(0, 4) === today.slice(0, 4)) return monthDayOf(day)
  return `${day.slice(0, 4)}年${monthDayOf(day)}`
}

/** The line between two days of a conversation. */
export function dayLine(day: string, now: Date): string {
  const today = dayOf(now)
  if (day === today) return '今天'
  if (day === dayAfter(today, -1)) return '昨天'
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : `${day.slice(0, 4)}年`
  return `${year}${monthDayOf(day)} ${weekdayOf(day)}`
}

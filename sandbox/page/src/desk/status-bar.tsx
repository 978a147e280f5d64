import { dayOf, minuteOf, monthDayOf, weekdayOf } from '../state/china-time.ts'
import { useNow } from '../state/now.ts'

/** The top line of a phone, with the sandbox's time and day. */
export function StatusBar() {
  const now = useNow()
  const day = dayOf(now)
  return (
    <div class="status-bar">
      <span class="status-time">{minuteOf(now)}</span>
      <span>{`${day.slice(0, 4)}年${monthDayOf(day)} ${weekdayOf(day)}`}</span>
    </div>
  )
}

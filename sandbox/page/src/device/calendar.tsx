import { useState } from 'preact/hooks'
import { dayAfter, dayOf } from '../state/china-time.ts'
import { useSandbox } from '../state/world.tsx'
import { Icon } from './icon.tsx'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const shownDays = 42

function monthAfter(month: string, steps: number): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + steps)
  return at.toISOString().slice(0, 7)
}

/** The Monday on or before the first of the month. */
function firstShown(month: string): string {
  const first = `${month}-01`
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay()
  return dayAfter(first, -((weekday + 6) % 7))
}

/** A month to pick a day from; opens on the chosen day or the sandbox's today. */
export function Calendar(props: { day: string; onPick: (day: string) => void }) {
  const { now } = useSandbox()
  const today = dayOf(now())
  const [month, setMonth] = useState((props.day || today).slice(0, 7))
  const first = firstShown(month)
  const days = Array.from({ length: shownDays }, (_, index) => dayAfter(first, index))
  return (
    <div class="calendar">
      <div class="calendar-head">
        <button type="button" aria-label="上个月" onClick={() => setMonth(monthAfter(month, -1))}>
          <Icon name="back" size={16} />
        </button>
        <span aria-live="polite">{`${month.slice(0, 4)}年${Number(month.slice(5))}月`}</span>
        <button type="button" aria-label="下个月" onClick={() => setMonth(monthAfter(month, 1))}>
          <Icon name="right" size={16} />
        </button>
      </div>
      <div class="calendar-grid">
        {weekdays.map((name) => (
          <span class="calendar-weekday" key={name}>
            {name}
          </span>
        ))}
        {days.map((day) => (
          <button
            type="button"
            key={day}
            class={dayClasses(day, month, today)}
            aria-label={day}
            aria-pressed={day === props.day}
            onClick={() => props.onPick(day)}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
    </div>
  )
}

function dayClasses(day: string, month: string, today: string): string {
  const outside = day.startsWith(month) ? '' : 'calendar-outside'
  return `calendar-day ${outside} ${day === today ? 'calendar-today' : ''}`
}

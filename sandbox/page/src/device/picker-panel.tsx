import { Calendar } from './calendar.tsx'

interface PickerPanelProps {
  /** `2018-02-22`, `09:30`, or both with a blank between; empty when nothing is chosen. */
  value: string
  withDay: boolean
  withTime: boolean
  onChange: (value: string) => void
  onDone: () => void
}

const startOfWork = '09:00'

/** A calendar, a time of day, or both; what pickers in cards and the world's clock show. */
export function PickerPanel(props: PickerPanelProps) {
  const { value, withDay, withTime } = props
  const day = withDay ? value.slice(0, 10) : ''
  const time = withTime ? value.slice(withDay ? 11 : 0) : ''
  const give = (nextDay: string, nextTime: string) => {
    const parts = [withDay && nextDay, withTime && (nextTime || startOfWork)]
    props.onChange(parts.filter(Boolean).join(' '))
  }
  return (
    <div class="picker-panel">
      {withDay && (
        <Calendar
          day={day}
          onPick={(picked) => {
            give(picked, time)
            if (!withTime) props.onDone()
          }}
        />
      )}
      {withTime && (
        <TimeOfDay time={time} disabled={withDay && !day} onChange={(next) => give(day, next)} />
      )}
      <div class="picker-foot">
        <button type="button" class="text-button" onClick={() => props.onChange('')}>
          清除
        </button>
        <button type="button" class="btn btn-primary_filled btn-small" onClick={props.onDone}>
          确定
        </button>
      </div>
    </div>
  )
}

const twoDigits = (count: number, step = 1) =>
  Array.from({ length: count / step }, (_, index) => String(index * step).padStart(2, '0'))
const hours = twoDigits(24)
const fiveMinutes = twoDigits(60, 5)

function TimeOfDay(props: { time: string; disabled: boolean; onChange: (time: string) => void }) {
  const [hour = '', minute = ''] = props.time.split(':')
  const minutes = minute && !fiveMinutes.includes(minute) ? [minute, ...fiveMinutes] : fiveMinutes
  return (
    <div class="picker-time">
      <span>时间</span>
      <Digits
        label="时"
        value={hour}
        choices={hours}
        disabled={props.disabled}
        onChange={(next) => props.onChange(`${next}:${minute || '00'}`)}
      />
      <span aria-hidden="true">:</span>
      <Digits
        label="分"
        value={minute}
        choices={minutes.toSorted((a, b) => a.localeCompare(b))}
        disabled={props.disabled}
        onChange={(next) => props.onChange(`${hour || startOfWork.slice(0, 2)}:${next}`)}
      />
    </div>
  )
}

function Digits(props: {
  label: string
  value: string
  choices: readonly string[]
  disabled: boolean
  onChange: (value: string) => void
}) {
  return (
    <select
      aria-label={props.label}
      value={props.value}
      disabled={props.disabled}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      {!props.value && <option value="">--</option>}
      {props.choices.map((choice) => (
        <option value={choice} key={choice}>
          {choice}
        </option>
      ))}
    </select>
  )
}

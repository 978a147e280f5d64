import { setClock } from '../api/client.ts'
import { dayOf, monthDayOf, secondOf, weekdayOf } from '../state/china-time.ts'
import { useNow } from '../state/now.ts'
import { GoTo } from './go-to.tsx'
import { OrderButton } from './order-button.tsx'
import { useOrder } from './use-order.ts'

const steps = [
  ['+1 小时', 'PT1H'],
  ['+1 天', 'P1D'],
  ['+1 周', 'P7D'],
] as const

export function ClockSection() {
  const now = useNow()
  const day = dayOf(now)
  const { busy, give } = useOrder()
  return (
    <section>
      <h3>时间</h3>
      <p class="world-clock">
        <span class="world-time">{secondOf(now)}</span>
        <span>{`${day.slice(0, 4)}年${monthDayOf(day)} ${weekdayOf(day)}`}</span>
      </p>
      <div class="world-buttons">
        {steps.map(([label, advance]) => (
          <OrderButton
            key={label}
            label={label}
            busy={busy}
            onPress={() => give(label, () => setClock({ advance }), `时间已前进${label.slice(1)}`)}
          />
        ))}
      </div>
      <GoTo
        disabled={busy !== ''}
        onGo={(to) => give('前往', () => setClock({ to }), '时间已到')}
      />
    </section>
  )
}

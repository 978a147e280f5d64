import { restartBot } from '../api/client.ts'
import { OrderButton } from './order-button.tsx'
import { useOrder } from './use-order.ts'

export function BotSection() {
  const { busy, give } = useOrder()
  return (
    <section>
      <h3>机器人</h3>
      <div class="world-buttons">
        <OrderButton
          label="重启"
          busy={busy}
          onPress={() => give('重启', () => restartBot(false), '机器人已重启')}
        />
        <OrderButton
          label="断电重启"
          busy={busy}
          look="danger"
          onPress={() => give('断电重启', () => restartBot(true), '机器人已断电重启')}
        />
      </div>
    </section>
  )
}

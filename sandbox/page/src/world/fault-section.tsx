import { setFaults } from '../api/client.ts'
import type { Faults } from '../api/types.ts'
import { OrderButton } from './order-button.tsx'
import { useOrder } from './use-order.ts'

const sending = '/open-apis/im/v1/messages'

const faults: readonly (readonly [string, string, Faults])[] = [
  ['重复推送', '下一个事件送到两次', { duplicateNextEvents: 1 }],
  [
    '发送失败',
    '接下来两次发消息，平台回答出错',
    { failNext: { path: sending, times: 2, status: 500, code: 2200 } },
  ],
  [
    '触发限流',
    '接下来三次发消息，平台回答太频繁',
    { failNext: { path: sending, times: 3, status: 429, code: 99991400 } },
  ],
  [
    '回答丢失',
    '下一条消息发出去了，机器人却收不到回答',
    { loseAnswerOfNext: { path: sending, times: 1 } },
  ],
  ['网络变慢', '每次调用慢 2 秒', { slowMs: 2000 }],
  ['恢复网速', '调用不再变慢', { slowMs: 0 }],
  ['令牌失效', '机器人手里的令牌作废', { expireToken: true }],
  ['断开连接', '长连接断一次', { dropConnection: true }],
]

export function FaultSection() {
  const { busy, give } = useOrder()
  return (
    <section>
      <h3>故障</h3>
      <ul class="fault-list">
        {faults.map(([label, effect, fault]) => (
          <li key={label}>
            <span class="fault-effect">{effect}</span>
            <OrderButton
              label={label}
              busy={busy}
              onPress={() => give(label, () => setFaults(fault), `${label}：已设置`)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

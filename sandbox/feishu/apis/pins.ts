import { z } from 'zod'
import type { Feishu, Pin } from '../feishu.ts'
import { fieldsOf, success, type Api } from '../gateway.ts'
import { refused } from '../refusal.ts'
import { slidingWindow } from '../sliding-window.ts'
import { readableMessage } from './messages.ts'

const pinning = z.object({ message_id: z.string() })
const inChat = z.object({ chat_id: z.string() })

/** Pinning messages to the top of a chat. */
export function pinApis(feishu: Feishu): Api[] {
  const perMessage = slidingWindow(5, 1000)
  return [
    {
      method: 'POST',
      path: '/im/v1/pins',
      run: ({ body }) => {
        const { message_id } = fieldsOf(pinning, body)
        const { chatId } = readableMessage(feishu, message_id)
        if (perMessage.admit(message_id, feishu.clock.monotonicMs()) > 0) throw refused(230020)
        const known = feishu.state.pins.get(message_id)
        const createdMs = feishu.clock.now().getTime()
        const pin = known ?? { messageId: message_id, chatId, createdMs }
        feishu.state.pins.set(message_id, pin)
        feishu.changed()
        return success({ pin: onTheWire(feishu, pin) })
      },
    },
    {
      method: 'DELETE',
      path: '/im/v1/pins/:message_id',
      run: ({ params }) => {
        feishu.state.pins.delete(params['message_id'] ?? '')
        feishu.changed()
        return success()
      },
    },
    {
      method: 'GET',
      path: '/im/v1/pins',
      run: ({ query }) => {
        const { chat_id } = fieldsOf(inChat, query)
        const pins = [...feishu.state.pins.values()].filter((pin) => pin.chatId === chat_id)
        return success({ items: pins.map((pin) => onTheWire(feishu, pin)), has_more: false })
      },
    },
  ]
}

function onTheWire(feishu: Feishu, pin: Pin): object {
  return {
    message_id: pin.messageId,
    chat_id: pin.chatId,
    operator_id: feishu.app.appId,
    operator_id_type: 'app_id',
    create_time: String(pin.createdMs),
  }
}

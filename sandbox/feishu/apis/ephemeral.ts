import { z } from 'zod'
import { assertMaySpeak, openBotMessages, ownMessage } from '../bot-messages.ts'
import type { Feishu } from '../feishu.ts'
import { fieldsOf, success, type Api } from '../gateway.ts'
import { PlatformRefusal, refused } from '../refusal.ts'

const sending = z.object({
  chat_id: z.string(),
  open_id: z.string(),
  msg_type: z.literal('interactive'),
  card: z.record(z.string(), z.unknown()),
})
const deleting = z.object({ message_id: z.string() })

/** Cards in a group that one person alone sees. */
export function ephemeralApis(feishu: Feishu): Api[] {
  const messages = openBotMessages(feishu, 40)
  return [
    {
      method: 'POST',
      path: '/ephemeral/v1/send',
      run: ({ body }) => {
        const fields = fieldsOf(sending, body)
        const chat = feishu.state.chats.get(fields.chat_id)
        if (chat?.type !== 'group') throw refused(230034)
        assertMaySpeak(feishu, chat)
        if (!chat.memberIds.includes(fields.open_id)) throw refused(230013)
        const content = JSON.stringify(fields.card)
        const draft = { type: 'interactive', content, onlyFor: fields.open_id } as const
        return success({ message_id: messages.send(chat, draft).messageId }, 'ok')
      },
    },
    {
      method: 'POST',
      path: '/ephemeral/v1/delete',
      run: ({ body }) => {
        const { message_id } = fieldsOf(deleting, body)
        const message = feishu.state.messages.get(message_id)
        if (!message?.onlyFor || message.isRecalled) {
          throw new PlatformRefusal(18051, 'the message has been deleted')
        }
        ownMessage(feishu, message_id, 230012).isRecalled = true
        feishu.changed()
        return success({}, 'ok')
      },
    },
  ]
}

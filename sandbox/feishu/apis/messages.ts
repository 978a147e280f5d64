import { z } from 'zod'
import { assertMaySpeak, chatToWriteTo, openBotMessages, ownMessage } from '../bot-messages.ts'
import type { BotMessages } from '../bot-messages.ts'
import type { Feishu, StoredMessage } from '../feishu.ts'
import { fieldsOf, success, type Api } from '../gateway.ts'
import { refused } from '../refusal.ts'

const messageType = z.enum(['text', 'post', 'interactive', 'file', 'image'])
const uuid = z.string().max(50).optional()
const sending = z.object({
  receive_id: z.string(),
  msg_type: messageType,
  content: z.string(),
  uuid,
})
const replying = z.object({
  msg_type: messageType,
  content: z.string(),
  uuid,
  reply_in_thread: z.boolean().optional(),
})
const receiver = z.object({ receive_id_type: z.enum(['open_id', 'union_id', 'chat_id']) })
const patching = z.strictObject({ content: z.string() })
const editing = z.object({ msg_type: messageType, content: z.string() })
const urgentTo = z.object({ user_id_list: z.array(z.string()).min(1).max(200) })

/** Sending, changing, recalling and reading messages. */
export function messageApis(feishu: Feishu): Api[] {
  const messages = openBotMessages(feishu)
  return [
    ...sendingApis(feishu, messages),
    ...changingApis(feishu, messages),
    {
      method: 'GET',
      path: '/im/v1/messages/:message_id',
      run: ({ params }) => {
        const message = readableMessage(feishu, params['message_id'])
        return success({ items: [onTheWire(feishu, message)] })
      },
    },
    ...(['app', 'sms', 'phone'] as const).map((by) => urgentApi(feishu, by)),
  ]
}

function sendingApis(feishu: Feishu, messages: BotMessages): Api[] {
  return [
    {
      method: 'POST',
      path: '/im/v1/messages',
      run: ({ query, body }) => {
        const { receive_id_type } = fieldsOf(receiver, query)
        const fields = fieldsOf(sending, body)
        const chat = chatToWriteTo(feishu, receive_id_type, fields.receive_id)
        const draft = { type: fields.msg_type, content: fields.content, uuid: fields.uuid }
        return success(onTheWire(feishu, messages.send(chat, draft)))
      },
    },
    {
      method: 'POST',
      path: '/im/v1/messages/:message_id/reply',
      run: ({ params, body }) => {
        const fields = fieldsOf(replying, body)
        const original = readableMessage(feishu, params['message_id'])
        const chat = chatOf(feishu, original)
        assertMaySpeak(feishu, chat)
        const draft = { type: fields.msg_type, content: fields.content, uuid: fields.uuid }
        const sent = messages.send(chat, { ...draft, repliesTo: original.messageId })
        return success(onTheWire(feishu, sent))
      },
    },
  ]
}

function changingApis(feishu: Feishu, messages: BotMessages): Api[] {
  return [
    {
      method: 'PATCH',
      path: '/im/v1/messages/:message_id',
      run: ({ params, body }) => {
        messages.updateCard(params['message_id'] ?? '', fieldsOf(patching, body).content)
        return success({}, 'ok')
      },
    },
    {
      method: 'PUT',
      path: '/im/v1/messages/:message_id',
      run: ({ params, body }) => {
        const fields = fieldsOf(editing, body)
        const id = params['message_id'] ?? ''
        const edited = messages.editText(id, fields.msg_type, fields.content)
        return success(onTheWire(feishu, edited))
      },
    },
    {
      method: 'DELETE',
      path: '/im/v1/messages/:message_id',
      run: ({ params }) => {
        messages.recall(params['message_id'] ?? '')
        return success()
      },
    },
  ]
}

function urgentApi(feishu: Feishu, by: 'app' | 'sms' | 'phone'): Api {
  return {
    method: 'PATCH',
    path: `/im/v1/messages/:message_id/urgent_${by}`,
    run: ({ params, body }) => {
      const message = ownMessage(feishu, params['message_id'] ?? '', 230012)
      const { user_id_list } = fieldsOf(urgentTo, body)
      const chat = chatOf(feishu, message)
      const reached = user_id_list.filter((openId) => chat.memberIds.includes(openId))
      message.urgentFor = [...new Set([...message.urgentFor, ...reached])]
      feishu.changed()
      const missed = user_id_list.filter((openId) => !reached.includes(openId))
      return success({ invalid_user_id_list: missed })
    },
  }
}

/** A message in a chat the bot is in. */
export function readableMessage(feishu: Feishu, messageId = ''): StoredMessage {
  const message = feishu.state.messages.get(messageId)
  if (!message) throw refused(99992354)
  if (message.isRecalled) throw refused(230011)
  if (!chatOf(feishu, message).hasBot) throw refused(230002)
  return message
}

function chatOf(feishu: Feishu, message: StoredMessage) {
  const chat = feishu.state.chats.get(message.chatId)
  if (!chat) throw refused(230002)
  return chat
}

/** A message as answers of the message calls spell it. */
function onTheWire(feishu: Feishu, message: StoredMessage): object {
  const isOwn = message.from === feishu.app.botOpenId
  return {
    message_id: message.messageId,
    ...(message.repliesTo && { root_id: message.repliesTo, parent_id: message.repliesTo }),
    msg_type: message.type,
    create_time: String(message.createdMs),
    update_time: String(message.updatedMs ?? message.createdMs),
    deleted: message.isRecalled,
    updated: message.updatedMs !== undefined,
    chat_id: message.chatId,
    sender: {
      id: isOwn ? feishu.app.appId : message.from,
      id_type: isOwn ? 'app_id' : 'open_id',
      sender_type: isOwn ? 'app' : 'user',
      tenant_key: feishu.app.tenantKey,
    },
    body: { content: message.content },
  }
}

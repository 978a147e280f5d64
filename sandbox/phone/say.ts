import { idsOf, p2pChatOf, type Chat, type Feishu } from '../feishu/feishu.ts'
import type { MessageType, StoredMessage } from '../feishu/feishu.ts'
import { isImage } from '../feishu/image-start.ts'
import { SandboxError } from '../sandbox-error.ts'

/** The chat a person writes into: the given one, or the own thread with the bot. */
export function chatToSpeakIn(feishu: Feishu, openId: string, chatId?: string): Chat {
  if (chatId === undefined) return p2pChatOf(feishu, openId)
  const chat = feishu.state.chats.get(chatId)
  if (!chat) throw new SandboxError(`There is no chat ${chatId}.`, 404)
  if (!chat.memberIds.includes(openId)) throw new SandboxError('This person is not in that chat.')
  return chat
}

/** A person types something; in a group the bot hears it only when mentioned. */
export function say(
  feishu: Feishu,
  openId: string,
  said: { text: string; chatId?: string | undefined; mention?: boolean | undefined },
): StoredMessage {
  const chat = chatToSpeakIn(feishu, openId, said.chatId)
  const mentions = chat.type === 'group' && (said.mention ?? true)
  const text = mentions ? `@_user_1 ${said.text}` : said.text
  const message = keep(feishu, chat, openId, 'text', { text })
  if (chat.type === 'p2p' || mentions) tell(feishu, chat, message, mentions)
  return message
}

/** A person sends a file; in a group nobody can mention the bot with it. */
export function sendFile(
  feishu: Feishu,
  openId: string,
  sent: { fileName: string; bytes: Uint8Array; chatId?: string | undefined },
): StoredMessage {
  const chat = chatToSpeakIn(feishu, openId, sent.chatId)
  const key = feishu.newId('file_v3')
  const file = { key, name: sent.fileName, bytes: sent.bytes, from: openId }
  feishu.state.files.set(key, file)
  const content = { file_key: key, file_name: sent.fileName }
  const message = keep(feishu, chat, openId, 'file', content)
  if (chat.type === 'p2p') tell(feishu, chat, message, false)
  return message
}

/** A person sends a picture; the platform keeps it without a name. */
export function sendImage(
  feishu: Feishu,
  openId: string,
  sent: { bytes: Uint8Array; chatId?: string | undefined },
): StoredMessage {
  const { bytes } = sent
  if (!isImage(bytes)) throw new SandboxError('This is no picture.')
  const chat = chatToSpeakIn(feishu, openId, sent.chatId)
  const key = feishu.newId('img_v3')
  feishu.state.files.set(key, { key, name: 'image', bytes, from: openId })
  const message = keep(feishu, chat, openId, 'image', { image_key: key })
  if (chat.type === 'p2p') tell(feishu, chat, message, false)
  return message
}

function keep(
  feishu: Feishu,
  chat: Chat,
  openId: string,
  type: MessageType,
  content: object,
): StoredMessage {
  const message: StoredMessage = {
    messageId: feishu.newId('om'),
    chatId: chat.chatId,
    from: openId,
    createdMs: feishu.clock.now().getTime(),
    updatedMs: undefined,
    type,
    content: JSON.stringify(content),
    isRecalled: false,
    edits: 0,
    repliesTo: undefined,
    onlyFor: undefined,
    urgentFor: [],
  }
  feishu.state.messages.set(message.messageId, message)
  feishu.changed()
  return message
}

function tell(feishu: Feishu, chat: Chat, message: StoredMessage, mentions: boolean): void {
  if (!chat.hasBot) return
  const { app } = feishu
  const createTime = String(message.createdMs)
  feishu.publish('im.message.receive_v1', {
    sender: {
      sender_id: idsOf(message.from),
      sender_type: 'user',
      tenant_key: app.tenantKey,
    },
    message: {
      message_id: message.messageId,
      create_time: createTime,
      update_time: createTime,
      chat_id: chat.chatId,
      chat_type: chat.type,
      message_type: message.type,
      content: message.content,
      ...(mentions && {
        mentions: [
          {
            key: '@_user_1',
            id: { ...idsOf(app.botOpenId), user_id: '' },
            mentioned_type: 'bot',
            name: app.botName,
            tenant_key: app.tenantKey,
          },
        ],
      }),
    },
  })
}

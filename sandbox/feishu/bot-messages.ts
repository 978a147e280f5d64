import { checkContent } from './content.ts'
import { p2pChatOf, type Account, type Chat, type Feishu } from './feishu.ts'
import type { MessageType, StoredMessage } from './feishu.ts'
import { refused } from './refusal.ts'
import { slidingWindow } from './sliding-window.ts'

const onceMs = 60 * 60_000
const cardLifeMs = 14 * 24 * 60 * 60_000
const mostEdits = 20

interface Draft {
  type: MessageType
  content: string
  uuid?: string | undefined
  repliesTo?: string
  onlyFor?: string
}

/** What the bot does with messages, and how often it may. */
export interface BotMessages {
  /** Sends once per `uuid`; a repeat gives the first message. */
  send(chat: Chat, draft: Draft): StoredMessage
  updateCard(messageId: string, content: string): void
  editText(messageId: string, type: MessageType, content: string): StoredMessage
  recall(messageId: string): void
}

/** Refuses people the bot may not write to. */
function assertReachable(account: Account | undefined): asserts account is Account {
  if (!account) throw refused(99992351)
  if (account.hasResigned) throw refused(230029)
  if (!account.isAvailable) throw refused(230013)
  if (account.hasBlockedBot) throw refused(230053)
}

/** The chat a message goes to, if the bot may speak there. */
export function chatToWriteTo(feishu: Feishu, idType: string, id: string): Chat {
  if (idType !== 'chat_id') {
    const openId = idType === 'union_id' ? id.replace(/^on_/, 'ou_') : id
    assertReachable(feishu.state.accounts.get(openId))
    return p2pChatOf(feishu, openId)
  }
  const chat = feishu.state.chats.get(id)
  if (!chat) throw refused(230034)
  assertMaySpeak(feishu, chat)
  return chat
}

/** Refuses chats the bot may not write in. */
export function assertMaySpeak(feishu: Feishu, chat: Chat): void {
  if (chat.type === 'p2p') return assertReachable(accountIn(feishu, chat))
  if (!chat.hasBot) throw refused(230002)
  if (chat.isMuted) throw refused(230018)
}

function accountIn(feishu: Feishu, chat: Chat): Account | undefined {
  return feishu.state.accounts.get(chat.memberIds[0] ?? '')
}

/** A message the bot sent itself and that still stands. */
export function ownMessage(feishu: Feishu, messageId: string, otherwise: number): StoredMessage {
  const message = feishu.state.messages.get(messageId)
  if (!message) throw refused(99992354)
  if (message.from !== feishu.app.botOpenId) throw refused(otherwise)
  if (message.isRecalled) throw refused(230011)
  return message
}

/** `chatLimit` messages a second and chat, five changes a second and message. */
export function openBotMessages(feishu: Feishu, chatLimit = 5): BotMessages {
  const perChat = slidingWindow(chatLimit, 1000)
  const perMessage = slidingWindow(5, 1000)
  const nowMs = () => feishu.clock.now().getTime()
  const admit = (window: typeof perChat, key: string) => {
    if (window.admit(key, feishu.clock.monotonicMs()) > 0) throw refused(230020)
  }

  return {
    send(chat, draft) {
      admit(perChat, chat.chatId)
      const earlier = draft.uuid === undefined ? undefined : sentWith(feishu, draft.uuid)
      if (earlier) return earlier
      checkContent(feishu, draft.type, draft.content)
      const message = newMessage(feishu, chat, draft)
      feishu.state.messages.set(message.messageId, message)
      if (draft.uuid !== undefined) {
        const sent = { messageId: message.messageId, atMs: nowMs() }
        feishu.state.sentOnce.set(draft.uuid, sent)
      }
      feishu.changed()
      return message
    },
    updateCard(messageId, content) {
      const message = ownMessage(feishu, messageId, 230001)
      if (message.type !== 'interactive' || message.onlyFor) throw refused(230054)
      if (nowMs() - message.createdMs > cardLifeMs) throw refused(230031)
      admit(perMessage, messageId)
      checkContent(feishu, 'interactive', content)
      rewrite(feishu, message, content)
    },
    editText(messageId, type, content) {
      const message = ownMessage(feishu, messageId, 230001)
      if (type !== message.type || (type !== 'text' && type !== 'post')) throw refused(230001)
      if (message.edits >= mostEdits) throw refused(230072)
      checkContent(feishu, type, content)
      message.edits += 1
      rewrite(feishu, message, content)
      return message
    },
    recall(messageId) {
      const message = ownMessage(feishu, messageId, 230026)
      message.isRecalled = true
      feishu.changed()
    },
  }
}

/** Puts new content into a message everybody sees. */
export function rewrite(feishu: Feishu, message: StoredMessage, content: string): void {
  message.content = content
  message.updatedMs = feishu.clock.now().getTime()
  feishu.changed()
}

function sentWith(feishu: Feishu, uuid: string): StoredMessage | undefined {
  const sent = feishu.state.sentOnce.get(uuid)
  if (!sent || feishu.clock.now().getTime() - sent.atMs > onceMs) return undefined
  return feishu.state.messages.get(sent.messageId)
}

function newMessage(feishu: Feishu, chat: Chat, draft: Draft): StoredMessage {
  return {
    messageId: feishu.newId('om'),
    chatId: chat.chatId,
    from: feishu.app.botOpenId,
    createdMs: feishu.clock.now().getTime(),
    updatedMs: undefined,
    type: draft.type,
    content: draft.content,
    isRecalled: false,
    edits: 0,
    repliesTo: draft.repliesTo,
    onlyFor: draft.onlyFor,
    urgentFor: [],
  }
}

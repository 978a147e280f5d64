import type { Chat, Message, World } from '../api/types.ts'

/** A chat as one person has it in their list. */
export interface Conversation {
  /** The chat's id, or `bot` for the thread with the bot before the first word in it. */
  key: string
  chat: Chat | undefined
  isGroup: boolean
  title: string
  messages: readonly Message[]
  last: Message | undefined
}

export const botKey = 'bot'

/** This person's chats, the one with the newest message first, the bot's thread always there. */
export function conversationsOf(
  world: World,
  openId: string,
  messages: readonly Message[],
): Conversation[] {
  const byChat = Map.groupBy(messages, (message) => message.chatId)
  const mine = world.chats.filter(
    (chat) => chat.memberIds.includes(openId) || byChat.has(chat.chatId),
  )
  const list = mine.map((chat) => conversationOf(world, chat, byChat.get(chat.chatId) ?? []))
  if (!list.some((one) => !one.isGroup)) list.push(withBot(world))
  return list.toSorted((a, b) => (b.last?.at ?? '').localeCompare(a.last?.at ?? ''))
}

function conversationOf(world: World, chat: Chat, messages: readonly Message[]): Conversation {
  const isGroup = chat.type === 'group'
  const title = isGroup ? chat.name : world.bot.name
  return { key: chat.chatId, chat, isGroup, title, messages, last: messages.at(-1) }
}

function withBot(world: World): Conversation {
  const title = world.bot.name
  return { key: botKey, chat: undefined, isGroup: false, title, messages: [], last: undefined }
}

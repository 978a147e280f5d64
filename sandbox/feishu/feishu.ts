import type { Clock } from '../clock.ts'

export interface AppIdentity {
  appId: string
  appSecret: string
  encryptKey: string
  verificationToken: string
  botOpenId: string
  botName: string
  tenantKey: string
}

export interface Account {
  openId: string
  name: string
  /** Within the range of people the app is offered to. */
  isAvailable: boolean
  hasResigned: boolean
  hasBlockedBot: boolean
}

export interface Chat {
  chatId: string
  type: 'group' | 'p2p'
  name: string
  ownerOpenId: string | undefined
  memberIds: string[]
  hasBot: boolean
  /** Only administrators may speak. */
  isMuted: boolean
}

export type MessageType = 'text' | 'post' | 'interactive' | 'file' | 'image'

export interface StoredMessage {
  messageId: string
  chatId: string
  /** A person's open_id, or the bot's. */
  from: string
  createdMs: number
  updatedMs: number | undefined
  type: MessageType
  /** JSON text, as the wire has it. */
  content: string
  isRecalled: boolean
  edits: number
  repliesTo: string | undefined
  /** Set when only this person sees it. */
  onlyFor: string | undefined
  urgentFor: string[]
}

export interface StoredFile {
  key: string
  name: string
  bytes: Uint8Array
  /** A person's open_id, or the bot's. */
  from: string
}

export interface Pin {
  messageId: string
  chatId: string
  createdMs: number
}

/** Everything the platform remembers; plain data, so that it can be kept between two runs. */
export interface FeishuState {
  accounts: Map<string, Account>
  chats: Map<string, Chat>
  messages: Map<string, StoredMessage>
  files: Map<string, StoredFile>
  pins: Map<string, Pin>
  /** `uuid` → what was sent with it. */
  sentOnce: Map<string, { messageId: string; atMs: number }>
}

/** The platform as its parts see it. */
export interface Feishu {
  readonly app: AppIdentity
  readonly clock: Clock
  readonly state: FeishuState
  /** A fresh id of a kind: `om`, `oc`, … */
  newId(prefix: string): string
  /** Tells the app about something that happened. */
  publish(eventType: string, event: object): void
  /** Tells whoever watches that something looks different now. */
  changed(): void
}

export function emptyState(): FeishuState {
  return {
    accounts: new Map(),
    chats: new Map(),
    messages: new Map(),
    files: new Map(),
    pins: new Map(),
    sentOnce: new Map(),
  }
}

/** The id pair events name a person by; `user_id` would need a scope of its own. */
export function idsOf(openId: string): { open_id: string; union_id: string } {
  return { open_id: openId, union_id: openId.replace(/^ou_/, 'on_') }
}

function findP2pChat(feishu: Feishu, openId: string): Chat | undefined {
  return [...feishu.state.chats.values()].find(
    (chat) => chat.type === 'p2p' && chat.memberIds.includes(openId),
  )
}

/** The thread of a person with the bot; it comes into being with the first word. */
export function p2pChatOf(feishu: Feishu, openId: string): Chat {
  const known = findP2pChat(feishu, openId)
  if (known) return known
  const chat: Chat = {
    chatId: feishu.newId('oc'),
    type: 'p2p',
    name: feishu.app.botName,
    ownerOpenId: undefined,
    memberIds: [openId],
    hasBot: true,
    isMuted: false,
  }
  feishu.state.chats.set(chat.chatId, chat)
  return chat
}

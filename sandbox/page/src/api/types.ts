export interface Person {
  openId: string
  memberId: string
  name: string
  account: boolean
}

export interface Chat {
  chatId: string
  name: string
  type: 'group' | 'p2p'
  /** People only. */
  memberIds: string[]
  hasBot?: boolean
}

export interface MenuEntry {
  key: string
  name: string
}

export interface World {
  now: string
  bot: { openId: string; name: string; menu?: MenuEntry[] }
  people: Person[]
  chats: Chat[]
}

/** One component of a card. What a property holds is read with care: the card is foreign data. */
export interface CardElement {
  tag: string
  [property: string]: unknown
}

export interface CardJson {
  schema?: string
  config?: Record<string, unknown>
  header?: Record<string, unknown>
  body?: Record<string, unknown>
}

export interface Message {
  messageId: string
  chatId: string
  from: string
  at: string
  updatedAt?: string
  type: 'text' | 'post' | 'card' | 'file' | 'image'
  text?: string
  card?: CardJson
  fileKey?: string
  fileName?: string
  urgent?: boolean
}

export type FormValue = string | string[] | boolean
export type FormValues = Record<string, FormValue>

export interface Click {
  messageId: string
  button: string
  /** Which of several buttons with the same text, when it has no name of its own. */
  nth?: number
  form?: FormValues
  /** The choice, tick or text of a component that answers by itself, outside of a form. */
  option?: string
  checked?: boolean
  input?: string
}

export interface ToastMessage {
  type: string
  content: string
}

export interface ClickAnswer {
  toast?: ToastMessage
  card?: CardJson
  error?: { code: number; message: string }
}

export interface GalleryCard {
  name: string
  state: string
  card: CardJson
}

export interface FailingCall {
  path: string
  times: number
}

export interface Faults {
  duplicateNextEvents?: number
  failNext?: FailingCall & { status: number; code: number }
  slowMs?: number
  expireToken?: true
  dropConnection?: true
  loseAnswerOfNext?: FailingCall
}

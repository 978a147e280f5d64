import type { CardJson } from '../../cards/kit/card.ts'

interface Arrival {
  /** Feishu's event id; for messages the message id, which is what the platform promises once. */
  onceId: string
  /** When the platform says it happened. */
  at: Date
}

/** A file or a picture, as the platform keeps it with its message; a picture has no name. */
export interface SentFile {
  type: 'file' | 'image'
  fileKey: string
  fileName: string
}

export interface InboundMessage extends Arrival {
  kind: 'message'
  messageId: string
  chatId: string
  chatType: 'group' | 'p2p'
  openId: string
  /** The text without the mention of the bot; empty for files and pictures. */
  text: string
  mentionsBot: boolean
  file?: SentFile
}

export interface InboundPress extends Arrival {
  kind: 'press'
  openId: string
  chatId: string
  messageId: string
  /** What the button carried: attacker-chosen until looked up. */
  value: Record<string, unknown>
  /** What the form held: attacker-chosen. */
  form: Record<string, unknown>
}

export interface InboundBotMembership extends Arrival {
  kind: 'botAdded' | 'botRemoved'
  chatId: string
  chatName: string
  openId: string
}

export interface InboundPeople extends Arrival {
  kind: 'peopleJoined' | 'peopleLeft'
  chatId: string
  people: { openId: string; name: string }[]
}

export interface InboundMenu extends Arrival {
  kind: 'menu'
  openId: string
  key: string
}

export interface InboundChatEntered extends Arrival {
  kind: 'chatEntered'
  openId: string
  chatId: string
}

/** One thing that reached the bot, whichever way it came in. */
export type Inbound =
  | InboundMessage
  | InboundPress
  | InboundBotMembership
  | InboundPeople
  | InboundMenu
  | InboundChatEntered

export type ToastKind = 'success' | 'info' | 'warning' | 'error'

/** What goes back to the person who pressed; empty for everything that is not a press. */
export interface InboundReply {
  toast?: { type: ToastKind; content: string }
  card?: CardJson
}

/**
 * Takes one verified arrival and answers after its transaction has committed. Rejects only for
 * faults (never for refusals); an event is then answered 500 so that the platform pushes it again.
 */
export type Receive = (inbound: Inbound) => Promise<InboundReply>

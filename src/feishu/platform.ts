import type { CardJson } from '../../cards/kit/card.ts'

export type Recipient = { chatId: string } | { openId: string }

/** What the bot asks of the platform. Every call throws `DeliveryError` and nothing else. */
export interface Platform {
  /** Sends a card once per `uuid` (within an hour); gives the ids of the message. */
  sendCard(
    to: Recipient,
    card: CardJson,
    uuid: string,
  ): Promise<{ messageId: string; chatId: string }>
  /** Uploads and sends a file; the upload may repeat, the message does not. */
  sendFile(
    to: Recipient,
    file: { name: string; bytes: Uint8Array },
    uuid: string,
  ): Promise<{ messageId: string; chatId: string }>
  /** Replaces a card the bot sent at most 14 days ago. */
  updateCard(messageId: string, card: CardJson): Promise<void>
  /** All people (never bots) in a chat. */
  listChatMembers(chatId: string): Promise<{ openId: string; name: string }[]>
  getChat(chatId: string): Promise<{ name: string; ownerOpenId?: string }>
  /** The bot's own open_id, asked once. */
  getBotOpenId(): Promise<string>
  /** The bytes of a table a person sent to the bot; at most 5 MB. */
  downloadFile(messageId: string, fileKey: string): Promise<Uint8Array>
  /** The bytes of whatever a person sent to the bot, up to what it may send on (30 MB). */
  downloadSent(
    messageId: string,
    file: { type: 'file' | 'image'; fileKey: string },
  ): Promise<Uint8Array>
}

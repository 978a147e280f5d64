import type { CardElement, CardJson } from '../../cards/kit/card.ts'
import { checkCard } from '../../cards/kit/schema.ts'
import type { Platform, Recipient } from '../../src/feishu/platform.ts'

export interface FakeMessage {
  messageId: string
  chatId: string
  /** For a private thread: whose it is. */
  openId?: string
  at: Date
  card?: CardJson
  /** How the card looked before, newest last: what a phone that has not refreshed still shows. */
  earlier: CardJson[]
  file?: { name: string; bytes: Uint8Array }
}

export interface FakeChat {
  chatId: string
  name: string
  ownerOpenId: string
  members: { openId: string; name: string }[]
}

/** What stands on the far side of the wire: chats, their members and what was posted there. */
export class FakePlatform implements Platform {
  readonly messages: FakeMessage[] = []
  readonly chats: Map<string, FakeChat>
  readonly files = new Map<string, Uint8Array>()
  /** Set to make the next calls fail. */
  failNext: Error[] = []
  private readonly now: () => Date

  constructor(chats: readonly FakeChat[], now: () => Date) {
    this.chats = new Map(chats.map((chat) => [chat.chatId, chat]))
    this.now = now
  }

  async sendCard(to: Recipient, card: CardJson, uuid: string) {
    return await this.post(to, uuid, { card: checked(card) })
  }

  async sendFile(to: Recipient, file: { name: string; bytes: Uint8Array }, uuid: string) {
    return await this.post(to, uuid, { file })
  }

  async updateCard(messageId: string, card: CardJson): Promise<void> {
    await this.maybeFail()
    this.replace(messageId, checked(card))
  }

  async listChatMembers(chatId: string) {
    await this.maybeFail()
    return [...(this.chats.get(chatId)?.members ?? [])]
  }

  async getChat(chatId: string) {
    await this.maybeFail()
    const chat = this.chats.get(chatId)
    return { name: chat?.name ?? '', ...(chat && { ownerOpenId: chat.ownerOpenId }) }
  }

  async getBotOpenId() {
    return await Promise.resolve('ou_bot')
  }

  async downloadFile(_messageId: string, fileKey: string) {
    await this.maybeFail()
    return this.files.get(fileKey) ?? new Uint8Array()
  }

  async downloadSent(messageId: string, { fileKey }: { fileKey: string }) {
    return await this.downloadFile(messageId, fileKey)
  }

  /** The card a press answered with takes the place of the old one, for everybody. */
  replace(messageId: string, card: CardJson): void {
    const message = this.messages.find((one) => one.messageId === messageId)
    if (!message?.card) return
    message.earlier.push(message.card)
    message.card = card
  }

  private async post(to: Recipient, uuid: string, content: Partial<FakeMessage>) {
    await this.maybeFail()
    const messageId = `om_${uuid}`
    const chatId = 'chatId' in to ? to.chatId : `oc_p2p_${to.openId}`
    if (!this.messages.some((one) => one.messageId === messageId)) {
      const owner = 'openId' in to ? { openId: to.openId } : {}
      this.messages.push({ messageId, chatId, ...owner, at: this.now(), earlier: [], ...content })
    }
    return { messageId, chatId }
  }

  private async maybeFail(): Promise<void> {
    const error = this.failNext.shift()
    if (error) throw error
    await Promise.resolve()
  }
}

function checked(card: CardJson): CardJson {
  const faults = checkCard(card)
  if (faults.length > 0)
    throw new Error(`the platform would refuse this card: ${faults.join('; ')}`)
  return structuredClone(card)
}

/** All elements of a card in reading order, with the form that holds them. */
export function elementsOf(
  card: CardJson,
): { element: CardElement; form: CardElement | undefined }[] {
  const found: { element: CardElement; form: CardElement | undefined }[] = []
  const walk = (elements: unknown, form: CardElement | undefined) => {
    if (!Array.isArray(elements)) return
    for (const element of elements as CardElement[]) {
      found.push({ element, form })
      const inside = element.tag === 'form' ? element : form
      walk(element['elements'], inside)
      walk(element['columns'], inside)
    }
  }
  walk(card.body.elements, undefined)
  return found
}

/** What a person reads on a card: every text in order, markup and entities resolved roughly. */
export function textOf(card: CardJson): string {
  const texts: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk)
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'behaviors' || name === 'config') continue
      if (name === 'content' && typeof inner === 'string') texts.push(readable(inner))
      else if (name === 'rows') texts.push(JSON.stringify(inner))
      else walk(inner)
    }
  }
  walk([card.header, card.body])
  return texts.join('\n')
}

function readable(markup: string): string {
  return markup
    .replaceAll(/<\/?(font|text_tag)[^>]*>/g, '')
    .replaceAll('**', '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
}

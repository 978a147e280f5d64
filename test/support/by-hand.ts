import { encrypt, sign } from '../../sandbox/feishu/webhook.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import type { Wire } from './wire.ts'
import type { BotInside } from './bot-inside.ts'
import { accountOf } from './wire-village.ts'

export interface Request {
  body: string
  headers: Record<string, string>
}

export interface Answered {
  status: number
  body: string
}

interface Seal {
  encryptKey?: string
  /** How many seconds ago it was signed. */
  agoSeconds?: number
}

interface Head {
  event_id?: string
  token?: string
  app_id?: string
  create_time?: string
}

interface Pressed {
  openId: string
  messageId: string
  chatId: string
  value: Record<string, unknown>
  form?: Record<string, unknown>
  head?: Head
}

/**
 * Requests to the bot's webhook as nobody but Feishu, or somebody pretending to be it, makes them.
 */
export class ByHand {
  private readonly wire: Wire<BotInside>

  constructor(wire: Wire<BotInside>) {
    this.wire = wire
  }

  get now(): number {
    return this.wire.sandbox.clock.now().getTime()
  }

  envelope(type: string, event: object, head: Head = {}): object {
    const { verificationToken: token, appId: app_id, tenantKey: tenant_key } = this.wire.sandbox.app
    const create_time = String(this.now)
    const event_id = `hand_${randomUUID()}`
    const header = { event_id, event_type: type, token, app_id, tenant_key, create_time, ...head }
    return { schema: '2.0', header, event }
  }

  /** Encrypts and signs it. */
  sealed(envelope: object, { encryptKey, agoSeconds = 0 }: Seal = {}): Request {
    const key = encryptKey ?? this.wire.sandbox.app.encryptKey
    const body = JSON.stringify({
      encrypt: encrypt(JSON.stringify(envelope), key, randomBytes(16)),
    })
    return this.signed(body, { encryptKey: key, agoSeconds })
  }

  /** Signs a body as it stands. */
  signed(body: string, { encryptKey, agoSeconds = 0 }: Seal = {}): Request {
    const timestamp = String(Math.floor(this.now / 1000) - agoSeconds)
    const nonce = randomBytes(8).toString('hex')
    const key = encryptKey ?? this.wire.sandbox.app.encryptKey
    const headers = {
      'content-type': 'application/json',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': sign(timestamp, nonce, key, body),
    }
    return { body, headers }
  }

  async post({ body, headers }: Request): Promise<Answered> {
    const url = `${this.wire.bot.url}/webhook/event`
    const answer = await fetch(url, { method: 'POST', body, headers })
    return { status: answer.status, body: await answer.text() }
  }

  pressed({ openId, messageId, chatId, value, form, head }: Pressed): object {
    const event = {
      operator: { open_id: openId },
      action: { tag: 'button', value, ...(form && { form_value: form }) },
      host: 'im_message',
      context: { open_message_id: messageId, open_chat_id: chatId },
    }
    return this.envelope('card.action.trigger', event, head)
  }

  /** Sends a press and gives the toast, as the platform would show it. */
  async press(pressed: Pressed): Promise<string> {
    const { status, body } = await this.post(this.sealed(this.pressed(pressed)))
    if (status !== 200) throw new Error(`a press was answered ${status}`)
    return (JSON.parse(body) as { toast?: { content: string } }).toast?.content ?? ''
  }

  /** A button on the newest card of a person with these words: what it would take to press it. */
  buttonOf(code: string, words: string, label: string): Omit<Pressed, 'form' | 'head'> {
    const { messageId, chatId, card } = this.wire.cardOf(code, words)
    const value = valueUnder(card, label)
    if (!value) throw new Error(`no button ${label}`)
    return { openId: accountOf(code), messageId, chatId, value }
  }
}

function valueUnder(node: unknown, label: string): Record<string, unknown> | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  const { text, behaviors } = node as {
    text?: { content?: string }
    behaviors?: { value: Record<string, unknown> }[]
  }
  if (text?.content === label && behaviors?.[0]) return behaviors[0].value
  for (const inner of Object.values(node)) {
    const found = valueUnder(inner, label)
    if (found) return found
  }
  return undefined
}

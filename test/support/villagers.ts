import type { CardJson } from '../../cards/kit/card.ts'
import { elementsOf, textOf } from './fake-platform.ts'

interface WorldPerson {
  openId: string
  memberId: string
  name: string
  account: boolean
}

interface WorldChat {
  chatId: string
  type: 'group' | 'p2p'
}

export interface SeenMessage {
  messageId: string
  chatId: string
  at: string
  type: 'text' | 'post' | 'card' | 'file' | 'image'
  text?: string
  card?: CardJson
  fileName?: string
  fileKey?: string
}

export interface Pressed {
  toast?: { type: string; content: string }
  card?: CardJson
  error?: { code: number; message: string }
}

type Form = Record<string, string | string[] | boolean>

/** People of the sandbox, driven through its control API: by roster id, as a phone would. */
export class Villagers {
  private readonly url: string
  private people: WorldPerson[] = []
  private chats: WorldChat[] = []
  /** Every sentence anybody typed into a form. */
  readonly typed: string[] = []

  private constructor(url: string) {
    this.url = url
  }

  static async of(url: string): Promise<Villagers> {
    const villagers = new Villagers(url)
    const world = await villagers.get<{
      people: WorldPerson[]
      chats: WorldChat[]
    }>('/world')
    villagers.people = world.people
    villagers.chats = world.chats
    return villagers
  }

  person(memberId: string): WorldPerson {
    const found = this.people.find((one) => one.memberId === memberId)
    if (!found) throw new Error(`nobody is ${memberId}`)
    return found
  }

  /** The roster id of who is called so. */
  named(name: string): string {
    const found = this.people.find((one) => one.name === name && one.memberId.startsWith('M'))
    if (!found) throw new Error(`nobody is called ${name}`)
    return found.memberId
  }

  /** Everybody with an account, by roster id. */
  reachable(which: (memberId: string) => boolean): string[] {
    return this.people
      .filter((one) => one.account && which(one.memberId))
      .map((one) => one.memberId)
  }

  async say(memberId: string, text: string, chatId?: string): Promise<void> {
    await this.post(this.as(memberId, 'say'), { text, ...(chatId && { chatId }) })
  }

  async sendFile(memberId: string, fileName: string, bytes: Uint8Array | string): Promise<void> {
    const contentBase64 = Buffer.from(bytes).toString('base64')
    await this.post(this.as(memberId, 'send-file'), { fileName, contentBase64 })
  }

  /**
   * Presses the newest button with this text that the person sees; fails when the phone refuses.
   */
  async press(memberId: string, button: string, form?: Form, chatId?: string): Promise<string> {
    const message = await this.newest(
      memberId,
      chatId,
      ({ card }) => card !== undefined && hasButton(card, button),
    )
    if (!message) {
      throw new Error(`${memberId} sees no ${button}; last: ${await this.last(memberId)}`)
    }
    const pressed = await this.click(memberId, message.messageId, button, form)
    if (pressed.error) throw new Error(`${button}: ${pressed.error.code} ${pressed.error.message}`)
    return pressed.toast?.content ?? ''
  }

  /** The newest message of a kind: among the last few, and only if there is none among all. */
  private async newest(
    memberId: string,
    chatId: string | undefined,
    isMeant: (message: SeenMessage) => boolean,
  ): Promise<SeenMessage | undefined> {
    const few = (await this.seen(memberId, chatId, { newest: '6' })).findLast(isMeant)
    return few ?? (await this.seen(memberId, chatId)).findLast(isMeant)
  }

  click(memberId: string, messageId: string, button: string, form?: Form): Promise<Pressed> {
    this.typed.push(...sentencesIn(form))
    return this.post(this.as(memberId, 'click'), { messageId, button, ...(form && { form }) })
  }

  /** Presses the nth of several buttons with the same text on one card. */
  async clickNth(
    memberId: string,
    messageId: string,
    button: string,
    nth: number,
  ): Promise<Pressed> {
    return await this.post(this.as(memberId, 'click'), { messageId, button, nth })
  }

  async seen(
    memberId: string,
    chatId?: string,
    only: { since?: string; newest?: string } = {},
  ): Promise<SeenMessage[]> {
    const query = new URLSearchParams({ ...(chatId && { chatId }), ...only })
    const path = `${this.as(memberId, 'messages')}?${query.toString()}`
    return (await this.get<{ messages: SeenMessage[] }>(path)).messages
  }

  /** Values of the options with these labels, on the newest card that offers them all. */
  async options(memberId: string, labels: readonly string[], chatId?: string): Promise<string[]> {
    const few = await this.seen(memberId, chatId, { newest: '3' })
    const found = offeredOn(few, labels) ?? offeredOn(await this.seen(memberId, chatId), labels)
    if (found) return found
    throw new Error(`${memberId} is not offered ${labels.join(', ')}`)
  }

  async option(memberId: string, label: string, chatId?: string): Promise<string> {
    return (await this.options(memberId, [label], chatId))[0] ?? ''
  }

  /** What a chat (or everything the person sees) says, as text, oldest first. */
  async reads(memberId: string, chatId?: string): Promise<string> {
    return (await this.seen(memberId, chatId)).map(textOfMessage).join('\n\n')
  }

  /** The newest message in the person's own thread. */
  async last(memberId: string): Promise<string> {
    const message = await this.newestOwn(memberId, () => true)
    return message ? textOfMessage(message) : ''
  }

  /** The newest message of a kind in the person's own thread. */
  async newestOwn(
    memberId: string,
    isMeant: (message: SeenMessage) => boolean,
  ): Promise<SeenMessage | undefined> {
    const groups = this.groups()
    return await this.newest(
      memberId,
      undefined,
      (message) => !groups.has(message.chatId) && isMeant(message),
    )
  }

  async ownThread(memberId: string): Promise<SeenMessage[]> {
    const groups = this.groups()
    return (await this.seen(memberId)).filter((message) => !groups.has(message.chatId))
  }

  private groups(): Set<string> {
    return new Set(this.chats.filter(({ type }) => type === 'group').map((chat) => chat.chatId))
  }

  async now(): Promise<string> {
    return (await this.get<{ now: string }>('/world')).now
  }

  moveTo(to: string): Promise<{ now: string }> {
    return this.post('/clock', { to })
  }

  advance(duration: string): Promise<{ now: string }> {
    return this.post('/clock', { advance: duration })
  }

  faults(faults: Record<string, unknown>): Promise<unknown> {
    return this.post('/faults', faults)
  }

  restartBot(hard: boolean): Promise<unknown> {
    return this.post('/restart-bot', hard ? { hard } : {})
  }

  async calls(): Promise<{ method: string; path: string; status: number; code: number }[]> {
    return (
      await this.get<{ calls: { method: string; path: string; status: number; code: number }[] }>(
        '/calls',
      )
    ).calls
  }

  async rosterFile(): Promise<string> {
    return await (await fetch(`${this.url}/sandbox/api/roster.csv`)).text()
  }

  async file(fileKey: string): Promise<Uint8Array> {
    const answer = await fetch(`${this.url}/sandbox/api/files/${fileKey}`)
    return new Uint8Array(await answer.arrayBuffer())
  }

  private as(memberId: string, verb: string): string {
    return `/people/${this.person(memberId).openId}/${verb}`
  }

  private async get<T>(path: string): Promise<T> {
    return await this.ask<T>(await fetch(`${this.url}/sandbox/api${path}`), path)
  }

  private async post<T>(path: string, body: object): Promise<T> {
    const answer = await fetch(`${this.url}/sandbox/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return await this.ask<T>(answer, path)
  }

  private async ask<T>(answer: Response, path: string): Promise<T> {
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status} ${text}`)
    return JSON.parse(text) as T
  }
}

/** Values of the options with these labels, on the last of the cards that offers them all. */
function offeredOn(messages: SeenMessage[], labels: readonly string[]): string[] | undefined {
  for (const { card } of messages.toReversed()) {
    for (const { element } of card ? elementsOf(card) : []) {
      const offered = (element['options'] ?? []) as { text: { content: string }; value: string }[]
      const found = labels.map((label) => offered.find((one) => one.text.content === label)?.value)
      if (offered.length > 0 && found.every((value) => value !== undefined)) return found
    }
  }
  return undefined
}

/** Lines in which enough is said to be recognized elsewhere. */
function sentencesIn(form: Form = {}): string[] {
  const texts = Object.values(form).filter((value) => typeof value === 'string')
  const lines = texts.flatMap((text) => text.split('\n'))
  return lines.filter((line) => (line.match(/\p{Script=Han}/gu) ?? []).length > 5)
}

function hasButton(card: CardJson, label: string): boolean {
  return elementsOf(card).some(({ element }) => {
    if (element.tag !== 'button') return false
    const text = element['text'] as { content?: string } | undefined
    return text?.content === label || element['name'] === label
  })
}

export function textOfMessage(message: SeenMessage): string {
  if (message.card) return textOf(message.card)
  return message.text ?? `[${message.fileName ?? message.type}]`
}

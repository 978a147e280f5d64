import { pino } from 'pino'
import type { CardElement, CardJson } from '../../cards/kit/card.ts'
import type { Database } from '../../db/client.ts'
import { openDatabase } from '../../db/open.ts'
import { serialized } from './serialized.ts'
import { issueByHandle, listIssues } from '../../db/queries/issues.ts'
import { features } from '../../src/features/index.ts'
import type { Inbound, InboundReply } from '../../src/feishu/inbound.ts'
import { dayOf } from '../../src/organization/calendar.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { startDelivery } from '../../src/pipeline/deliver.ts'
import { createReceive } from '../../src/pipeline/dispatch.ts'
import type { Feature } from '../../src/pipeline/feature.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { tick } from '../../src/pipeline/remind.ts'
import { elementsOf, FakePlatform, textOf, type FakeMessage } from './fake-platform.ts'
import { FakeTime } from './fake-time.ts'
import { settleVillage, villageChats, villagers } from './village.ts'

export interface BotOptions {
  /** In the village's zone; the day of the plan by default. */
  now?: string
  /** `settled`: units, register, accounts and chats are there; `empty`: nothing is. */
  village?: 'settled' | 'empty'
  features?: readonly Feature[]
  /** A database file instead of one in memory; its key lies beside it. */
  file?: string
  /** With `file`: the bot that was closed, whose chats and clock this one goes on with. */
  after?: TestBot
}

type Form = Record<string, unknown>

/**
 * A whole bot over a fake platform and a database in memory; people by name, chats by unit code.
 */
export class TestBot {
  readonly time: FakeTime
  readonly platform: FakePlatform
  readonly database: Database
  readonly logged: string[] = []
  private readonly receive
  private readonly delivery
  private readonly remindParts
  private count: number

  constructor(options: BotOptions) {
    const { after } = options
    this.count = after?.count ?? 0
    this.time = after?.time ?? new FakeTime(at(options.now ?? '2018-02-06T08:00'))
    this.platform = after?.platform ?? new FakePlatform(villageChats(), () => this.time.now())
    this.database = databaseOf(options)
    const parts = {
      database: this.database,
      registry: buildRegistry([builtin, ...(options.features ?? features)]),
      platform: this.platform,
      time: this.time,
      newId: () => `id${(this.count += 1)}`,
      log: pino(
        { level: 'debug', base: null },
        { write: (line: string) => this.logged.push(line) },
      ),
    }
    this.receive = createReceive(parts)
    this.delivery = startDelivery(parts)
    this.remindParts = parts
  }

  /** Hands in anything that can arrive and waits until the bot has settled. */
  async arrive(inbound: Inbound): Promise<InboundReply> {
    const reply = await this.receive(inbound)
    await this.delivery.settled()
    return reply
  }

  /** Types a message: privately, or with a mention in the chat of a unit (`GB`, `B1`, …). */
  async says(name: string, text: string, place: { chat?: string } = {}): Promise<void> {
    const openId = this.openIdOf(name)
    await this.arrive({
      ...this.arrival(),
      kind: 'message',
      messageId: `om_in_${(this.count += 1)}`,
      chatId: place.chat ? `oc_${place.chat}` : `oc_p2p_${openId}`,
      chatType: place.chat ? 'group' : 'p2p',
      openId,
      text,
      mentionsBot: true,
    })
  }

  /** Sends the bot a file in the person's own thread; a picture has no name. */
  async sendsFile(name: string, fileName: string, bytes: Uint8Array): Promise<void> {
    const openId = this.openIdOf(name)
    const type = fileName === '' ? 'image' : 'file'
    const fileKey = `${type}_${(this.count += 1)}`
    this.platform.files.set(fileKey, bytes)
    await this.arrive({
      ...this.arrival(),
      kind: 'message',
      messageId: `om_in_${fileKey}`,
      chatId: `oc_p2p_${openId}`,
      chatType: 'p2p',
      openId,
      text: '',
      mentionsBot: true,
      file: { type, fileKey, fileName },
    })
  }

  /**
   * Presses the newest button the person sees with this text (or action id) and gives the toast.
   * Throws when there is none, or when the client would not let them press it.
   */
  async press(name: string, label: string, form: Form = {}): Promise<string> {
    const { message, element, holder } = this.findButton(name, label, (one) => one.card)
    if (element['disabled'] === true) throw new Error(`the button ${label} is disabled`)
    for (const field of holder ? elementsInside(holder) : []) {
      const value = form[String(field['name'])]
      if (field['required'] === true && (value === undefined || value === '')) {
        throw new Error(`the field ${String(field['name'])} is required`)
      }
    }
    return await this.pressed(name, message, element, form)
  }

  /** Presses a button an earlier state of a card showed, as a phone does that has not refreshed. */
  async pressStale(name: string, label: string, form: Form = {}): Promise<string> {
    const found = this.findButton(name, label, (one) => one.earlier.at(-1))
    return await this.pressed(name, found.message, found.element, form)
  }

  /** Presses a button of somebody else's message, as a forwarded card would let them. */
  async pressForwarded(name: string, owner: string, label: string): Promise<string> {
    const { message, element } = this.findButton(owner, label, (one) => one.card)
    return await this.pressed(name, message, element, {})
  }

  /** Moves the clock forward, with a tick every full half hour and one at the end. */
  async goTo(moment: string): Promise<void> {
    const [end, step] = [at(moment).getTime(), 1_800_000]
    for (let now = this.time.now().getTime(); now < end; now = this.time.now().getTime()) {
      this.time.moveTo(new Date(Math.min(end, now - (now % step) + step)))
      await this.tick()
    }
  }

  async tick(): Promise<void> {
    await tick(this.remindParts)
    await this.delivery.settled()
  }

  /** Everything the person can read in their own thread, oldest first. */
  seenBy(name: string): string {
    const openId = this.openIdOf(name)
    return this.textOf((message) => message.openId === openId)
  }

  /** The newest card in the person's own thread, as text. */
  lastSeenBy(name: string): string {
    const openId = this.openIdOf(name)
    const last = this.platform.messages.findLast((message) => message.openId === openId)
    return last?.card ? textOf(last.card) : (last?.file?.name ?? '')
  }

  groupSees(chat: string): string {
    return this.textOf((message) => message.chatId === `oc_${chat}`)
  }

  /** Who got a digest on a day, by name, sorted. */
  remindedOn(day: string): string[] {
    return this.cardsOfKind('digest')
      .filter((message) => dayOf(message.at) === day)
      .map((message) => villagers.find((one) => one.openId === message.openId)?.name ?? '')
      .toSorted()
  }

  /** Messages whose card is of a kind, as the issue table knows it. */
  cardsOfKind(kind: string): FakeMessage[] {
    const ids = new Set(
      this.issues()
        .filter((issue) => issue.card === kind)
        .map((issue) => issue.messageId),
    )
    return this.platform.messages.filter((message) => ids.has(message.messageId))
  }

  issues() {
    return listIssues(this.database)
  }

  openIdOf(name: string): string {
    const villager = villagers.find((one) => one.name === name)
    if (!villager) return name.startsWith('ou_') ? name : `ou_${name}`
    if (!villager.openId) throw new Error(`${name} has no phone`)
    return villager.openId
  }

  arrival() {
    return {
      onceId: `ev_${(this.count += 1)}`,
      at: new Date(this.time.now().getTime() + this.count),
    }
  }

  async close(): Promise<void> {
    await this.delivery.stop('graceful')
    this.database.close()
  }

  private textOf(which: (message: FakeMessage) => boolean): string {
    const seen = this.platform.messages.filter(which)
    return seen.map((one) => (one.card ? textOf(one.card) : `[${one.file?.name}]`)).join('\n\n')
  }

  private findButton(
    name: string,
    label: string,
    shown: (message: FakeMessage) => CardJson | undefined,
  ) {
    const openId = this.openIdOf(name)
    const isIn = (message: FakeMessage) =>
      message.openId === openId ||
      (message.openId === undefined &&
        this.platform.chats.get(message.chatId)?.members.some((one) => one.openId === openId))
    for (const message of this.platform.messages.filter(isIn).toReversed()) {
      const card = shown(message)
      const found = card && elementsOf(card).find(({ element }) => this.isButton(element, label))
      if (found) return { message, element: found.element, holder: found.form }
    }
    throw new Error(
      `${name} sees no button ${label}; the newest card says:\n${this.lastSeenBy(name)}`,
    )
  }

  private isButton(element: CardElement, label: string): boolean {
    if (element.tag !== 'button') return false
    const text = (element['text'] as { content?: string } | undefined)?.content
    if (text === label || element['name'] === label) return true
    const { h, b } = valueOf(element)
    const issue = h ? issueByHandle(this.database, h) : undefined
    return !!b && issue?.buttons[b]?.action === label
  }

  private async pressed(name: string, message: FakeMessage, element: CardElement, form: Form) {
    const reply = await this.arrive({
      ...this.arrival(),
      kind: 'press',
      openId: this.openIdOf(name),
      chatId: message.chatId,
      messageId: message.messageId,
      value: { ...valueOf(element) },
      form,
    })
    if (reply.card) this.platform.replace(message.messageId, reply.card)
    return reply.toast?.content ?? ''
  }
}

function databaseOf({ file, after, village = 'settled' }: BotOptions): Database {
  if (file === undefined) return openDatabase(':memory:', { image: imageOf(village) })
  const database = openDatabase(file, { keysDir: `${file}-keys` })
  if (village === 'settled' && !after) database.inTransaction(settleVillage)
  return database
}

const images = new Map<string, Buffer>()

/** The village is settled once a test file and copied from then on. */
function imageOf(village: 'settled' | 'empty'): Buffer {
  let image = images.get(village)
  if (!image) {
    const database = openDatabase(':memory:')
    if (village === 'settled') database.inTransaction(settleVillage)
    image = serialized(database)
    database.close()
    images.set(village, image)
  }
  return image
}

export async function startBot(options: BotOptions = {}): Promise<TestBot> {
  return await Promise.resolve(new TestBot(options))
}

function at(moment: string): Date {
  return new Date(`${moment.length === 16 ? moment : moment.slice(0, 16)}:00+08:00`)
}

function valueOf(element: CardElement): { h?: string; b?: string } {
  const behaviors = element['behaviors'] as { value?: { h?: string; b?: string } }[] | undefined
  return behaviors?.[0]?.value ?? {}
}

function elementsInside(holder: CardElement): CardElement[] {
  const card = { schema: '2.0', body: { elements: [holder] } } as unknown as CardJson
  return elementsOf(card).map(({ element }) => element)
}

import { z } from 'zod'
import type {
  Inbound,
  InboundBotMembership,
  InboundMessage,
  InboundPeople,
  InboundPress,
} from './inbound.ts'
import { mention, messageFile, messageText } from './message-text.ts'

/** What the envelope says about an event, whichever way it came in. */
export interface EventHead {
  id: string
  type: string
  createdAt: string
}

/** The bot's own open_id, asked for only when a message mentions somebody. */
export type BotOpenId = () => Promise<string>

const openIdOf = z.object({ open_id: z.string().min(1) })
const maybeOpenId = z.object({ open_id: z.string().nullish() }).nullish()

const message = z.object({
  sender: z.object({ sender_id: maybeOpenId, sender_type: z.string() }),
  message: z.object({
    message_id: z.string().min(1),
    create_time: z.string(),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(mention).nullish(),
  }),
})

/** What buttons carry and forms hold is read by the schema of the button, not here. */
const someValues = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

const press = z.object({
  operator: openIdOf,
  action: z.object({
    name: z.string().nullish(),
    value: someValues.nullish(),
    form_value: someValues.nullish(),
    input_value: z.unknown().optional(),
    option: z.unknown().optional(),
    options: z.unknown().optional(),
    checked: z.unknown().optional(),
  }),
  // A preview of a link has other hosts and no message of ours behind it.
  host: z.enum(['im_message', 'im_top_notice']),
  context: z.object({ open_message_id: z.string().min(1), open_chat_id: z.string().min(1) }),
})

const botMembership = z.object({
  chat_id: z.string().min(1),
  operator_id: maybeOpenId,
  name: z.string().nullish(),
})

const people = z.object({
  chat_id: z.string().min(1),
  users: z.array(z.object({ name: z.string().nullish(), user_id: maybeOpenId })).nullish(),
})

const menu = z.object({ operator: z.object({ operator_id: openIdOf }), event_key: z.string() })

const chatEntered = z.object({ chat_id: z.string().min(1), operator_id: openIdOf })

/** Ten digits are seconds, thirteen milliseconds, sixteen microseconds. */
function instant(digits: string): Date {
  if (!/^\d{10,17}$/.test(digits)) throw new TypeError('create_time is no number')
  const value = Number(digits)
  if (digits.length >= 16) return new Date(Math.floor(value / 1000))
  return new Date(digits.length >= 13 ? value : value * 1000)
}

function arrival(head: EventHead) {
  return { onceId: head.id, at: instant(head.createdAt) }
}

async function readMessage(event: unknown, bot: BotOpenId): Promise<InboundMessage | undefined> {
  const { sender, message: sent } = message.parse(event)
  const openId = sender.sender_id?.open_id
  // Two bots must never talk to each other.
  if (sender.sender_type !== 'user' || !openId) return undefined
  const mentions = sent.mentions ?? []
  const botOpenId = mentions.length > 0 ? await bot() : ''
  const file = messageFile(sent)
  return {
    kind: 'message',
    onceId: sent.message_id,
    at: instant(sent.create_time),
    messageId: sent.message_id,
    chatId: sent.chat_id,
    chatType: sent.chat_type === 'p2p' ? 'p2p' : 'group',
    openId,
    text: messageText(sent, mentions, botOpenId),
    mentionsBot: mentions.some((one) => one.id?.open_id === botOpenId),
    ...(file ? { file } : {}),
  }
}

/** A form's values, or the one value of a component that stands outside a form. */
function filledIn(action: z.output<typeof press>['action']): Record<string, unknown> {
  if (action.form_value) return action.form_value
  const value = action.input_value ?? action.option ?? action.options ?? action.checked
  return action.name && value !== undefined && value !== null ? { [action.name]: value } : {}
}

function readPress(head: EventHead, event: unknown): InboundPress {
  const { operator, action, context } = press.parse(event)
  return {
    kind: 'press',
    ...arrival(head),
    openId: operator.open_id,
    chatId: context.open_chat_id,
    messageId: context.open_message_id,
    value: action.value ?? {},
    form: filledIn(action),
  }
}

function readBotMembership(
  kind: InboundBotMembership['kind'],
  head: EventHead,
  event: unknown,
): InboundBotMembership {
  const read = botMembership.parse(event)
  return {
    kind,
    ...arrival(head),
    chatId: read.chat_id,
    chatName: read.name ?? '',
    openId: read.operator_id?.open_id ?? '',
  }
}

function readPeople(kind: InboundPeople['kind'], head: EventHead, event: unknown): InboundPeople {
  const { chat_id: chatId, users } = people.parse(event)
  const named = (users ?? []).map((user) => ({
    openId: user.user_id?.open_id ?? '',
    name: user.name ?? '',
  }))
  return { kind, ...arrival(head), chatId, people: named.filter((user) => user.openId !== '') }
}

type Reader = (head: EventHead, event: unknown, bot: BotOpenId) => Promise<Inbound | undefined>

/** The name of the callback that answers to a person who pressed. */
export const pressType = 'card.action.trigger'

const readers: Readonly<Record<string, Reader>> = {
  [pressType]: async (head, event) => readPress(head, event),
  'im.message.receive_v1': (_head, event, bot) => readMessage(event, bot),
  'im.chat.member.bot.added_v1': async (head, event) => readBotMembership('botAdded', head, event),
  'im.chat.member.bot.deleted_v1': async (head, event) =>
    readBotMembership('botRemoved', head, event),
  'im.chat.member.user.added_v1': async (head, event) => readPeople('peopleJoined', head, event),
  'im.chat.member.user.deleted_v1': async (head, event) => readPeople('peopleLeft', head, event),
  'im.chat.member.user.withdrawn_v1': async (head, event) => readPeople('peopleLeft', head, event),
  'application.bot.menu_v6': async (head, event) => {
    const { operator, event_key: key } = menu.parse(event)
    return { kind: 'menu', ...arrival(head), openId: operator.operator_id.open_id, key }
  },
  'im.chat.access_event.bot_p2p_chat_entered_v1': async (head, event) => {
    const { chat_id: chatId, operator_id: operator } = chatEntered.parse(event)
    return { kind: 'chatEntered', ...arrival(head), openId: operator.open_id, chatId }
  },
}

/** All event types the bot understands; the console must subscribe to exactly these. */
export const eventTypes: readonly string[] = Object.keys(readers)

/**
 * Reads one event of the platform; undefined for types we do not know and messages of other bots.
 * Rejects when a known type lacks what it must have.
 */
export async function parseEvent(
  head: EventHead,
  event: unknown,
  botOpenId: BotOpenId,
): Promise<Inbound | undefined> {
  const read = Object.hasOwn(readers, head.type) ? readers[head.type] : undefined
  return await read?.(head, event, botOpenId)
}

import { z } from 'zod'
import { isJson } from '../feishu/card/walk-card.ts'
import type { Feishu, StoredMessage } from '../feishu/feishu.ts'
import { everybody } from '../world/wording.ts'

/** A message as one person sees it. */
export interface SeenMessage {
  messageId: string
  chatId: string
  from: string
  at: string
  updatedAt?: string
  type: 'text' | 'post' | 'card' | 'file' | 'image'
  text?: string
  card?: object
  fileKey?: string
  fileName?: string
  urgent?: boolean
}

const shownAs = {
  text: 'text',
  post: 'post',
  interactive: 'card',
  file: 'file',
  image: 'image',
} as const

const content = z.looseObject({
  text: z.string().optional(),
  file_key: z.string().optional(),
  image_key: z.string().optional(),
})
const postNode = z.looseObject({ text: z.string().optional(), user_id: z.string().optional() })
const post = z.record(
  z.string(),
  z.object({ title: z.string().optional(), content: z.array(z.array(postNode)) }),
)

/** Which messages are asked for; `newest` = no more than so many, the last ones. */
export interface Wanted {
  chatId?: string | undefined
  since?: Date | undefined
  newest?: number | undefined
}

/** What a person finds on the phone, oldest first. */
export function messagesFor(feishu: Feishu, openId: string, only: Wanted = {}): SeenMessage[] {
  const sinceMs = only.since?.getTime() ?? 0
  const wanted = [...feishu.state.messages.values()]
    .filter((message) => only.chatId === undefined || message.chatId === only.chatId)
    .filter((message) => (message.updatedMs ?? message.createdMs) >= sinceMs)
    .filter((message) => canSee(feishu, openId, message))
  return wanted.slice(-(only.newest ?? wanted.length)).map((one) => seen(feishu, openId, one))
}

/** True for standing messages of chats the person is in, private cards only for their reader. */
export function canSee(feishu: Feishu, openId: string, message: StoredMessage): boolean {
  if (message.isRecalled) return false
  if (message.onlyFor !== undefined && message.onlyFor !== openId) return false
  return feishu.state.chats.get(message.chatId)?.memberIds.includes(openId) === true
}

function seen(feishu: Feishu, openId: string, message: StoredMessage): SeenMessage {
  const { updatedMs } = message
  return {
    messageId: message.messageId,
    chatId: message.chatId,
    from: message.from,
    at: new Date(message.createdMs).toISOString(),
    ...(updatedMs !== undefined && { updatedAt: new Date(updatedMs).toISOString() }),
    type: shownAs[message.type],
    ...contentOf(feishu, message),
    ...(message.urgentFor.includes(openId) && { urgent: true }),
  }
}

function contentOf(feishu: Feishu, message: StoredMessage): Partial<SeenMessage> {
  const json: unknown = JSON.parse(message.content)
  if (message.type === 'interactive') return isJson(json) ? { card: json } : {}
  if (message.type === 'post') return { text: postText(feishu, json) }
  const parsed = content.parse(json)
  const key = parsed.file_key ?? parsed.image_key
  const file = key === undefined ? undefined : feishu.state.files.get(key)
  return {
    ...(parsed.text !== undefined && { text: mentionsResolved(feishu, parsed.text) }),
    ...(key !== undefined && { fileKey: key }),
    ...(file && { fileName: file.name }),
  }
}

function mentionsResolved(feishu: Feishu, text: string): string {
  return text
    .replaceAll(/<at user_id="all">[^<]*<\/at>/g, `@${everybody}`)
    .replaceAll(/<at user_id="([^"]*)">([^<]*)<\/at>/g, (_, openId: string, name: string) => {
      return `@${name || nameOf(feishu, openId)}`
    })
    .replaceAll('@_user_1', `@${feishu.app.botName}`)
}

function postText(feishu: Feishu, json: unknown): string {
  const [language] = Object.values(post.parse(json))
  const lines = (language?.content ?? []).map((nodes) =>
    nodes.map((node) => node.text ?? `@${nameOf(feishu, node.user_id ?? '')}`).join(''),
  )
  return [...(language?.title ? [language.title] : []), ...lines].join('\n')
}

function nameOf(feishu: Feishu, openId: string): string {
  if (openId === 'all') return everybody
  return feishu.state.accounts.get(openId)?.name ?? ''
}

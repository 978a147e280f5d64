import { z } from 'zod'
import type { SentFile } from './inbound.ts'

export const mention = z.object({
  key: z.string(),
  name: z.string().optional(),
  id: z.object({ open_id: z.string().optional() }).nullish(),
})
export type Mention = z.output<typeof mention>

const textContent = z.object({ text: z.string() })
const fileContent = z.object({ file_key: z.string().min(1), file_name: z.string() })
const imageContent = z.object({ image_key: z.string().min(1) })
const node = z.object({
  tag: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
})
const onePost = z.object({ title: z.string().optional(), content: z.array(z.array(node)) })
/** Bare as events bring it, or one for each language as it is written when sending. */
const post = z.union([
  onePost,
  z.record(z.string(), onePost).transform((byLanguage) => Object.values(byLanguage)[0]),
])

/** A message's content is a JSON string; a recalled message has none. */
function contentOf<T>(schema: z.ZodType<T>, json: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data
  } catch {
    // NOTE: dropped on purpose, JSON.parse quotes the message.
    return undefined
  }
}

function wordsOf(part: z.output<typeof node>): string {
  if (part.tag !== 'at') return part.text ?? ''
  const isKey = part.user_id?.startsWith('@') ?? false
  return isKey ? (part.user_id ?? '') : `@${part.user_name ?? ''}`
}

function postText(json: string): string {
  const written = contentOf(post, json)
  const lines = written?.content.map((line) => line.map(wordsOf).join('')) ?? []
  return [written?.title ?? '', ...lines].filter((line) => line !== '').join('\n')
}

/** Takes the mention of the bot out of a text and writes the other people's names. */
function resolveMentions(text: string, mentions: readonly Mention[], botOpenId: string): string {
  const byKey = new Map(mentions.map((one) => [one.key, one]))
  return text
    .replace(/@_user_\d+ ?/g, (placeholder) => {
      const one = byKey.get(placeholder.trimEnd())
      if (one === undefined) return placeholder
      if (one.id?.open_id === botOpenId) return ''
      return placeholder.replace(one.key, () => `@${one.name ?? ''}`)
    })
    .trim()
}

/** The plain text of a text or rich-text message; empty for every other type. */
export function messageText(
  message: { message_type: string; content: string },
  mentions: readonly Mention[],
  botOpenId: string,
): string {
  const { message_type: type, content } = message
  if (type === 'text') {
    return resolveMentions(contentOf(textContent, content)?.text ?? '', mentions, botOpenId)
  }
  return type === 'post' ? resolveMentions(postText(content), mentions, botOpenId) : ''
}

/** What a message of a file or a picture brought. */
export function messageFile(message: {
  message_type: string
  content: string
}): SentFile | undefined {
  const { message_type: type, content } = message
  if (type === 'image') {
    const image = contentOf(imageContent, content)
    return image && { type, fileKey: image.image_key, fileName: '' }
  }
  if (type !== 'file') return undefined
  const file = contentOf(fileContent, content)
  return file && { type, fileKey: file.file_key, fileName: file.file_name }
}

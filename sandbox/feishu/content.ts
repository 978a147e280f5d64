import { z } from 'zod'
import { checkCard, parseCard } from './card/check-card.ts'
import type { Feishu, MessageType } from './feishu.ts'
import { cardRefused, refused } from './refusal.ts'

const textLimit = 150 * 1024
const richLimit = 30 * 1024

const textContent = z.strictObject({ text: z.string().min(1) })
const fileContent = z.strictObject({ file_key: z.string() })
const imageContent = z.strictObject({ image_key: z.string() })
const postNode = z.object({
  tag: z.enum(['text', 'a', 'at', 'img', 'media', 'emotion', 'hr', 'code_block', 'md']),
})
const postContent = z
  .record(
    z.enum(['zh_cn', 'en_us', 'ja_jp']),
    z.object({ title: z.string().optional(), content: z.array(z.array(postNode)) }).optional(),
  )
  .refine((languages) => Object.keys(languages).length > 0)

/** Refuses content that does not fit its type, or names things the bot does not own. */
export function checkContent(feishu: Feishu, type: MessageType, content: string): void {
  const limit = type === 'text' ? textLimit : richLimit
  if (Buffer.byteLength(content) > limit) throw refused(230025)
  const json = jsonOf(content)
  switch (type) {
    case 'text':
      return void readContent(textContent, json)
    case 'post':
      return void readContent(postContent, json)
    case 'file':
      return assertOwnFile(feishu, readContent(fileContent, json).file_key, 'file')
    case 'image':
      return assertOwnFile(feishu, readContent(imageContent, json).image_key, 'img')
    case 'interactive':
      return checkCardContent(feishu, content)
  }
}

/** Refuses a card, as text, that the platform would not draw. */
function checkCardContent(feishu: Feishu, content: string): void {
  const card = parseCard(content)
  const fault = card === undefined ? { code: 200621, reason: 'parse card json err' } : undefined
  const found = fault ?? checkCard(card, knownTo(feishu))
  if (found) throw cardRefused(found.code, found.reason)
}

/** What a card may refer to. */
export function knownTo(feishu: Feishu) {
  return {
    hasPerson: (openId: string) => feishu.state.accounts.has(openId),
    hasImage: (key: string) => feishu.state.files.has(key),
  }
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw refused(230001)
  }
}

function readContent<T>(schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw refused(230001)
  return parsed.data
}

function assertOwnFile(feishu: Feishu, key: string, kind: 'file' | 'img'): void {
  const file = feishu.state.files.get(key)
  if (!file || file.from !== feishu.app.botOpenId) throw refused(230017)
  if (!key.startsWith(kind)) throw refused(230055)
}

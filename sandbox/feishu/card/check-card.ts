import type { z } from 'zod'
import { cardSchema } from './card-schema.ts'
import { findFault } from './rules.ts'
import { isJson, type Json } from './walk-card.ts'

export interface CardFault {
  /** The inner code of 230099. */
  code: number
  reason: string
}

/** What a card may refer to. */
export interface Known {
  hasPerson(openId: string): boolean
  hasImage(key: string): boolean
}

const sizeLimit = 30 * 1024

/** Card JSON from text, or nothing when it is none. */
export function parseCard(content: string): Json | undefined {
  try {
    const card: unknown = JSON.parse(content)
    return isJson(card) ? card : undefined
  } catch {
    return undefined
  }
}

/** Says what is wrong with a card, or nothing when the platform would draw it. */
export function checkCard(card: unknown, known: Known): CardFault | undefined {
  if (isJson(card) && Object.keys(card).length === 0) return undefined
  if (!isV2(card)) return { code: 200621, reason: 'only card JSON 2.0 here: schema is not "2.0"' }
  if (Buffer.byteLength(JSON.stringify(card)) > sizeLimit) {
    return { code: 200621, reason: 'card is larger than 30 KB' }
  }
  const parsed = cardSchema.safeParse(card)
  if (!parsed.success) return faultOf(parsed.error.issues[0])
  return findFault(card, known)
}

/** True for cards of schema 2.0, whatever else is wrong with them. */
export function isV2(card: unknown): card is Json {
  return isJson(card) && card['schema'] === '2.0'
}

function faultOf(issue: z.core.$ZodIssue | undefined): CardFault {
  const path = issue?.path.join('/') ?? ''
  if (issue?.code === 'invalid_union' && issue.path.at(-1) === 'tag') {
    return { code: 200861, reason: `unsupported tag, path: ${path}` }
  }
  return { code: 200621, reason: `${issue?.message ?? 'parse card json err'}, path: ${path}` }
}

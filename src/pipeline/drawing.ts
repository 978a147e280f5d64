import type { ButtonValue } from '../../cards/kit/action.ts'
import type { CardElement, CardJson } from '../../cards/kit/card.ts'
import type { Reader, Tx } from '../../db/client.ts'
import { findChat } from '../../db/queries/chats.ts'
import { saveButtons, type CardButtons, type CardIssue } from '../../db/queries/issues.ts'
import { personByOpenId } from '../../db/queries/people.ts'
import { mayRead } from '../organization/privacy.ts'
import { dutyBook } from './duty-book.ts'
import type { CardReader } from './feature.ts'
import type { CardKey } from './operation.ts'
import type { Registry } from './registry.ts'

/** For whom an issue is drawn: a group, a person on a register, or a stranger. */
export function readerOf(db: Reader, to: Pick<CardIssue, 'chatId' | 'openId'>): CardReader {
  if (to.openId === null) {
    const chatId = to.chatId ?? ''
    return { kind: 'group', chatId, unitId: findChat(db, chatId)?.unitId ?? undefined }
  }
  const person = personByOpenId(db, to.openId)
  return person ? { kind: 'person', person } : { kind: 'stranger', openId: to.openId }
}

/**
 * Draws a card for a reader; undefined when there is nothing to show or the reader may not see it.
 */
export function drawFor(
  registry: Registry,
  db: Reader,
  ref: { card: string; key: CardKey },
  reader: CardReader,
  now: Date,
): CardJson | undefined {
  const kind = registry.cards.get(ref.card)
  if (!kind) throw new Error(`no card is called ${ref.card}`)
  const matter = { privacy: kind.privacy, ...kind.about(db, ref.key) }
  if (!mayRead(db, matter, reader)) return undefined
  return kind.draw(db, ref.key, { now, reader, duties: dutyBook(registry, db, now) })
}

/** Draws an issue as its reader may see it now, with its buttons bound to server-side handles. */
export function drawIssue(
  registry: Registry,
  tx: Tx,
  issue: CardIssue,
  now: Date,
): CardJson | undefined {
  const card = drawFor(registry, tx, issue, readerOf(tx, issue), now)
  if (!card) return undefined
  const bound = bindButtons(card, issue.handle, issue.buttons)
  if (bound.grew) saveButtons(tx, issue.issueId, bound.buttons)
  return bound.card
}

/** So many buttons of earlier states still work, beside those the card shows now. */
const earlierButtons = 60

/**
 * Swaps what buttons carry for `{h, b}`. A button drawn before keeps its short id, so that a phone
 * which has not refreshed still presses what it shows; the oldest are forgotten in time, so that a
 * card which changes at every turn of a long meeting does not grow with it.
 */
export function bindButtons(
  card: CardJson,
  handle: string,
  known: CardButtons,
): { card: CardJson; buttons: CardButtons; grew: boolean } {
  const ids = new Map(Object.entries(known).map(([id, value]) => [JSON.stringify(value), id]))
  const buttons: CardButtons = { ...known }
  const shown = new Set<string>()
  let last = Math.max(0, ...Object.keys(known).map((id) => Number(id.slice(1))))
  let grew = false
  const idOf = (value: ButtonValue): string => {
    const text = JSON.stringify({ action: value.action, carried: value.carried })
    const old = ids.get(text)
    if (old) return old
    const id = `b${(last += 1)}`
    ids.set(text, id)
    buttons[id] = { action: value.action, carried: value.carried }
    grew = true
    return id
  }
  const bindOne = (element: CardElement): CardElement => {
    const copy: CardElement = { ...element }
    if (Array.isArray(element['elements'])) copy['elements'] = element['elements'].map(bindOne)
    if (Array.isArray(element['columns'])) copy['columns'] = element['columns'].map(bindOne)
    if (Array.isArray(element['behaviors'])) {
      copy['behaviors'] = element['behaviors'].map((behavior: Record<string, unknown>) => {
        if (behavior['type'] !== 'callback') return behavior
        const b = idOf(behavior['value'] as ButtonValue)
        shown.add(b)
        return { ...behavior, value: { h: handle, b } }
      })
    }
    return copy
  }
  const elements = card.body.elements.map(bindOne)
  const bound = { ...card, body: { ...card.body, elements } }
  return { card: bound, buttons: withoutOldest(buttons, shown), grew }
}

/** Ids grow, so the oldest come first. */
function withoutOldest(buttons: CardButtons, shown: ReadonlySet<string>): CardButtons {
  const earlier = Object.keys(buttons).filter((id) => !shown.has(id))
  const forgotten = new Set(earlier.slice(0, Math.max(0, earlier.length - earlierButtons)))
  if (forgotten.size === 0) return buttons
  return Object.fromEntries(Object.entries(buttons).filter(([id]) => !forgotten.has(id)))
}

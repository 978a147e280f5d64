import type { CardElement, CardJson } from '../api/types.ts'
import { bodyElements, contentOf, textIn, withDescendants } from './properties.ts'

/** How the control API finds a component: a word, and which of those that answer to it. */
export interface Handle {
  button: string
  nth: number
}

const pressable = new Set([
  'button',
  'overflow',
  'checker',
  'interactive_container',
  'input',
  'select_static',
  'select_person',
  'select_img',
  'date_picker',
  'picker_time',
  'picker_datetime',
])

function wordsOf(element: CardElement): string[] {
  const words = [textIn(element, 'name'), textIn(element, 'element_id'), contentOf(element['text'])]
  return words.filter(Boolean)
}

/** The handle of every component of the card a person can act on. */
export function handlesOf(card: CardJson): Map<CardElement, Handle> {
  const seen = new Map<string, number>()
  const handles = new Map<CardElement, Handle>()
  for (const element of bodyElements(card).flatMap(withDescendants)) {
    if (!pressable.has(element.tag)) continue
    const words = wordsOf(element)
    const [button] = words
    if (button) handles.set(element, { button, nth: seen.get(button) ?? 0 })
    for (const word of new Set(words)) seen.set(word, (seen.get(word) ?? 0) + 1)
  }
  return handles
}

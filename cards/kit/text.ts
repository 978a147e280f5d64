import type { CardElement, PlainText } from './card.ts'
import { escapeMarkdown, visible } from './escape.ts'

/** A piece of text for markdown: our own wording, with user text escaped by `md`. */
export interface Markup {
  readonly markup: string
}

/** Our own markdown with user text put in safely: md`**${name}** 已完成 ${count} 项`. */
export function md(parts: TemplateStringsArray, ...values: (string | number | Markup)[]): Markup {
  const pieces = parts.map((part, at) => {
    const value = values[at]
    return value === undefined ? part : part + markupOf(value)
  })
  return { markup: pieces.join('') }
}

/** Several pieces with `between` (our own text) between them. */
export function joined(pieces: readonly Markup[], between: string): Markup {
  return { markup: pieces.map((piece) => piece.markup).join(between) }
}

export function markupOf(content: string | number | Markup): string {
  return typeof content === 'object' ? content.markup : escapeMarkdown(String(content))
}

export type TextSize = 'heading' | 'normal' | 'notation'

/** A paragraph. A plain string is user text or wording alike: nothing in it is markup. */
export function text(content: string | Markup, size: TextSize = 'normal'): CardElement {
  return { tag: 'markdown', content: markupOf(content), text_size: size }
}

/** Small grey text under something. */
export function note(content: string | Markup): CardElement {
  return { tag: 'markdown', content: grey(content).markup, text_size: 'notation' }
}

/** Text that is never markup: titles, labels, options. */
export function plain(content: string): PlainText {
  return { tag: 'plain_text', content: visible(content) }
}

/** What matters less, inside a paragraph. */
export function grey(content: string | Markup): Markup {
  return { markup: `<font color='grey'>${markupOf(content)}</font>` }
}

/** What is as it should be. */
export function green(content: string): Markup {
  return { markup: `<font color='green'>${markupOf(content)}</font>` }
}

export const line: CardElement = { tag: 'hr' }

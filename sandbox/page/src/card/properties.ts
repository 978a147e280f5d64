import type { CardElement, CardJson } from '../api/types.ts'

type Loose = Record<string, unknown>

export function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The property as text; anything else than text reads as nothing. */
export function textIn(holder: Loose | undefined, property: string): string {
  const value = holder?.[property]
  return typeof value === 'string' ? value : ''
}

/** What a text object (`plain_text`, `lark_md`, `markdown`) or a bare string says. */
export function contentOf(text: unknown): string {
  if (typeof text === 'string') return text
  return isRecord(text) ? textIn(text, 'content') : ''
}

export function recordsIn(value: unknown): Loose[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

export function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function isElement(value: Loose): value is CardElement {
  return typeof value['tag'] === 'string'
}

export function elementsIn(value: unknown): CardElement[] {
  return recordsIn(value).filter(isElement)
}

export function bodyElements(card: CardJson): CardElement[] {
  return elementsIn(card.body?.['elements'])
}

/** What stands directly inside a component: elements, columns, the buttons of a checker. */
export function childrenOf(element: CardElement): CardElement[] {
  const area = element['button_area']
  return [
    ...elementsIn(element['columns']),
    ...elementsIn(element['elements']),
    ...(isRecord(area) ? elementsIn(area['buttons']) : []),
  ]
}

/** The component and everything below it, in reading order. */
export function withDescendants(element: CardElement): CardElement[] {
  return [element, ...childrenOf(element).flatMap(withDescendants)]
}

export interface OptionShown {
  value: string
  label: string
}

export function optionsOf(element: CardElement): OptionShown[] {
  return recordsIn(element['options']).map((option) => {
    const value = textIn(option, 'value')
    return { value, label: contentOf(option['text']) || value }
  })
}

const spacings: Record<string, string> = {
  small: '4px',
  medium: '8px',
  large: '12px',
  extra_large: '16px',
}

/** A Feishu spacing as CSS; text that is none never reaches a style. */
export function spacingOf(value: unknown, fallback: string): string {
  if (typeof value !== 'string') return fallback
  return spacings[value] ?? (/^\d{1,2}px$/.test(value) ? value : fallback)
}

/** `margin` and `padding`: one, two or four pixel values. */
export function edgesOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return /^(?:-?\d{1,2}px\s*){1,4}$/.test(value.trim()) ? value : undefined
}

export function pixelsOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{1,3}px$/.test(value) ? value : undefined
}

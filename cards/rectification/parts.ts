import { goingBy } from '../kit/going.ts'
import { escapeMarkdown } from '../kit/escape.ts'
import type { CardElement } from '../kit/card.ts'
import { datePicker, input, md, text, type Option } from '../kit/elements.ts'
import type { Markup } from '../kit/text.ts'
import { goButton } from './buttons.ts'
import { lightNames, type LightName } from './wording.ts'

export type { Paged } from '../kit/going.ts'

export const { go, pager } = goingBy(goButton)

/** How an item stands, as a word in its colour. */
export function lightWord(light: LightName): Markup {
  const { word, colour } = lightNames[light]
  return { markup: `<font color='${colour}'>${escapeMarkdown(word)}</font>` }
}

export interface Choice {
  id: string
  name: string
}

export const asOption = ({ id, name }: Choice): Option => ({ label: name, value: id })

/** A long field with how much may be written. */
export function longField(name: string, label: string, value = '', letters = 500): CardElement {
  const look = { rows: 3, maxLength: Math.min(letters, 1000), value }
  return input(name, { label: `${label}（最多 ${letters} 字）`, ...look })
}

/** A date picker under its question. */
export function dayField(name: string, label: string, value: string | null): CardElement[] {
  return [text(label), datePicker(name, value === null ? {} : { value })]
}

/** A fact with its name, left out when there is none. */
export function fact(name: string, value: string | null | undefined): CardElement | false {
  return value !== null && value !== undefined && value !== '' && text(md`${name}：${value}`)
}

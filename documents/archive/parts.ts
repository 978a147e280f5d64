import type { Block, Column, FormField, OfficialDocument } from '../kit/blocks.ts'
import { officialDay } from '../kit/blocks.ts'
import type { DocumentHead } from './head.ts'
import { none } from './words.ts'

interface Sheet {
  /** The number of the catalogue: D34. */
  number: string
  /** Without the year, which is put before it. */
  title: string
  /** Stands in the file name behind the title: whose document it is. */
  of?: string
  landscape?: true
  blocks: readonly Block[]
}

/** A document with its title of the assessment year (R1) and a file name that every disk takes. */
export function sheet(
  { year }: DocumentHead,
  { number, title, of = '', landscape, blocks }: Sheet,
): OfficialDocument {
  const full = `${year}年度${title}`
  return {
    name: fileName(`${number} ${full}${of && `（${of}）`}`),
    blocks: [{ kind: 'title', text: full }, ...blocks],
    ...(landscape && { landscape }),
  }
}

const longestName = 60

/** Without what Windows does not take in a name, and not too long for a path. */
export function fileName(text: string): string {
  const taken = text.replaceAll(/[\\/:*?"<>|\p{Cc}\s]+/gu, ' ').trim()
  return Array.from(taken).slice(0, longestName).join('').trim()
}

/** One line of small print above a table: labels with their texts. */
export function facts(...pairs: readonly (readonly [label: string, text: string])[]): Block {
  const said = pairs.map(([label, text]) => `${label}：${text.trim() === '' ? gap : text}`)
  return { kind: 'note', text: said.join('　　') }
}

/** A ruled gap within a line. */
const gap = '＿＿＿＿＿＿'

/** A label in 黑体 with its text beside it; without one, a gap to write on. */
export function labelled(label: string, text: string): Block {
  return { kind: 'labelled', label, text: text.trim() === '' ? gap : text }
}

/** A label and its text as a line of the body. */
export function line(label: string, text: string): Block {
  return { kind: 'paragraph', text: `${label}：${text.trim() === '' ? gap : text}` }
}

/** Lines to sign on; a name that is known stands behind what they sign as. */
export function signatures(...names: readonly (readonly [as: string, name: string])[]): Block {
  const said = names.map(([as, name]) => (name === '' ? as : `${as}　${name}`))
  return { kind: 'signatures', names: said.map((name) => `${name}（签字）`) }
}

/** A table, or the word that there is nothing in it. */
export function tableOr(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  look: { tall?: true; small?: true } = {},
): Block {
  if (rows.length === 0) return { kind: 'paragraph', text: none }
  return { kind: 'table', columns, rows, ...look }
}

/** A column by its title and its share of the width. */
export function column(title: string, width: number, align?: 'center'): Column {
  return { title, width, ...(align && { align }) }
}

export const numberColumn = column('序号', 1.2, 'center')

/** Rows with their number in front. */
export function numbered(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row, at) => [String(at + 1), ...row])
}

/** A text, or lines to write it on by hand. */
export function textOr(text: string, lines = 2): Block {
  return text.trim() === '' ? { kind: 'ruled', lines } : { kind: 'paragraph', text }
}

/** Names side by side, or the word that there are none. */
export function listed(names: readonly string[]): string {
  return names.length === 0 ? none : names.join('、')
}

/** A list as numbered paragraphs, or the word that there is none. */
export function items(texts: readonly string[]): Block {
  const text = texts.map((one, at) => `${at + 1}.${one.replaceAll(/\r?\n/g, ' ')}`).join('\n')
  return { kind: 'paragraph', text: texts.length === 0 ? none : text }
}

/** 一、 and its text, or lines to write on. */
export function section(place: number, title: string, ...blocks: readonly Block[]): Block[] {
  return [{ kind: 'heading', level: 1, text: `${chinese(place)}、${title}` }, ...blocks]
}

export function subheading(place: number, title: string): Block {
  return { kind: 'heading', level: 2, text: `（${chinese(place)}）${title}` }
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 → 一, 12 → 十二, 20 → 二十; up to 99. */
export function chinese(place: number): string {
  if (place < 10) return digits[place] ?? ''
  const tens = Math.floor(place / 10)
  return `${tens > 1 ? digits[tens] : ''}十${digits[place % 10]}`
}

/** A day as it is printed in a table; '' where none is known. */
export function day(text: string): string {
  return text === '' ? '' : officialDay(text)
}

/** From and to of one day: 2018年3月8日 09:40—11:00. */
export function moment(on: string, from: string, to = ''): string {
  const hours = [from, to].filter((time) => time !== '').join('—')
  return `${officialDay(on)}${hours && ` ${hours}`}`
}

/** A figure with its unit; a gap where it is not known. */
export function figure(count: number | undefined, unit = ''): string {
  return `${count ?? '　　'}${unit && ` ${unit}`}`
}

export function field(label: string, text: string, lines?: number): FormField {
  return { label, text, ...(lines !== undefined && { lines }) }
}

/** The printed word of an identifier, '' for none. */
export function wordOf<Id extends string | number>(
  words: Readonly<Record<Id, string>>,
  id: Id | '',
): string {
  return id === '' ? '' : words[id]
}

export function wordsOf<Id extends string | number>(
  words: Readonly<Record<Id, string>>,
  ids: readonly Id[],
): string {
  return ids.map((id) => words[id]).join('、')
}

/** All words to choose from, the chosen one ticked: for a form that may be filled in by hand. */
export function ticked<Id extends string>(
  words: Readonly<Record<Id, string>>,
  id: Id | '',
): string {
  const all = Object.entries<string>(words)
  return boxes(all.map(([one, word]) => `${one === id ? '■' : '□'}${word}`))
}

/** Words with a box to tick, side by side; none is parted from its box by the end of a line. */
export function boxes(words: readonly string[]): string {
  const lines: string[] = []
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)}　${word}` : ''
    if (longer !== '' && longer.length <= boxesInLine) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.join('\n')
}

/** In the field of a form, which is as wide as the page but for its label. */
const boxesInLine = 28

import type { StyleId } from './word-styles.ts'

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** The vocabulary of Word. */
export const xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** What XML 1.0 has no place for: a file with one of these does not open. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const signs: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
}

/** A text as it may stand in XML, as content or within quotes. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(forbidden, '')
    .replaceAll(/[<>&"]/g, (sign) => signs[sign] ?? '')
}

/** The lines of a text, whichever of the signs for a new line they were typed or pasted with. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u2028\u2029]/)
}

/** The lines of a text that say something. */
export function fullLinesOf(text: string): string[] {
  return linesOf(text).filter((line) => line.trim() !== '')
}

export interface ParagraphLook {
  /** Kept on one page with what comes after it. */
  keepNext?: boolean
  newPage?: boolean
  tabs?: readonly { at: number; leader: 'none' | 'underscore' }[]
  /** In twips, over what the style says. */
  left?: number
  right?: number
  hanging?: number
}

/** A paragraph of one style: its runs, ready made. */
export function paragraphOf(style: StyleId, runs: string, look: ParagraphLook = {}): string {
  const indents = (['left', 'right', 'hanging'] as const).flatMap((side) =>
    look[side] === undefined ? [] : [` w:${side}="${look[side]}"`],
  )
  // NOTE: Word takes these in no other order.
  const more = [
    look.keepNext ? '<w:keepNext/>' : '',
    look.newPage ? '<w:pageBreakBefore/>' : '',
    look.tabs ? `<w:tabs>${look.tabs.map(tabXml).join('')}</w:tabs>` : '',
    indents.length > 0 ? `<w:ind${indents.join('')}/>` : '',
  ]
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more.join('')}</w:pPr>${runs}</w:p>`
}

function tabXml({ at, leader }: { at: number; leader: string }): string {
  return `<w:tab w:val="left" w:leader="${leader}" w:pos="${at}"/>`
}

export function paragraph(style: StyleId, text: string, look: ParagraphLook = {}): string {
  return paragraphOf(style, text === '' ? '' : run(text), look)
}

/** A text within a paragraph; `font` where it differs from the paragraph's. */
export function run(text: string, font?: string): string {
  const look = font === undefined ? '' : `<w:rPr>${fontXml(font)}</w:rPr>`
  return `<w:r>${look}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
}

export const lineBreak = '<w:r><w:br/></w:r>'
export const tab = '<w:r><w:tab/></w:r>'

export function fontXml(font: string): string {
  return `<w:rFonts ${['ascii', 'hAnsi', 'eastAsia', 'cs'].map((of) => `w:${of}="${font}"`).join(' ')}/>`
}

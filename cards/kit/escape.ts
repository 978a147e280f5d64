/** Characters that could start or end markup anywhere in a line. */
const special = /[&<>*_~[\]()#!|\\`:@$=+{}^"'.-]/g

/** Controls, and format characters that hide or turn what is read; line ends are kept. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}]/gu

const blank = '&#32;'

const lineEnds = /\r\n?|[\u0085\u2028\u2029\v\f]/g

/** What a person can see of a text: no hidden or turning characters, one kind of line end. */
export function visible(text: string): string {
  return text.toWellFormed().replaceAll(lineEnds, '\n').replaceAll('\t', ' ').replaceAll(unseen, '')
}

/**
 * Makes text a person typed harmless inside card markdown; line breaks stay line breaks.
 * Markup goes as numeric entities, as Feishu wants. Blanks that begin a line would make it code,
 * and an empty line would end the paragraph and with it our own markup around the text.
 */
export function escapeMarkdown(text: string): string {
  if (text === '') return ''
  return visible(text)
    .replaceAll(special, (letter) => `&#${letter.codePointAt(0)};`)
    .replaceAll(/ +$/gm, '')
    .replaceAll(/^ +/gm, (blanks) => blank.repeat(blanks.length))
    .replaceAll(/^$/gm, blank)
}

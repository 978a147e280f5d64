/** Characters that could start markup, as Feishu wants them escaped: numeric entities. */
const special = /[&<>*_~[\]()#!|\\`:@$=+{}^"'-]/g

/** Zero-width and direction marks could hide or turn what is read. */
// eslint-disable-next-line no-misleading-character-class -- they are listed one by one on purpose
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u00AD]/g

/** Makes text a person typed harmless inside card markdown; line breaks stay line breaks. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(invisible, '')
    .replaceAll(special, (letter) => `&#${letter.codePointAt(0)};`)
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
}

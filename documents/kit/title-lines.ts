import { charsIn } from './measures.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** What a title never breaks within, though a dictionary would. */
const terms = /组织生活会|民主评议|民主测评|对照检查|党性分析|谈心谈话|征求意见|党总支|党支部/

/** A title in lines of at most `most` characters, about as long as each other, of whole words. */
export function titleLines(text: string, most: number): string[] {
  const chars = charsIn(text)
  const count = Math.ceil(chars / most)
  if (count <= 1) return [text]
  const lines: string[] = []
  let [line, left] = ['', chars]
  for (const word of wordsOf(text)) {
    const ideal = left / (count - lines.length)
    const longer = charsIn(line + word)
    const isNearer = Math.abs(longer - ideal) <= Math.abs(charsIn(line) - ideal)
    const fits = longer <= most
    if (line === '' || (fits && (isNearer || lines.length === count - 1))) line += word
    else {
      lines.push(line)
      left -= charsIn(line)
      line = word
    }
  }
  return [...lines, line]
}

/** Whole words, with 和, 及 and the like at the end of the word before. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const part of text.split(new RegExp(`(${terms.source})`))) {
    const cut = terms.test(part) ? [part] : [...segmenter.segment(part)].map((one) => one.segment)
    for (const word of cut.filter((one) => one !== '')) {
      if (words.length > 0 && charsIn(word) <= 1) words.push(`${words.pop()}${word}`)
      else words.push(word)
    }
  }
  return words
}

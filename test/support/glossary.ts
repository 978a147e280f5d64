import { textOf } from './source-files.ts'

export interface Term {
  chinese: string
  identifiers: string[]
  isLater: boolean
}

/** The rows of the glossary's tables. */
export function readGlossary(): Term[] {
  const rows = textOf('docs/glossary.md')
    .split('\n')
    .map((line) => /^\| (.+) \| (.*`.*) \| ?(.*)\|$/.exec(line))
    .filter((row) => row !== null)
  return rows.map(([, chinese = '', identifiers = '', note = '']) => ({
    chinese,
    identifiers: Array.from(identifiers.matchAll(/`(\w+)`/g), ([, word = '']) => word),
    isLater: note.startsWith('later'),
  }))
}

/** A command as typed: its name in lower case and the words after it. */
export interface Typed {
  name: string
  words: string[]
  /** Whether it began with a slash, i.e. was surely meant as a command. */
  slashed: boolean
}

const quotes: Record<string, string> = {
  '"': '"',
  '“': '”',
  '”': '”',
  '「': '」',
  "'": "'",
  '‘': '’',
}

/**
 * Reads a chat message as a command: full-width letters, slashes and spaces count as half-width,
 * quotes of all kinds hold words together. Undefined for an empty message.
 */
export function readCommand(text: string): Typed | undefined {
  const words = splitWords(halfWidth(text))
  const [first, ...rest] = words
  if (first === undefined) return undefined
  const slashed = first.startsWith('/')
  if (slashed && first.length === 1) {
    const [name, ...others] = rest
    return name === undefined ? undefined : { name: name.toLowerCase(), words: others, slashed }
  }
  return { name: (slashed ? first.slice(1) : first).toLowerCase(), words: rest, slashed }
}

/** Only what steers a command is narrowed; Chinese punctuation inside a text stays as typed. */
function halfWidth(text: string): string {
  return text
    .replaceAll(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (wide) =>
      String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0),
    )
    .replaceAll(/[\u3000\u00A0\u2000-\u200B\uFEFF]/g, ' ')
    .trim()
    .replace(/^[／﹨、\\]/, '/')
}

function splitWords(text: string): string[] {
  const words: string[] = []
  let word = ''
  let closing: string | undefined
  let quoted = false
  const flush = () => {
    if (word || quoted) words.push(word)
    word = ''
    quoted = false
  }
  for (const letter of text) {
    if (closing !== undefined) {
      if (letter === closing) closing = undefined
      else word += letter
    } else if (word === '' && quotes[letter] !== undefined) {
      closing = quotes[letter]
      quoted = true
    } else if (/\s/.test(letter)) flush()
    else word += letter
  }
  flush()
  return words
}

/** The names nearest to a mistyped one, best first, at most three; none when nothing is near. */
export function nearestNames(name: string, names: Iterable<string>): string[] {
  return [...names]
    .map((candidate) => ({ candidate, far: distance(name, candidate.replace(/^\//, '')) }))
    .filter(({ candidate, far }) => far <= Math.max(1, Math.floor(candidate.length / 2)))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Edit distance in which two neighbours swapped are one mistake. */
function distance(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)]
  const rows = Array.from({ length: from.length + 1 }, (_, i) =>
    Array.from({ length: to.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= from.length; i += 1) {
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        best = Math.min(best, at(i - 2, j - 2) + 1)
      }
      const row = rows[i]
      if (row) row[j] = best
    }
  }
  return at(from.length, to.length)
}

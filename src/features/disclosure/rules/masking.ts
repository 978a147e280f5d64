import { compoundSurnames } from '../../../../policies/compound-surnames.ts'
import { bodyWords, postWords, wordFor, type PostName } from '../../../../policies/roster-words.ts'

export type Naming = 'post' | 'surname' | 'hidden'

/** A post as everybody in the village calls it. */
export interface HeldPost {
  /** The general branch, the disclosing branch, another branch by its name, or a village body. */
  of: { kind: 'GB' | 'branch' | 'group' | 'VC' | 'VS' } | { unitName: string }
  post: PostName
}

/** Somebody whose name must not stand in what everybody reads. */
export interface Named {
  name: string
  /** The most fitting first. */
  posts: readonly HeldPost[]
}

const someone = '某'
/** What may stand between the letters of a name that was spread out or broken over two lines. */
const gap = String.raw`[\s\u3000·•・]*`
/** Identity cards, mobile numbers and landlines, also with gaps; sums of money are shorter. */
const numbers = /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[ -]?\d{7,8})(?![\dXx])/g

/** How somebody stands in what everybody reads (R114); the name itself never does. */
export function maskOf({ name, posts }: Named, naming: Naming): string {
  const [first] = posts
  if (naming === 'post' && first) return postLabel(first)
  if (naming === 'hidden') return someone.repeat(2)
  const letters = Array.from(name.replaceAll(/\s/g, ''))
  const surname = compoundSurnames.find((one) => name.startsWith(one)) ?? letters[0] ?? someone
  const given = letters.length - Array.from(surname).length
  return `${surname}${someone.repeat(Math.min(2, Math.max(1, given)))}`
}

function postLabel({ of, post }: HeldPost): string {
  const body = 'unitName' in of ? of.unitName : wordFor(bodyWords, of.kind)
  return `${body}${wordFor(postWords, post)}`
}

/**
 * A text with every name of the register, and every number that could reach somebody, put out of
 * sight. The longest name is looked for first, so that none is left over from another.
 */
export function maskText(
  text: string,
  people: readonly Named[],
  naming: Naming,
  { keepNumbers = false } = {},
): string {
  const masks = new Map(
    people
      .filter(({ name }) => Array.from(bare(name)).length > 1)
      .map((one) => [bare(one.name), maskOf(one, naming)]),
  )
  const names = [...masks.keys()].toSorted((a, b) => b.length - a.length)
  const clean = keepNumbers ? cleanText(text) : cleanText(text).replaceAll(numbers, '***')
  if (names.length === 0) return clean
  const pattern = new RegExp(names.map(spread).join('|'), 'gu')
  const once = clean.replaceAll(pattern, (found) => masks.get(bare(found)) ?? someone.repeat(2))
  // A mask and the letters beside it may read like another name; then nothing of it is said.
  return once.replaceAll(pattern, someone.repeat(2))
}

const bare = (name: string) => name.replaceAll(/[\s\u3000·•・]/g, '')

function spread(name: string): string {
  return Array.from(name, (letter) => letter.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join(gap)
}

/** Line ends of one kind, and nothing that cannot be seen. */
export function cleanText(given: unknown): string {
  if (typeof given !== 'string') return ''
  return given
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?!\n)[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
}

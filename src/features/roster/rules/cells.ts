import {
  bodyWords,
  flagWords,
  meaningOf,
  placeWords,
  postsOfBody,
  postWords,
  type PostBody,
  type PostName,
} from '../../../../policies/roster-words.ts'

export interface HeldPost {
  body: string
  post: string
}
export interface HeldFlag {
  flag: string
  detail: string | null
}
/** Codes of the row's own branch and group, for 支部书记 and 小组组长. */
export interface Home {
  branch: string | undefined
  group: string | undefined
}

/** Full-width letters become half-width, outer blanks go. */
export function tidy(cell: string): string {
  return cell.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
}

/** A name as it is compared: without blanks. */
export function tidyName(cell: string): string {
  return cell.normalize('NFKC').replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, '')
}

/** The year in `1996`, `1996年7月`, `1996-07-01` or `1996.7`; undefined when there is none. */
export function yearIn(cell: string): number | undefined {
  const found = /^(\d{4})(?!\d)/.exec(tidy(cell)) ?? /^(\d{4})(0[1-9]|1[0-2])(\d\d)?$/.exec(cell)
  const year = Number(found?.[1])
  return year >= 1900 && year <= 2100 ? year : undefined
}

/** `GB.secretary;VC.director` or 总支书记；村委会主任; undefined when a part is not understood. */
export function postsIn(cell: string, home: Home): HeldPost[] | undefined {
  const parts = partsOf(cell).map((part) => codedPost(part) ?? wordedPost(part, home))
  if (parts.includes(undefined)) return undefined
  const posts = parts.filter((part) => part !== undefined)
  return posts.filter(
    (held, at) => posts.findIndex((p) => p.body === held.body && p.post === held.post) === at,
  )
}

function codedPost(part: string): HeldPost | undefined {
  const [, code = '', word = ''] = /^([A-Za-z]+\d*(?:G\d+)?)\.(.+)$/.exec(part) ?? []
  const post = meaningOf(postWords, word)
  const body = code.toUpperCase()
  return code !== '' && post && hasPost(body, post) ? { body, post } : undefined
}

function wordedPost(part: string, home: Home): HeldPost | undefined {
  for (const kind of Object.keys(bodyWords) as PostBody[]) {
    for (const word of bodyWords[kind].toSorted((a, b) => b.length - a.length)) {
      if (!part.startsWith(word)) continue
      const post = meaningOf(postWords, part.slice(word.length).replace(/^的/, ''))
      const body = kind === 'branch' ? home.branch : kind === 'group' ? home.group : kind
      if (post && body && postsOfBody[kind].includes(post)) return { body, post }
    }
  }
  return undefined
}

/** Which kind of body a code names. */
export function bodyKind(code: string): PostBody | undefined {
  if (code === 'GB' || code === 'VC' || code === 'VS') return code
  if (/^[A-Z]+\d+G\d+$/.test(code)) return 'group'
  return /^[A-Z]+\d+$/.test(code) ? 'branch' : undefined
}

/** Whether such a body has such a post. */
export function hasPost(body: string, post: string): boolean {
  const kind = bodyKind(body)
  return kind !== undefined && postsOfBody[kind].includes(post as PostName)
}

/** `flowOut:destination;frail` or 流动(在流入地评议)；年老体弱; undefined when not understood. */
export function flagsIn(cell: string): HeldFlag[] | undefined {
  const parts = partsOf(cell).map(flagIn)
  if (parts.includes(undefined)) return undefined
  return unique(parts.filter((part) => typeof part === 'object'))
}

/** The flags among the words of a free remark; what is not understood is left out. */
export function flagsAmong(remark: string): HeldFlag[] {
  const found = partsOf(remark).map(flagIn)
  return unique(found.filter((flag) => typeof flag === 'object'))
}

/** `team` says nothing that the posts do not say. */
function flagIn(part: string): HeldFlag | 'team' | undefined {
  if (part === 'team') return 'team'
  const [, word = '', rest = ''] = /^([^:(]+)(?:[:(]([^)]*)\)?)?$/.exec(part) ?? []
  const flag = meaningOf(flagWords, word)
  if (!flag) return undefined
  if (flag === 'flowOut') {
    const place = rest === '' ? 'undetermined' : meaningOf(placeWords, rest)
    return place && { flag, detail: place }
  }
  if (flag === 'lostContact') {
    const months = /^(\d{1,3})\s*(?:months?|个月|月)?$/.exec(rest)?.[1]
    if (rest !== '' && months === undefined) return undefined
    return { flag, detail: months === undefined ? null : `${Number(months)}months` }
  }
  return rest === '' ? { flag, detail: null } : undefined
}

function partsOf(cell: string): string[] {
  return cell
    .normalize('NFKC')
    .split(/[;,、，；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function unique(flags: HeldFlag[]): HeldFlag[] {
  return flags.filter((flag, at) => flags.findIndex((f) => f.flag === flag.flag) === at)
}

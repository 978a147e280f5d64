export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'strike' | 'code'; children: Inline[] }
  | { kind: 'colour'; colour: string; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'tag'; colour: string; children: Inline[] }
  | { kind: 'number'; colour: string; text: string }
  | { kind: 'mention'; who: string }
  | { kind: 'person'; who: string }
  | { kind: 'time'; at: string; format: string }
  | { kind: 'image'; imageKey: string; alt: string }

type Attributes = Record<string, string>

interface Found {
  node: Inline
  length: number
}

type Rule = (source: string) => Found | undefined

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
}

/** Turns `&#42;` and its like into the character; only ever done to what is already text. */
export function decodeEntities(source: string): string {
  return source.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, dec, hex, name) => {
      if (name) return entities[String(name).toLowerCase()] ?? whole
      const point = dec ? Number(dec) : Number.parseInt(hex, 16)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}

const pairs: [RegExp, 'bold' | 'italic' | 'strike'][] = [
  [/^\*\*(?=\S)([\s\S]+?)(?<=\S)\*\*(?!\*)/, 'bold'],
  [/^__(?=\S)([\s\S]+?)(?<=\S)__/, 'bold'],
  [/^~~(?=\S)([\s\S]+?)(?<=\S)~~/, 'strike'],
  [/^\*(?=[^\s*])([^*]+?)(?<=\S)\*/, 'italic'],
  [/^_(?=[^\s_])([^_]+?)(?<=\S)_(?![\p{L}\p{N}])/u, 'italic'],
]

function emphasis(source: string): Found | undefined {
  for (const [pattern, kind] of pairs) {
    const match = pattern.exec(source)
    if (match) {
      return { node: { kind, children: parseInline(match[1] ?? '') }, length: match[0].length }
    }
  }
  return undefined
}

function code(source: string): Found | undefined {
  const match = /^`([^`]+)`/.exec(source)
  if (!match) return undefined
  const text: Inline = { kind: 'text', text: decodeEntities(match[1] ?? '') }
  return { node: { kind: 'code', children: [text] }, length: match[0].length }
}

function link(source: string): Found | undefined {
  const match = /^(!?)\[([^\]]*)\]\(([^()\s]*)\)/.exec(source)
  if (!match) return undefined
  const [whole, image, label = '', target = ''] = match
  const node: Inline = image
    ? { kind: 'image', imageKey: target, alt: decodeEntities(label) }
    : { kind: 'link', url: decodeEntities(target), children: parseInline(label) }
  return { node, length: whole.length }
}

const known = 'font|text_tag|number_tag|at|person|a|link|raw|local_datetime'
const opening = new RegExp(
  `^<(${known})((?:\\s+[\\w-]+\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s>]*))*)\\s*(/?)>`,
)

function element(source: string): Found | undefined {
  const line = /^<br\s*\/?>/.exec(source)
  if (line) return { node: { kind: 'break' }, length: line[0].length }
  const match = opening.exec(source)
  if (!match) return undefined
  const [start, name = '', attributes = '', closed] = match
  const rest = source.slice(start.length)
  const end = closed ? 0 : closingOf(rest, name)
  // An <at> without its end is common in hand-written cards and means the same.
  const inner = end < 0 ? '' : rest.slice(0, end)
  const tail = closed || end < 0 ? 0 : `</${name}>`.length
  const node = nodeOf(name, readAttributes(attributes), inner)
  return node && { node, length: start.length + inner.length + tail }
}

function closingOf(rest: string, name: string): number {
  let depth = 1
  for (const match of rest.matchAll(new RegExp(`<(/?)${name}\\b[^>]*>`, 'g'))) {
    depth += match[1] ? -1 : 1
    if (depth === 0) return match.index
  }
  return -1
}

function readAttributes(source: string): Attributes {
  const read: Attributes = {}
  for (const match of source.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)) {
    read[match[1] ?? ''] = decodeEntities(match[2] ?? match[3] ?? match[4] ?? '')
  }
  return read
}

function nodeOf(name: string, attributes: Attributes, inner: string): Inline | undefined {
  const colour = attributes['color'] ?? attributes['background_color'] ?? 'neutral'
  const who = attributes['id'] ?? attributes['user_id'] ?? attributes['ids'] ?? ''
  switch (name) {
    case 'font':
      return { kind: 'colour', colour, children: parseInline(inner) }
    case 'text_tag':
      return { kind: 'tag', colour, children: parseInline(inner) }
    case 'number_tag':
      return { kind: 'number', colour, text: decodeEntities(inner) }
    case 'at':
      return { kind: 'mention', who }
    case 'person':
      return { kind: 'person', who }
    case 'raw':
      return { kind: 'text', text: decodeEntities(inner) }
    case 'local_datetime':
      return {
        kind: 'time',
        at: attributes['millisecond'] ?? '',
        format: attributes['format_type'] ?? '',
      }
    default: {
      const url = attributes['href'] ?? attributes['url'] ?? ''
      return { kind: 'link', url, children: parseInline(inner) }
    }
  }
}

const rules: Record<string, Rule[]> = {
  '*': [emphasis],
  _: [emphasis],
  '~': [emphasis],
  '`': [code],
  '[': [link],
  '!': [link],
  '<': [element],
}

/** Feishu's inline markup as a tree. Anything that is not markup is text, also broken markup. */
export function parseInline(source: string): Inline[] {
  const nodes: Inline[] = []
  let text = ''
  const flush = () => {
    if (text) nodes.push({ kind: 'text', text: decodeEntities(text) })
    text = ''
  }
  for (let at = 0; at < source.length; ) {
    const letter = source[at] ?? ''
    if (letter === '\n') {
      flush()
      nodes.push({ kind: 'break' })
      at += 1
      continue
    }
    // A lone underscore inside a word is part of the word, as in `start_meeting`.
    const inWord = letter === '_' && /[\p{L}\p{N}]/u.test(source[at - 1] ?? '')
    const found = inWord ? undefined : firstOf(rules[letter], source.slice(at))
    if (found) {
      flush()
      nodes.push(found.node)
      at += found.length
    } else {
      text += letter
      at += 1
    }
  }
  flush()
  return nodes
}

function firstOf(list: Rule[] | undefined, source: string): Found | undefined {
  for (const rule of list ?? []) {
    const found = rule(source)
    if (found) return found
  }
  return undefined
}

export type Block =
  | { kind: 'paragraph'; source: string }
  | { kind: 'heading'; level: number; source: string }
  | { kind: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { kind: 'quote'; source: string }
  | { kind: 'code'; text: string }
  | { kind: 'line' }

export interface ListItem {
  source: string
  nested: Block[]
}

const itemPattern = /^(\s*)(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/

/** Splits card markdown into blocks; what stands inside a block is for `parseInline`. */
export function parseBlocks(source: string): Block[] {
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  let paragraph: string[] = []
  const flush = () => {
    const text = paragraph.join('\n').replace(/^\n+|\n+$/g, '')
    if (text) blocks.push({ kind: 'paragraph', source: text })
    paragraph = []
  }
  for (let at = 0; at < lines.length; ) {
    const taken = takeBlock(lines, at)
    if (taken) {
      flush()
      blocks.push(taken.block)
      at = taken.next
    } else {
      paragraph.push(lines[at] ?? '')
      at += 1
    }
  }
  flush()
  return blocks
}

interface Taken {
  block: Block
  next: number
}

function takeBlock(lines: readonly string[], at: number): Taken | undefined {
  const line = lines[at] ?? ''
  const heading = /^(#{1,6})\s+(.*)$/.exec(line)
  if (heading) {
    const level = heading[1]?.length ?? 1
    return { block: { kind: 'heading', level, source: heading[2] ?? '' }, next: at + 1 }
  }
  if (/^\s*(?:-{3,}|\*{3,}|<hr\s*\/?>)\s*$/.test(line)) {
    return { block: { kind: 'line' }, next: at + 1 }
  }
  if (line.startsWith('```')) return takeCode(lines, at)
  if (/^>\s?/.test(line)) return takeQuote(lines, at)
  if (itemPattern.test(line)) return takeList(lines, at)
  return undefined
}

function takeCode(lines: readonly string[], at: number): Taken {
  const end = lines.findIndex((line, index) => index > at && line.startsWith('```'))
  const stop = end < 0 ? lines.length : end
  return { block: { kind: 'code', text: lines.slice(at + 1, stop).join('\n') }, next: stop + 1 }
}

function takeQuote(lines: readonly string[], at: number): Taken {
  let next = at
  while (/^>\s?/.test(lines[next] ?? '')) next += 1
  const source = lines.slice(at, next).map((line) => line.replace(/^>\s?/, ''))
  return { block: { kind: 'quote', source: source.join('\n') }, next }
}

function takeList(lines: readonly string[], at: number): Taken {
  const first = itemPattern.exec(lines[at] ?? '')
  const indent = first?.[1]?.length ?? 0
  const ordered = first?.[3] !== undefined
  const items: ListItem[] = []
  let next = at
  while (next < lines.length) {
    const match = itemPattern.exec(lines[next] ?? '')
    const depth = match?.[1]?.length ?? -1
    const last = items.at(-1)
    if (match && last && depth > indent + 1) {
      const inner = takeList(lines, next)
      last.nested.push(inner.block)
      next = inner.next
    } else if (match && depth >= indent && (match[3] !== undefined) === ordered) {
      items.push({ source: match[4] ?? '', nested: [] })
      next += 1
    } else break
  }
  return { block: { kind: 'list', ordered, start: Number(first?.[3] ?? 1), items }, next }
}

import type { BasisDocument, Fraction, Named } from './policy.ts'

/** How one parameter is shown, asked for and read back. */
export interface Codec {
  kind: 'line' | 'lines' | 'choice'
  /** For `choice`: what is offered, by label. */
  options: readonly string[]
  /** What a person may write, in plain Chinese. */
  hint: string
  show(value: unknown): string
  /** The value a text stands for; undefined when it stands for none. */
  read(text: string, before: unknown): unknown
}

const none = '无'
const separator = '；'

function line(hint: string, show: Codec['show'], read: Codec['read']): Codec {
  return { kind: 'line', options: [], hint, show, read }
}

export const textLine = line('写文字', String, (text) => text)

export const wholeNumber = line('写整数', String, (text) =>
  /^-?\d{1,4}$/.test(text) ? Number(text) : undefined,
)

export const numberOrNone = line(
  '写整数；没有就写“无”',
  (value) => (value === null ? none : `${value as number}`),
  (text) => (text === none ? null : /^\d{1,4}$/.test(text) ? Number(text) : undefined),
)

export const share = line('写百分数或分数，如 15%、1/3', showShare, (text) => readShare(text))

export const shareOrNone = line(
  '写百分数或分数，如 15%、1/3；没有就写“无”',
  (value) => (value === null ? none : showShare(value)),
  (text) => (text === none ? null : readShare(text)),
)

export const monthDay = line('写月和日，如 03-07', String, (text) =>
  /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) ? text : undefined,
)

export const threeNumbers = line('写三个整数，用顿号隔开', joinNumbers, (text) => {
  const numbers = text.split(/[、,，]/).map((part) => part.trim())
  return numbers.length === 3 && numbers.every((part) => /^\d{1,4}$/.test(part))
    ? numbers.map(Number)
    : undefined
})

function joinNumbers(value: unknown): string {
  return (value as number[]).join('、')
}

/** One of several values, by label. */
export function choice(labels: Readonly<Record<string, unknown>>): Codec {
  const entries = Object.entries(labels)
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  return {
    kind: 'choice',
    options: entries.map(([label]) => label),
    hint: entries.map(([label]) => label).join('、'),
    show: (value) => entries.find(([, one]) => same(one, value))?.[0] ?? '（其他）',
    read: (text) => entries.find(([label]) => label === text)?.[1],
  }
}

export const yesNo = choice({ 是: true, 否: false })

function lines(hint: string, show: (one: never) => string, read: ReadLine): Codec {
  return {
    kind: 'lines',
    options: [],
    hint,
    show: (value) => (value as never[]).map(show).join(separator),
    read: (text, before) => {
      const parts = text
        .split(/[；;\n]/)
        .map((part) => part.trim())
        .filter(Boolean)
      const values = parts.map((part, at) => read(part, { at, all: parts, before }))
      return values.includes(undefined) ? undefined : values
    },
  }
}

type ReadLine = (
  part: string,
  where: { at: number; all: readonly string[]; before: unknown },
) => unknown

export const textLines = lines('每行一条', String, (part) => part)

/** Names keep their key: the same name, or the same place when the number is unchanged. */
export const namedLines = lines(
  '每行一条',
  (one: Named) => one.name,
  (part, { at, all, before }) => {
    const known = before as Named[]
    const same = known.find((one) => one.name === part)
    const renamed = known.length === all.length ? known[at] : undefined
    const free = renamed && !all.includes(renamed.name) ? renamed.id : `own-${part}`
    return { id: same?.id ?? free, name: part }
  },
)

export const holidayLines = lines(
  '每行一个：名称 开始日 结束日，如 春节 2018-02-15 2018-02-21',
  (one: { name: string; from: string; to: string }) => `${one.name} ${one.from} ${one.to}`,
  (part) => {
    const found = /^(\S+) (\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d)$/.exec(part)
    if (!found || found[2]! > found[3]!) return undefined
    return { name: found[1], from: found[2], to: found[3] }
  },
)

export const dayLines = lines('每行一天，如 2018-02-24', String, (part) =>
  /^\d{4}-\d\d-\d\d$/.test(part) ? part : undefined,
)

const openMark = '先空着'

/** Issuer｜title｜number｜date, and whether a blank is left on purpose. */
export const basisLines = lines(
  '每行一份：发文单位｜标题｜文号｜日期，没有的空着；确定先空着的在最后写｜先空着',
  showBasis,
  (part) => {
    const [issuer = '', title = '', number = '', date = '', mark] = part
      .split(/[｜|]/)
      .map((piece) => piece.trim())
    if (mark !== undefined && mark !== '' && mark !== openMark) return undefined
    return {
      issuer,
      title,
      number: number || null,
      date: date || null,
      leftOpen: mark === openMark,
    }
  },
)

function showBasis(one: BasisDocument): string {
  const parts = [one.issuer, one.title, one.number ?? '', one.date ?? '']
  return [...parts, ...(one.leftOpen ? [openMark] : [])].join('｜')
}

/** As it was written, in per cent or as a fraction: a third stays 1/3. */
export function showShare(value: unknown): string {
  const { num, den } = value as Fraction
  return den === 100 ? `${num}%` : `${num}/${den}`
}

function readShare(text: string): Fraction | undefined {
  const percent = /^(\d{1,3})[%％]$/.exec(text)
  const parts = percent ? [percent[1], '100'] : text.split('/')
  if (parts.length !== 2 || !parts.every((part) => /^\d{1,4}$/.test(part ?? ''))) return undefined
  const [num, den] = parts.map(Number) as [number, number]
  return den > 0 && num <= den ? { num, den } : undefined
}

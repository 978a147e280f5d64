import { officialDay, type Block } from './blocks.ts'
import * as measures from './measures.ts'
import { signingRows } from './signing.ts'
import { titleLines } from './title-lines.ts'
import { formXml } from './word-form.ts'
import type { StyleId } from './word-styles.ts'
import { tableXml } from './word-table.ts'
import { fullLinesOf, lineBreak, paragraph, paragraphOf, run, tab } from './word-text.ts'

export interface Place {
  /** Of the type area, in twips. */
  width: number
  /** Not parted from what comes after it. */
  keepNext: boolean
}

type Draw<Kind extends Block['kind']> = (
  block: Extract<Block, { kind: Kind }>,
  place: Place,
) => string

/** What a block becomes in Word. */
export function blockXml(block: Block, place: Place): string {
  const draw = draws[block.kind] as Draw<Block['kind']>
  return draw(block, place)
}

const { charTwips, charsIn } = measures

const draws: { [Kind in Block['kind']]: Draw<Kind> } = {
  title: ({ text }, { width }) => title(text, width),
  addressee: ({ text }) => paragraph('Flush', `${text}：`),
  heading: ({ level, text }) => paragraph(headingStyles[level - 1] ?? 'Body', text),
  paragraph: ({ text }, { keepNext }) => lines('Body', text, keepNext),
  labelled: ({ label, text }, { keepNext }) => {
    const indent = (label.length + 1) * charTwips
    const said = fullLinesOf(text).map((line) => run(line))
    const runs = `${run(`${label}：`, measures.fonts.first)}${said.join(lineBreak)}`
    return paragraphOf('Flush', runs, { left: indent, hanging: indent, keepNext })
  },
  table: tableXml,
  form: ({ rows }, place) => formXml(rows, place),
  attachments: ({ names }) => names.map((name, at) => attachment(name, at, names.length)).join(''),
  signOff: ({ agency, day }) => signOff(agency, officialDay(day)),
  signatures: ({ names }, { width, keepNext }) => signatures(names, width, keepNext),
  ruled: ({ lines: count }, { width, keepNext }) => {
    // NOTE: not with borders: of paragraphs that have the same one, only the last is ruled.
    const tabs = [{ at: width, leader: 'underscore' }] as const
    const ruledLine = (keeps: boolean) => paragraphOf('Flush', tab, { tabs, keepNext: keeps })
    return ruledLine(false).repeat(count - 1) + ruledLine(keepNext)
  },
  appendix: ({ label, title: text }, { width }) =>
    paragraph('AppendixLabel', label, { newPage: true }) +
    paragraph('Flush', '', { keepNext: true }) +
    title(text, width),
  pageBreak: () => paragraph('Flush', '', { newPage: true }),
  note: ({ text }, { keepNext }) => lines('Note', text, keepNext),
}

function title(text: string, width: number): string {
  // One less than there is room for: digits are seldom exactly half as wide.
  const most = Math.floor(width / (measures.size.title * 10)) - 1
  const parts = titleLines(text, most).map((line) => run(line))
  return paragraphOf('DocumentTitle', parts.join(lineBreak))
}

const headingStyles: readonly StyleId[] = [
  'HeadingFirst',
  'HeadingSecond',
  'HeadingThird',
  'HeadingFourth',
]

function lines(style: StyleId, text: string, keepNext: boolean): string {
  const all = fullLinesOf(text)
  return all
    .map((line, at) => paragraph(style, line, { keepNext: keepNext && at === all.length - 1 }))
    .join('')
}

/** A line each to sign on, two beside each other where there is room. */
function signatures(names: readonly string[], width: number, keepNext: boolean): string {
  const { rows, left, chars } = signingRows(names, width)
  const stops = left === 0 ? [(chars - 1) / 2, (chars + 1) / 2, chars] : [chars]
  const tabs = stops.map((stop, at) => {
    return { at: Math.round(stop * charTwips), leader: at === 1 ? 'none' : 'underscore' } as const
  })
  const drawn = rows.map((row, at) => {
    const runs = row.map((name) => `${run(`${name}：`)}${tab}`).join(tab)
    const keeps = keepNext || at < rows.length - 1
    return paragraphOf('Flush', runs, { keepNext: keeps, tabs, left: left * charTwips })
  })
  return `${paragraph('Flush', '', { keepNext: true })}${drawn.join('')}`
}

/** 附件：1.甲, the others aligned with the first one's name. */
function attachment(name: string, at: number, count: number): string {
  const number = count > 1 ? `${at + 1}.` : ''
  const label = at === 0 ? '附件：' : ''
  return paragraph('Flush', `${label}${number}${name}`, { left: (at === 0 ? 2 : 5) * charTwips })
}

/** The name centred on the day, the day four characters from the right, three lines for a seal. */
function signOff(agency: string, day: string): string {
  const dayWidth = charsIn(day)
  const agencyWidth = charsIn(agency)
  // A name too long for its place goes to the edge, and the day with it.
  const dayRight = Math.max(4, (agencyWidth - dayWidth) / 2)
  const agencyRight = dayRight + (dayWidth - agencyWidth) / 2
  const at = (chars: number) => Math.max(0, Math.round(chars * charTwips))
  return [
    ...Array.from({ length: 3 }, () => paragraph('Flush', '', { keepNext: true })),
    paragraph('SignOff', agency, { keepNext: true, right: at(agencyRight) }),
    paragraph('SignOff', day, { right: at(dayRight) }),
  ].join('')
}

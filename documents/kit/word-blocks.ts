import type { IParagraphOptions, Paragraph, Table } from 'docx'
import { officialDay, type Block } from './blocks.ts'
import * as measures from './measures.ts'
import { drawForm } from './word-form.ts'
import { drawTable } from './word-table.ts'

type Docx = typeof import('docx')
type Drawn = Paragraph | Table
type Draw<Kind extends Block['kind']> = (
  docx: Docx,
  block: Extract<Block, { kind: Kind }>,
  width: number,
) => Drawn[]

/** What a block becomes in Word; `width` is the type area's, in twips. */
export function drawBlock(docx: Docx, block: Block, width: number): Drawn[] {
  const draw = draws[block.kind] as Draw<Block['kind']>
  return draw(docx, block, width)
}

const twoChars = { firstLineChars: 200, firstLine: 2 * measures.charTwips }

const draws: { [Kind in Block['kind']]: Draw<Kind> } = {
  title: (docx, { text }) => [
    paragraph(
      docx,
      text,
      { font: measures.fonts.title, size: measures.size.title },
      {
        alignment: docx.AlignmentType.CENTER,
        spacing: {
          line: measures.titleLineTwips,
          lineRule: docx.LineRuleType.EXACT,
          after: measures.lineTwips,
        },
        keepNext: true,
      },
    ),
  ],
  addressee: (docx, { text }) => [paragraph(docx, `${text}：`)],
  heading: (docx, { level, text }) => [
    paragraph(docx, text, { font: headingFonts[level - 1] }, { indent: twoChars, keepNext: true }),
  ],
  paragraph: (docx, { text }) =>
    linesOf(text).map((line) => paragraph(docx, line, {}, { indent: twoChars })),
  labelled: (docx, { label, text }) => [
    new docx.Paragraph({
      indent: {
        left: (label.length + 1) * measures.charTwips,
        hanging: (label.length + 1) * measures.charTwips,
      },
      children: [
        run(docx, `${label}：`, { font: measures.fonts.first }),
        ...linesOf(text).map((line, at) => run(docx, line, {}, at > 0)),
      ],
    }),
  ],
  table: (docx, block, width) => [drawTable(docx, block, width), paragraph(docx, '')],
  form: (docx, { rows }, width) => [drawForm(docx, rows, width), paragraph(docx, '')],
  attachments: (docx, { names }) =>
    names.map((name, at) =>
      paragraph(
        docx,
        `${at === 0 ? '附件：' : ''}${names.length > 1 ? `${at + 1}.` : ''}${name}`,
        {},
        { indent: { left: (at === 0 ? 2 : 5) * measures.charTwips } },
      ),
    ),
  signOff: (docx, { agency, day }) => signOff(docx, agency, officialDay(day)),
  signatures: (docx, { names }) => [
    paragraph(docx, ''),
    ...names.map((name) =>
      paragraph(docx, `${name}：`, {}, { indent: { left: measures.charTwips * 14 } }),
    ),
  ],
  ruled: (docx, { lines }) => Array.from({ length: lines }, () => ruledLine(docx)),
  appendix: (docx, { label, title }) => [
    paragraph(docx, label, { font: measures.fonts.first }, { pageBreakBefore: true }),
    paragraph(docx, ''),
    ...draws.title(docx, { kind: 'title', text: title }, 0),
  ],
  pageBreak: (docx) => [paragraph(docx, '', {}, { pageBreakBefore: true })],
  note: (docx, { text }) =>
    linesOf(text).map((line) => paragraph(docx, line, { size: measures.size.note })),
}

const headingFonts = [
  measures.fonts.first,
  measures.fonts.second,
  measures.fonts.body,
  measures.fonts.body,
]

interface Look {
  font?: string | undefined
  size?: number
}

function run(docx: Docx, text: string, { font = measures.fonts.body, size }: Look, breaks = false) {
  return new docx.TextRun({
    text,
    font: { name: font, eastAsia: font },
    size: size ?? measures.size.body,
    ...(breaks && { break: 1 }),
  })
}

function paragraph(
  docx: Docx,
  text: string,
  look: Look = {},
  more: Partial<IParagraphOptions> = {},
): Paragraph {
  return new docx.Paragraph({ ...more, children: [run(docx, text, look)] })
}

/** The name centred on the day, the day four characters from the right, three lines for a seal. */
function signOff(docx: Docx, agency: string, day: string): Paragraph[] {
  const dayWidth = widthOf(day)
  const agencyWidth = widthOf(agency)
  const right = 4 + Math.max(0, (agencyWidth - dayWidth) / 2)
  const at = (chars: number): Partial<IParagraphOptions> => ({
    alignment: docx.AlignmentType.RIGHT,
    indent: { right: Math.max(0, Math.round(chars * measures.charTwips)) },
    keepLines: true,
  })
  return [
    ...Array.from({ length: 3 }, () => paragraph(docx, '', {}, { keepNext: true })),
    paragraph(docx, agency, {}, { ...at(right + (dayWidth - agencyWidth) / 2), keepNext: true }),
    paragraph(docx, day, {}, at(right)),
  ]
}

/** In full characters: a figure is half as wide. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 ? 0.5 : 1), 0)
}

function ruledLine(docx: Docx): Paragraph {
  return new docx.Paragraph({
    border: { bottom: { style: docx.BorderStyle.SINGLE, size: 4, color: '808080', space: 1 } },
    children: [],
  })
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '')
}

import type { FileChild, ISectionOptions } from 'docx'
import { drawBlock } from './word-blocks.ts'
import type { OfficialDocument } from './blocks.ts'
import * as measures from './measures.ts'

/** A document as a Word file, laid out as GB/T 9704 asks (`domain.md` 4.3). */
export async function wordFile(document: OfficialDocument): Promise<Uint8Array> {
  // Loaded when the first document is made: nobody pays for it at the start.
  const docx = await import('docx')
  const children = document.blocks.flatMap((block) =>
    drawBlock(docx, block, typeWidth(document)),
  ) as FileChild[]
  const file = new docx.Document({
    title: document.name,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: bodyRun, paragraph: bodyLine(docx) } } },
    sections: [sectionOf(docx, document, children)],
  })
  return new Uint8Array(await docx.Packer.toArrayBuffer(file))
}

type Docx = typeof import('docx')

const bodyRun = {
  font: { name: measures.fonts.body, eastAsia: measures.fonts.body },
  size: measures.size.body,
  language: { value: 'zh-CN', eastAsia: 'zh-CN' },
}

function bodyLine(docx: Docx) {
  return { spacing: { line: measures.lineTwips, lineRule: docx.LineRuleType.EXACT } }
}

function typeWidth({ landscape }: OfficialDocument): number {
  const { paper, margins } = measures
  return landscape
    ? paper.height - margins.top - margins.bottom
    : paper.width - margins.left - margins.right
}

function sectionOf(
  docx: Docx,
  { landscape }: OfficialDocument,
  children: FileChild[],
): ISectionOptions {
  const { paper, margins } = measures
  // Turned to the left for printing: what was the top is the left then.
  const turned = { top: margins.left, left: margins.bottom, right: margins.top, bottom: 1474 }
  return {
    properties: {
      page: {
        size: {
          ...paper,
          orientation: landscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
        },
        margin: { ...(landscape ? turned : margins), footer: measures.footerFromEdge },
      },
      grid: { type: docx.DocumentGridType.LINES_AND_CHARS, linePitch: measures.lineTwips },
    },
    footers: {
      default: pageNumber(docx, 'right'),
      even: pageNumber(docx, 'left'),
    },
    children,
  }
}

/** — 1 —, outside: right on odd pages, left on even ones, one character from the edge. */
function pageNumber(docx: Docx, side: 'left' | 'right') {
  const run = {
    font: { name: measures.fonts.pageNumber, eastAsia: measures.fonts.pageNumber },
    size: measures.size.pageNumber,
  }
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: side === 'right' ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT,
        indent: { [side]: measures.size.pageNumber * 10 },
        children: [new docx.TextRun({ ...run, children: ['— ', docx.PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

import type { Paragraph } from 'docx'
import * as measures from './measures.ts'

type Docx = typeof import('docx')

interface Look {
  isHead: boolean
  isCentred: boolean
  size: number
}

/** The paragraphs of a cell, one for each line of its text. */
export function cellLines(docx: Docx, text: string, look: Look): Paragraph[] {
  const font = look.isHead ? measures.fonts.first : measures.fonts.body
  return text.split(/\r?\n/).map(
    (line) =>
      new docx.Paragraph({
        alignment: look.isCentred ? docx.AlignmentType.CENTER : docx.AlignmentType.LEFT,
        // Exact lines do not snap to the grid of the body, which is far too wide for a table.
        spacing: { line: look.size * 15, lineRule: docx.LineRuleType.EXACT },
        children: [
          new docx.TextRun({ text: line, font: { name: font, eastAsia: font }, size: look.size }),
        ],
      }),
  )
}

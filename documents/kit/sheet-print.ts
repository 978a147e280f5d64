import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import type { Feature } from 'write-excel-file/node'
import {
  findElement,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeTextContent,
} from 'write-excel-file/utility'

const sheetPart = 'xl/worksheets/sheet{id}.xml'

/** How a sheet is printed: as wide as an A4 page, with its head, title and number on each. */
export function printedAs(title: string, sheet: string): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        [sheetPart]: { transform: (xml, { orientation }) => pageOf(xml, title, orientation) },
        'xl/workbook.xml': { transform: (xml) => headRow(xml, sheet) },
        'xl/styles.xml': { transform: asTyped },
      },
    },
  }
}

function pageOf(xml: string, title: string, orientation = 'portrait'): string {
  const said = `&C&14${title.replaceAll('&', '&&')}`
  const parts = [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.5" right="0.5" top="0.9" bottom="0.7" header="0.4" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddHeader>${sanitizeTextContent(said)}</oddHeader>
<oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>`,
  ]
  return parts.reduce((made, part) => inserted(made, part), xml)
}

/** In the place Excel wants it, instead of what may be there. */
function inserted(xml: string, part: string): string {
  const name = /^<(\w+)/.exec(part)?.[1] ?? ''
  const old = findElement(xml, name)
  if (old) return replaceElement(xml, old, part)
  const order = getOrderOfSiblings(sheetPart, 'worksheet') ?? []
  return insertElementMarkupAccordingToOrderOfSiblings(xml, part, order, 'worksheet')
}

function headRow(xml: string, sheet: string): string {
  const names = `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheet}'!$1:$1</definedName></definedNames>`
  const old = findElement(xml, 'definedNames')
  if (!old) throw new Error('the workbook has no place for names')
  return replaceElement(xml, old, names)
}

/**
 * Marks every wrapped text as typed with an apostrophe: what looks like a formula stays text even
 * when somebody edits the cell.
 */
function asTyped(xml: string): string {
  return xml.replaceAll(/<xf (?=[^>]*>\s*<alignment[^>]*wrapText="1")/g, '<xf quotePrefix="1" ')
}

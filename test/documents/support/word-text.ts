import { strFromU8, unzipSync } from 'fflate'
import type { OfficialDocument } from '../../../documents/kit/blocks.ts'
import { wordFile } from '../../../documents/kit/word.ts'

export interface WordText {
  xml: string
  /** What is printed, a line for each paragraph. */
  text: string
  /** Tags that do not pair up: a file Word would offer to repair. */
  broken: string[]
}

/** A document as Word reads it. */
export async function wordText(document: OfficialDocument): Promise<WordText> {
  const files = unzipSync(wordFile(document))
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  const broken = Object.entries(files)
    .filter(([name]) => name.endsWith('.xml') || name.endsWith('.rels'))
    .flatMap(([name, bytes]) => unpaired(strFromU8(bytes)).map((tag) => `${name}: ${tag}`))
  return { xml, text: printedIn(xml), broken }
}

function printedIn(xml: string): string {
  return xml
    .replaceAll('</w:p>', '\n')
    .replaceAll('<w:br/>', '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof signs) => signs[name])
}

const signs = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function unpaired(xml: string): string[] {
  const open: string[] = []
  for (const [, closes, tag = '', empty] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (empty) continue
    if (!closes) open.push(tag)
    else if (open.pop() !== tag) return [tag]
  }
  return open
}

import { zipSync } from 'fflate'
import type { OfficialDocument } from './blocks.ts'
import { typeWidth } from './measures.ts'
import { isSigning } from './signing.ts'
import { blockXml } from './word-blocks.ts'
import { partsAround } from './word-frame.ts'

/**
 * A document as a Word file, laid out as GB/T 9704 asks (`domain.md` 4.3); why without a library
 * stands in docs/decisions/058-word-files-as-text.md.
 */
export function wordFile(document: OfficialDocument): Uint8Array {
  const { name, blocks, landscape = false } = document
  const width = typeWidth(landscape)
  const body = blocks.map((block, at) => {
    return blockXml(block, { width, keepNext: isSigning(blocks[at + 1]) })
  })
  return zipSync(partsAround(body.join(''), name, landscape))
}

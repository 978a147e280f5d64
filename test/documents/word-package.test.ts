import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../documents/kit/blocks.ts'
import { wordFile } from '../../documents/kit/word.ts'
import { samples } from './samples/index.ts'
import { wordText } from './support/word-text.ts'

function partsOf(blocks: readonly Block[]): Record<string, string> {
  const files = unzipSync(wordFile({ name: '样本 <1> & "2"', blocks }))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const allMatches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

describe('the package of a Word file', () => {
  const parts = partsOf([{ kind: 'paragraph', text: '正文' }])

  test('declares every part it holds, and holds every part it declares', () => {
    const declared = allMatches(parts['[Content_Types].xml'] ?? '', /PartName="\/([^"]+)"/g)
    const xml = Object.keys(parts).filter((name) => name.endsWith('.xml') && !name.startsWith('['))
    expect(declared.toSorted()).toEqual(xml.toSorted())
  })

  test('leads from the package to the document, and from it to its parts', () => {
    const targets = (name: string) => allMatches(parts[name] ?? '', /Target="([^"]+)"/g)
    expect(targets('_rels/.rels')).toEqual(['word/document.xml', 'docProps/core.xml'])
    for (const target of targets('word/_rels/document.xml.rels')) {
      expect(parts).toHaveProperty([`word/${target}`])
    }
    const ids = allMatches(parts['word/_rels/document.xml.rels'] ?? '', / Id="([^"]+)"/g)
    const asked = allMatches(parts['word/document.xml'] ?? '', /r:id="([^"]+)"/g)
    expect(asked).toEqual(['footerOdd', 'footerEven'])
    expect(asked.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('says its title, and neither who made it nor when', () => {
    const core = parts['docProps/core.xml'] ?? ''
    expect(core).toContain('<dc:title>样本 &lt;1&gt; &amp; &quot;2&quot;</dc:title>')
    expect(core).not.toMatch(/creator|created|modified/i)
  })

  test('names for each font one that stands in for it', () => {
    const named = allMatches(parts['word/styles.xml'] ?? '', /w:eastAsia="([^"-]+)"/g)
    const known = allMatches(parts['word/fontTable.xml'] ?? '', /<w:font w:name="([^"]+)"/g)
    expect(new Set(known)).toEqual(new Set(named))
    expect(parts['word/fontTable.xml']?.match(/<w:altName w:val="\w[^"]+"/g)).toHaveLength(5)
  })

  test('is the same bytes for the same document', () => {
    const document = { name: '甲', blocks: [{ kind: 'paragraph', text: '乙' }] } as const
    const main = (bytes: Uint8Array) => unzipSync(bytes)['word/document.xml']
    expect(main(wordFile(document))).toEqual(main(wordFile(document)))
  })
})

/** The order in which Word takes the parts of a paragraph's look. */
const order =
  'pStyle keepNext keepLines pageBreakBefore tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl'
const orders: Record<string, string[]> = {
  pPr: order.split(' '),
  tcPr: ['tcW', 'gridSpan', 'vAlign'],
  tblPr: ['tblW', 'tblBorders', 'tblLayout', 'tblCellMar'],
  trPr: ['cantSplit', 'trHeight', 'tblHeader'],
}

test('every look in every document has its parts in the order Word takes them', async () => {
  const styles = partsOf([])['word/styles.xml'] ?? ''
  const known = allMatches(styles, /w:styleId="(\w+)"/g)
  for (const { make, view } of samples) {
    const { xml } = await wordText(make(view))
    expect(allMatches(xml, /<w:pStyle w:val="(\w+)"/g).filter((id) => !known.includes(id))).toEqual(
      [],
    )
    for (const [tag, names] of Object.entries(orders)) {
      for (const look of allMatches(
        `${xml}${styles}`,
        new RegExp(`<w:${tag}>(.*?)</w:${tag}>`, 'gs'),
      )) {
        const inner = look.replaceAll(/<w:(tabs|tblBorders|tblCellMar)>.*?<\/w:\1>/gs, '<w:$1/>')
        const places = allMatches(inner, /<w:(\w+)/g).map((name) => names.indexOf(name))
        expect(places, look).toEqual(places.toSorted((a, b) => a - b))
        expect(places, look).not.toContain(-1)
      }
    }
  }
})

describe('what nobody sees on a keyboard', () => {
  test.each([
    ['a null and other control characters', '甲\u0000乙\u0008\u001f丙', '甲乙丙'],
    ['half a character', `甲\ud83d乙`, '甲\ufffd乙'],
    ['what is no character', '甲\ufffe\uffff乙', '甲乙'],
    ['a new line of another program', '甲\u000b乙\u2028丙', '甲\n乙\n丙'],
    ['a smiling face', '甲😀', '甲😀'],
  ])('%s leaves a file that opens', async (_name, typed, printed) => {
    const blocks: Block[] = [
      { kind: 'table', columns: [{ title: typed, width: 1 }], rows: [[typed]] },
      { kind: 'form', rows: [[{ label: '话', text: typed }]] },
    ]
    const { text, broken } = await wordText({ name: typed, blocks })
    expect(broken).toEqual([])
    expect(text.split(printed)).toHaveLength(4)
  })
})

test('ruled lines are lines of their own, which borders of like paragraphs are not', () => {
  const xml = partsOf([{ kind: 'ruled', lines: 3 }])['word/document.xml'] ?? ''
  expect(xml.match(/w:leader="underscore"[^>]*\/><\/w:tabs><\/w:pPr><w:r><w:tab\/>/g)).toHaveLength(
    3,
  )
})

describe('names and seals', () => {
  const lastBefore = (blocks: readonly Block[]) => {
    const xml = partsOf([...blocks, { kind: 'signOff', agency: '支部', day: '' }])[
      'word/document.xml'
    ]
    const paragraphs = xml?.match(/<w:p>.*?<\/w:p>/g) ?? []
    return paragraphs.slice(0, -5).map((one) => one.includes('<w:keepNext/>'))
  }

  test.each<[string, Block, boolean[]]>([
    ['a text', { kind: 'paragraph', text: '一\n二' }, [false, true]],
    ['a record', { kind: 'labelled', label: '地点', text: '村里' }, [true]],
    ['ruled lines', { kind: 'ruled', lines: 2 }, [false, true]],
    [
      'a table',
      { kind: 'table', columns: [{ title: '甲', width: 1 }], rows: [['一'], ['二']] },
      [true, false, true, true],
    ],
    [
      'names to sign',
      { kind: 'signatures', names: ['主持人', '记录人', '监票人'] },
      [true, true, true],
    ],
  ])('never stand on a page without the end of %s', (_name, block, kept) => {
    expect(lastBefore([block])).toEqual(kept)
  })
})

import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../documents/kit/blocks.ts'
import { sheetFile } from '../../documents/kit/sheet.ts'
import { wordFile } from '../../documents/kit/word.ts'

const injected = '=SUM(A1) <w:p> & "引号" ]]>'

function wordOf(blocks: readonly Block[], landscape?: true) {
  const files = unzipSync(wordFile({ name: '样本', blocks, ...(landscape && { landscape }) }))
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  return { text: part('word/document.xml'), settings: part('word/settings.xml'), part, files }
}

function styleOf(styles: string, id: string): string {
  return new RegExp(`w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? ''
}

describe('a Word file', () => {
  test('has the page of GB/T 9704: A4, its margins, a grid of lines and characters', async () => {
    const { text } = wordOf([{ kind: 'paragraph', text: '正文' }])
    expect(text).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(text).toMatch(
      /<w:pgMar w:top="2098" w:right="1474" w:bottom="1980" w:left="1587"[^>]*w:footer="1263"/,
    )
    expect(text).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="580"')
    expect((16_838 - 2098 - 1980) / 580).toBe(22)
  })

  test('a wide one is turned, and its upper edge is bound', async () => {
    const { text } = wordOf([{ kind: 'paragraph', text: '正文' }], true)
    expect(text).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/)
    expect(text).toMatch(/w:top="1587"/)
  })

  test('body, title and headings name the fonts and sizes', async () => {
    const { text, part } = wordOf([
      { kind: 'title', text: '2017年度组织生活会实施方案' },
      { kind: 'heading', level: 1, text: '一、总体要求' },
      { kind: 'heading', level: 2, text: '（一）主题' },
      { kind: 'paragraph', text: '第一段\n第二段' },
    ])
    const shown = [...text.matchAll(/<w:p>.*?w:pStyle w:val="(\w+)".*?<\/w:p>/g)].map(
      ([paragraph, id = '']) => {
        const style = styleOf(part('word/styles.xml'), id)
        return {
          font: /w:eastAsia="([^"]+)"/.exec(style)?.[1],
          size: /<w:sz w:val="(\d+)"/.exec(style)?.[1],
          text: paragraph.replaceAll(/<[^>]*>/g, ''),
          indent: style.includes('w:firstLineChars="200"'),
        }
      },
    )
    expect(shown).toEqual([
      { font: '方正小标宋简体', size: '44', text: '2017年度组织生活会实施方案', indent: false },
      { font: '黑体', size: '32', text: '一、总体要求', indent: true },
      { font: '楷体_GB2312', size: '32', text: '（一）主题', indent: true },
      { font: '仿宋_GB2312', size: '32', text: '第一段', indent: true },
      { font: '仿宋_GB2312', size: '32', text: '第二段', indent: true },
    ])
  })

  test('odd pages are numbered on the right, even ones on the left', async () => {
    const { text, settings, part } = wordOf([{ kind: 'paragraph', text: '正文' }])
    expect(settings).toContain('evenAndOddHeaders')
    const footers = ['word/footerOdd.xml', 'word/footerEven.xml'].map(part)
    const sides = footers.map((footer) => {
      const style = styleOf(part('word/styles.xml'), /pStyle w:val="(\w+)"/.exec(footer)?.[1] ?? '')
      return /<w:jc w:val="(\w+)"/.exec(style)?.[1]
    })
    expect(sides).toEqual(['right', undefined])
    for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s)
    expect(text).toMatch(/footerReference w:type="default".*footerReference w:type="even"/)
  })

  test('a table repeats its head and breaks no row', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => [String(at + 1), `甲${at}`])
    const columns = [
      { title: '序号', width: 1 },
      { title: '内容', width: 5 },
    ]
    const { text } = wordOf([{ kind: 'table', columns, rows }])
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(text.match(/<w:tr>/g)).toHaveLength(81)
    expect(text.match(/<w:cantSplit\/>/g)).toHaveLength(81)
  })

  test('a row that fills more than a page may break, or its end would be cut off', async () => {
    const columns = [{ title: '内容', width: 1 }]
    const { text } = wordOf([{ kind: 'table', columns, rows: [['短'], ['长'.repeat(2000)]] }])
    expect(text.match(/<w:cantSplit\/>/g)).toHaveLength(2)
  })

  test('a form stands on one grid whose rows are as wide as the type area', async () => {
    const field = (label: string) => ({ label, text: '' })
    const { text } = wordOf([
      {
        kind: 'form',
        rows: [
          [field('甲'), field('乙'), field('丙')],
          [field('丁'), field('戊')],
          [{ label: '己', text: '写的话', lines: 5 }],
        ],
      },
    ])
    const rows = text.split('<w:tr>').slice(1)
    const spans = rows.map((row) =>
      [...row.matchAll(/<w:gridSpan w:val="(\d+)"/g)].map(([, span]) => Number(span)),
    )
    expect(spans).toEqual([
      [2, 2, 2, 2, 2, 2],
      [2, 4, 2, 4],
      [2, 10],
    ])
    const heights = rows.map((row) => Number(/<w:trHeight w:val="(\d+)"/.exec(row)?.[1]))
    expect(heights[2]).toBeGreaterThan(4 * (heights[0] ?? 0))
  })

  test('rows that are signed by hand are higher than a line of print', async () => {
    const columns = [{ title: '签名', width: 1 }]
    const { text } = wordOf([{ kind: 'table', columns, rows: [['']], tall: true }])
    expect(text).toMatch(/<w:trHeight w:val="680" w:hRule="atLeast"\/>/)
  })

  test.each<Block>([
    { kind: 'title', text: injected },
    { kind: 'form', rows: [[{ label: injected, text: injected }]] },
    { kind: 'paragraph', text: injected },
    { kind: 'labelled', label: '出席', text: injected },
    { kind: 'table', columns: [{ title: injected, width: 1 }], rows: [[injected]] },
    { kind: 'signOff', agency: injected, day: '2018-02-06' },
  ])('what a person typed into a $kind stays text', async (block) => {
    const { text } = wordOf([block])
    expect(text).not.toContain('<w:p> &')
    expect(text).toContain('=SUM(A1) &lt;w:p&gt; &amp;')
  })

  test('the sign-off says the day as the standard does, after room for the seal', async () => {
    const { text } = wordOf([{ kind: 'signOff', agency: '中共某支部', day: '2018-02-06' }])
    expect(text).toContain('2018年2月6日')
    expect(text.match(/<w:p>/g)).toHaveLength(5)
  })
})

describe('a workbook', () => {
  const book = {
    name: '整改台账',
    sheet: '台账',
    columns: [
      { title: '序号', type: 'number' },
      { title: '问题', type: 'text' },
      { title: '期限', type: 'day' },
    ] as const,
    rows: [
      [1, injected, '2018-03-17'],
      [2, undefined, undefined],
    ],
  }

  test('types its cells, freezes its header and holds no formula', async () => {
    const files = unzipSync(await sheetFile(book))
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const strings = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())
    expect(sheet).toContain('state="frozen"')
    expect(sheet).not.toContain('<f>')
    expect(`${sheet}${strings}`).toContain('=SUM(A1) &lt;w:p&gt;')
    expect(sheet).toMatch(/<c r="A2"[^>]*><v>1<\/v>/)
    expect(sheet).toMatch(/<c r="C2"[^>]*><v>43176<\/v>/)
  })

  test('marks text as typed, so that editing a cell makes no formula of it', async () => {
    const files = unzipSync(await sheetFile(book))
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const styles = strFromU8(files['xl/styles.xml'] ?? new Uint8Array())
    const looks = [.../<cellXfs.*<\/cellXfs>/s.exec(styles)![0].matchAll(/<xf [^>]*>/g)]
    const lookOf = (cell: string) => {
      const at = new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1]
      return looks[Number(at)]?.[0] ?? ''
    }
    expect(lookOf('B2')).toContain('quotePrefix="1"')
    expect(lookOf('A2')).not.toContain('quotePrefix')
    expect(lookOf('C2')).not.toContain('quotePrefix')
  })

  test('is printed as wide as the page, with its head on every page and its title above', async () => {
    const files = unzipSync(await sheetFile({ ...book, name: '甲&乙' }))
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const names = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())
    expect(sheet).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/>/)
    expect(sheet).toMatch(
      /<\/sheetData>.*<pageSetup paperSize="9"[^>]* fitToWidth="1" fitToHeight="0"/,
    )
    expect(sheet).toContain('<oddHeader>&amp;C&amp;14甲&amp;&amp;乙</oddHeader>')
    expect(names).toContain(`"_xlnm.Print_Titles" localSheetId="0">'台账'!$1:$1<`)
  })

  test('makes a row as high as its longest text', async () => {
    const long = { ...book, rows: [[1, '长'.repeat(100), undefined]] }
    const files = unzipSync(await sheetFile(long))
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const [head = 0, row = 0] = [...sheet.matchAll(/ ht="([\d.]+)"/g)].map(([, ht]) => Number(ht))
    expect(row).toBeGreaterThan(4 * head)
  })
})

import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../documents/kit/blocks.ts'
import { sheetFile } from '../../documents/kit/sheet.ts'
import { wordFile } from '../../documents/kit/word.ts'

const injected = '=SUM(A1) <w:p> & "引号" ]]>'

async function wordOf(blocks: readonly Block[], landscape?: true) {
  const files = unzipSync(await wordFile({ name: '样本', blocks, ...(landscape && { landscape }) }))
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  return { text: part('word/document.xml'), settings: part('word/settings.xml'), part, files }
}

describe('a Word file', () => {
  test('has the page of GB/T 9704: A4, its margins, a grid of lines and characters', async () => {
    const { text } = await wordOf([{ kind: 'paragraph', text: '正文' }])
    expect(text).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(text).toMatch(
      /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"[^>]*w:footer="1304"/,
    )
    expect(text).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="580"')
  })

  test('a wide one is turned, and its upper edge is bound', async () => {
    const { text } = await wordOf([{ kind: 'paragraph', text: '正文' }], true)
    expect(text).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/)
    expect(text).toMatch(/w:top="1587"/)
  })

  test('body, title and headings name the fonts and sizes', async () => {
    const { text } = await wordOf([
      { kind: 'title', text: '2017年度组织生活会实施方案' },
      { kind: 'heading', level: 1, text: '一、总体要求' },
      { kind: 'heading', level: 2, text: '（一）主题' },
      { kind: 'paragraph', text: '第一段\n第二段' },
    ])
    const runs = [...text.matchAll(/<w:r>(.*?)<\/w:r>/g)].map(([, run = '']) => ({
      font: /w:eastAsia="([^"]+)"/.exec(run)?.[1],
      size: /<w:sz w:val="(\d+)"/.exec(run)?.[1],
      text: /<w:t[^>]*>([^<]*)/.exec(run)?.[1],
    }))
    expect(runs).toEqual([
      { font: '方正小标宋简体', size: '44', text: '2017年度组织生活会实施方案' },
      { font: '黑体', size: '32', text: '一、总体要求' },
      { font: '楷体_GB2312', size: '32', text: '（一）主题' },
      { font: '仿宋_GB2312', size: '32', text: '第一段' },
      { font: '仿宋_GB2312', size: '32', text: '第二段' },
    ])
    expect(text.match(/w:firstLineChars="200"/g)).toHaveLength(4)
  })

  test('odd pages are numbered on the right, even ones on the left', async () => {
    const { text, settings, part } = await wordOf([{ kind: 'paragraph', text: '正文' }])
    expect(settings).toContain('evenAndOddHeaders')
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(part)
    expect(footers.map((footer) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1])).toEqual([
      'right',
      'left',
    ])
    for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s)
    expect(text).toMatch(/footerReference w:type="default".*footerReference w:type="even"/)
  })

  test('a table repeats its head and breaks no row', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => [String(at + 1), `甲${at}`])
    const columns = [
      { title: '序号', width: 1 },
      { title: '内容', width: 5 },
    ]
    const { text } = await wordOf([{ kind: 'table', columns, rows }])
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(text.match(/<w:tr>/g)).toHaveLength(81)
    expect(text.match(/<w:cantSplit\/>/g)).toHaveLength(81)
  })

  test('a row that fills more than a page may break, or its end would be cut off', async () => {
    const columns = [{ title: '内容', width: 1 }]
    const { text } = await wordOf([{ kind: 'table', columns, rows: [['短'], ['长'.repeat(2000)]] }])
    expect(text.match(/<w:cantSplit\/>/g)).toHaveLength(2)
  })

  test('a form stands on one grid whose rows are as wide as the type area', async () => {
    const field = (label: string) => ({ label, text: '' })
    const { text } = await wordOf([
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
    const { text } = await wordOf([{ kind: 'table', columns, rows: [['']], tall: true }])
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
    const { text } = await wordOf([block])
    expect(text).not.toContain('<w:p> &')
    expect(text).toContain('=SUM(A1) &lt;w:p&gt; &amp;')
  })

  test('the sign-off says the day as the standard does, after room for the seal', async () => {
    const { text } = await wordOf([{ kind: 'signOff', agency: '中共某支部', day: '2018-02-06' }])
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
})

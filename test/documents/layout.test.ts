import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../documents/kit/blocks.ts'
import { columnWidths } from '../../documents/kit/column-widths.ts'
import { charsIn } from '../../documents/kit/measures.ts'
import { pageCount } from '../../documents/kit/page-count.ts'
import { titleLines } from '../../documents/kit/title-lines.ts'

describe('a title', () => {
  test.each([
    ['2017年度专题组织生活会签到表', ['2017年度专题组织生活会签到表']],
    ['2017年度组织生活会及民主评议党员实施方案', ['2017年度组织生活会及', '民主评议党员实施方案']],
    [
      '2017年度流动党员参加组织生活会和民主评议情况回执',
      ['2017年度流动党员参加', '组织生活会和民主评议情况回执'],
    ],
    [
      '2017年度组织生活会上次整改措施落实情况报告',
      ['2017年度组织生活会', '上次整改措施落实情况报告'],
    ],
  ])('%s', (title, lines) => {
    expect(titleLines(title, 19)).toEqual(lines)
  })

  test('of any words is in as few lines as it takes, and says all of itself', () => {
    const word = fc.constantFrom(
      '组织生活会',
      '党员',
      '和',
      '整改',
      '情况',
      '2017',
      '村',
      '实施方案',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const title = words.join('')
        const lines = titleLines(title, 19)
        expect(lines.join('')).toBe(title)
        expect(Math.max(...lines.map(charsIn))).toBeLessThanOrEqual(19)
        expect(lines.length).toBeLessThanOrEqual(Math.ceil(charsIn(title) / 19) + 1)
      }),
    )
  })
})

describe('columns', () => {
  const table = (shares: readonly number[], row: readonly string[]) => {
    const columns = shares.map((width) => ({ title: '标题', width }))
    return { kind: 'table' as const, columns, rows: [row] }
  }

  test('are as wide as their shares where nothing is broken', () => {
    expect(columnWidths(table([1, 2, 1], ['一', '二', '三']), 8000)).toEqual([2000, 4000, 2000])
  })

  test('take from the others what a day or a name needs', () => {
    const [day = 0, name = 0, rest = 0] = columnWidths(
      table([1, 1, 20], ['2018年12月31日', '欧阳春松', '长'.repeat(80)]),
      8845,
    )
    expect(day).toBeGreaterThan(240 * charsIn('2018年12月31日') + 160)
    expect(name).toBeGreaterThan(240 * 4 + 160)
    expect(rest).toBeGreaterThan(4000)
  })

  test('fill the page and no more, whatever is in them', () => {
    const column = fc.record({
      share: fc.double({ min: 0.5, max: 8, noNaN: true }),
      text: fc.oneof(fc.constant('2018年3月8日'), fc.string({ maxLength: 60 })),
    })
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 16 }), (columns) => {
        const shares = columns.map(({ share }) => share)
        const widths = columnWidths(
          table(
            shares,
            columns.map(({ text }) => text),
          ),
          8845,
        )
        const sum = widths.reduce((all, width) => all + width, 0)
        expect(sum).toBeLessThanOrEqual(8845)
        expect(sum).toBeGreaterThan(8845 - columns.length - 1)
        expect(Math.min(...widths)).toBeGreaterThan(0)
      }),
    )
  })
})

describe('pages', () => {
  const lines = (count: number): Block => {
    return { kind: 'paragraph', text: Array.from({ length: count }, () => '一行').join('\n') }
  }
  const signOff: Block = { kind: 'signOff', agency: '支部', day: '' }
  const pages = (...blocks: Block[]) => pageCount({ name: '样本', blocks })
  const rows = (count: number) => Array.from({ length: count }, (_, at) => [String(at), '甲'])
  const columns = [
    { title: '序号', width: 1 },
    { title: '姓名', width: 3 },
  ]

  test.each<[string, number, Block[]]>([
    ['22 lines', 1, [lines(22)]],
    ['23 lines', 2, [lines(23)]],
    [
      'a line of 29 characters, the first two its indent',
      1,
      [lines(20), { kind: 'paragraph', text: '长'.repeat(29) }],
    ],
    ['a sign-off that just fits', 1, [lines(17), signOff]],
    ['a sign-off that takes the last line along', 2, [lines(18), signOff]],
    [
      'a heading that takes the next line along',
      2,
      [lines(21), { kind: 'heading', level: 1, text: '一、' }, lines(1)],
    ],
    ['a break', 2, [lines(1), { kind: 'pageBreak' }, lines(1)]],
    ['an appendix', 2, [lines(1), { kind: 'appendix', label: '附件1', title: '表' }]],
    ['rows of a table', 1, [{ kind: 'table', columns, rows: rows(25) }]],
    ['rows to sign', 2, [{ kind: 'table', columns, rows: rows(25), tall: true }]],
    ['80 rows, each page with its head', 4, [{ kind: 'table', columns, rows: rows(80) }]],
    [
      'a text longer than a page in one row',
      4,
      [{ kind: 'table', columns, rows: [['1', '长'.repeat(3000)]] }],
    ],
  ])('%s: %i', (_name, count, blocks) => {
    expect(pages(...blocks)).toBe(count)
  })

  test('are never fewer when there is more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (some, more) => {
          const [few, many] = [rows(some), rows(some + more)]
          const of = (all: string[][]) =>
            pages(lines(3), { kind: 'table', columns, rows: all }, signOff)
          expect(of(many)).toBeGreaterThanOrEqual(of(few))
        },
      ),
    )
  })
})

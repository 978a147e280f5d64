import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../documents/archive/catalogue.ts'
import { officialDay } from '../../documents/kit/blocks.ts'
import { sheetFile } from '../../documents/kit/sheet.ts'
import { samples } from './samples/index.ts'
import {
  changed,
  crowded,
  figuresOf,
  isDay,
  isTime,
  isTyped,
  stringsOf,
  type Sample,
} from './support/sample.ts'
import { wordText } from './support/word-text.ts'

const injected = '=SUM(A1) <w:p> & "引号" ]]> </w:t>'

/** Every text and figure its own, so that each can be found again; days and times stay. */
function marked(view: unknown, letter: string, from: number): unknown {
  let at = from
  const mark = () => `${letter}${(at += 1)}${letter}`
  const isWord = (text: string) => text !== '' && !isDay(text) && !isTime(text)
  return changed(view, {
    text: (text) => (isWord(text) ? mark() : text),
    figure: () => (at += 1),
  })
}

/** What is left of a text without what the view said: the words of the document itself. */
function labelsIn(text: string, letter: string): string[] {
  const rest = text.replaceAll(new RegExp(`${letter}\\d+${letter}`, 'g'), '|')
  return rest.split(/[^\p{Script=Han}]+/u).filter((word) => word !== '')
}

const extremes: [state: string, view: (view: unknown) => unknown][] = [
  ['as usual', (view) => view],
  ['empty', (view) => changed(view, { text: () => '', figure: () => 0, list: () => [] })],
  ['of a village of 80', crowded],
  [
    'of texts that look like markup',
    (view) => changed(view, { text: (text) => (isTyped(text) ? injected : text) }),
  ],
]

describe.each(samples)('$number $name', (sample) => {
  test.each(extremes)('%s is a Word file that needs no repair', async (_state, viewOf) => {
    const { text, broken } = await wordText(sample.make(viewOf(sample.view)))
    expect(broken).toEqual([])
    expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/)
    expect(text).not.toContain('民主生活会')
  })

  test('takes very long texts whole', async () => {
    const long = changed(sample.view, { text: (text) => (isTyped(text) ? text.repeat(120) : text) })
    const { text, broken } = await wordText(sample.make(long))
    expect(broken).toEqual([])
    const shown = stringsOf(long).filter((one) => isTyped(one) && !isHidden(sample, one))
    const body = withoutBreaks(text)
    expect(shown.filter((one) => !body.includes(withoutBreaks(one)))).toEqual([])
  })

  test('prints all that the view says, and nothing else but its labels', async () => {
    const view = marked(sample.view, 'Ж', 1000)
    const { text } = await wordText(sample.make(view))
    const typed = pairsOf(sample.view, view).filter(([before]) => !isHidden(sample, before))
    expect(typed.map(([, after]) => after).filter((one) => !text.includes(one))).toEqual([])
    const figures = figuresOf(view).map(String)
    expect(figures.filter((one) => !text.includes(one))).toEqual([])
    const other = await wordText(sample.make(marked(sample.view, 'Щ', 70_000)))
    expect(labelsIn(other.text, 'Щ')).toEqual(labelsIn(text, 'Ж'))
  })

  test('says its days as the standard does, and its times', async () => {
    const { text } = await wordText(sample.make(sample.view))
    const said = stringsOf(sample.view)
      .filter((one) => (isDay(one) || isTime(one)) && !isHidden(sample, one))
      .map((one) => (isDay(one) ? officialDay(one) : one))
    expect(said.filter((one) => !text.includes(one))).toEqual([])
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  test('is titled by the year that is appraised, under a name every disk takes', () => {
    const { name, blocks } = sample.make(
      changed(sample.view, { text: (text) => (isTyped(text) ? injected : text) }),
    )
    expect(blocks[0]).toMatchObject({ kind: 'title', text: expect.stringMatching(/^2017年度/) })
    expect(name).toMatch(new RegExp(`^${sample.number} 2017年度`))
    expect(name).not.toMatch(/[\\/:*?"<>|]/)
    expect(Buffer.byteLength(name)).toBeLessThan(200)
  })
})

function isHidden({ hidden = [] }: Sample, text: string): boolean {
  return hidden.some((one) => text.startsWith(one))
}

function withoutBreaks(text: string): string {
  return text.replaceAll(/\s/g, '')
}

/** Texts before and after a change, side by side. */
function pairsOf(before: unknown, after: unknown): [string, string][] {
  const changedOnes = stringsOf(after)
  return stringsOf(before).flatMap((text, at): [string, string][] =>
    isTyped(text) ? [[text, changedOnes[at] ?? '']] : [],
  )
}

/** Every word a document says of itself stands in this list, to be read when it changes. */
test('the labels of all documents', async () => {
  const lines = await Promise.all(
    samples.map(async (sample) => {
      const { text } = await wordText(sample.make(marked(sample.view, 'Ж', 1000)))
      return `${sample.number} ${sample.name}: ${[...new Set(labelsIn(text, 'Ж'))].join(' ')}`
    }),
  )
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/labels.txt')
})

test('there is a sample of each document of the catalogue, and each is in the catalogue', () => {
  const drawn = new Set(samples.map((sample) => sample.number))
  expect([...drawn].toSorted()).toEqual(catalogue.map((one) => one.number).toSorted())
  const numbers = [...Array.from({ length: 43 }, (_, at) => at + 1), 45]
    .map((number) => `D${String(number).padStart(2, '0')}`)
    .filter((number) => !['D01', 'D25'].includes(number))
  expect(catalogue.map((one) => one.number).toSorted()).toEqual(numbers)
})

describe('workbooks', () => {
  const books = samples.filter((sample) => sample.book)

  test('there is one where the catalogue asks for a table', () => {
    const asked = catalogue.filter((one) => one.isTable).map((one) => one.number)
    expect(books.map((sample) => sample.number).toSorted()).toEqual(asked.toSorted())
    expect(asked.toSorted()).toEqual(['D04', 'D09', 'D26', 'D30', 'D34'])
  })

  test.each(books)('$number holds the table of the Word file', ({ view, make, book }) => {
    const { columns, rows } = book?.(view) ?? { columns: [], rows: [] }
    const table = make(view).blocks.find((block) => block.kind === 'table')
    const titles = columns.map((one) => one.title.replace(/^.+%$/, '%'))
    expect(titles.slice(0, table?.columns.length)).toEqual(table?.columns.map((one) => one.title))
    expect(rows).toHaveLength(table?.rows.length ?? -1)
  })

  test.each(books)('$number has typed cells and no formula', async ({ view, book }) => {
    const made = book?.(changed(view, { text: (text) => (isTyped(text) ? injected : text) }))
    if (!made) throw new Error('no workbook')
    const files = unzipSync(await sheetFile(made))
    const cells = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(cells).not.toContain('<f>')
    expect(cells).toMatch(/<c r="A2"[^>]*><v>1<\/v>/)
    expect(cells).toContain('state="frozen"')
  })
})

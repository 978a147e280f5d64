import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readTable } from '../../src/pipeline/read-table.ts'

const rows = [
  ['姓名', '支部'],
  ['张三', '一支部'],
]
const csv = '姓名,支部\n张三,一支部\n'
/** 姓名,支部 and 张三,一支部 as Excel in China saves them. */
const gbk = Buffer.from('d0d5c3fb2cd6a7b2bf0ad5c5c8fd2cd2bbd6a7b2bf0a', 'hex')

test.each([
  ['UTF-8', Buffer.from(csv)],
  ['UTF-8 with BOM', Buffer.from(`\uFEFF${csv}`)],
  ['GBK', gbk],
  ['UTF-16 with tabs', Buffer.from(`\uFEFF${csv.replaceAll(',', '\t')}`, 'utf16le')],
])('a CSV in %s', async (_, bytes) => {
  expect(await readTable(bytes)).toEqual({ cells: rows })
})

test('an Excel file', async () => {
  const sheet = rows.map((row) => row.map((value) => ({ value, type: String })))
  const bytes = await writeXlsxFile(sheet).toBuffer()
  expect(await readTable(bytes)).toEqual({ cells: rows })
})

test('the sample village', async () => {
  const bytes = readFileSync(new URL('../support/village.csv', import.meta.url))
  const table = await readTable(bytes)
  expect('cells' in table && table.cells).toHaveLength(69)
})

test.each([
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'oldExcel'],
  ['a ZIP that is no workbook', Buffer.from('504b030400000000', 'hex'), 'notATable'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'notATable'],
  ['far too many rows', Buffer.from('a,b\n'.repeat(3001)), 'tooManyRows'],
])('%s is refused', async (_, bytes, problem) => {
  expect(await readTable(bytes)).toEqual({ problem })
})

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ballotCountSheet, type CountSheetView } from '../../documents/ballot-count-sheet.ts'
import { ballotPaper } from '../../documents/ballot-paper.ts'
import { startBrowser } from './support/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

const longName = '<b>欧阳司马春松</b>=HYPERLINK("x")'
const scale = ['优秀', '合格', '基本合格', '不合格']

const longUnit = '<中共>云岭县沙河镇禾坪村第一支部委员会'.repeat(2)

const sheet = (count: number, unit = longUnit): CountSheetView => ({
  title: '党员民主测评计票单',
  unit,
  day: '2018年3月8日',
  eligible: 80,
  electronic: 70,
  electronicInvalid: 0,
  paper: { issued: 8, returned: 8, valid: 7, invalid: 1 },
  papers: 77,
  notHandedIn: 2,
  isShort: false,
  isShown: true,
  least: 5,
  scale,
  subject: '姓名',
  hidesOwn: true,
  box: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  percentNote: '百分比按有效票算。',
  receipts: Array.from({ length: count }, (_, at) => String(at).padStart(10, '0')),
  scrutineer: longName,
  voteCounter: '李朝春',
  rows: Array.from({ length: count }, (_, at) => ({
    no: at + 1,
    name: at === 0 && count !== 26 ? longName : `欧阳春${at}`,
    counts: [100, 200, 300, 100],
    abstentions: 10,
    invalid: 1,
    base: 76,
    shares: ['13.2%', '26.3%', '39.5%', '13.2%'],
  })),
})

/** How many A4 pages it prints on, and what sticks out at the side of them. */
async function printed(html: string) {
  const page = await browser.newPage({ viewport: { width: 688, height: 1000 } })
  await page.setContent(html)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const pages = Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1])
  const wide = await page
    .locator('body *')
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length)
  const marked = await page.locator('b b, td b').count()
  const text = await page.locator('body').innerText()
  return { pages, wide, marked, text }
}

test.each([
  [9, longUnit, 1],
  [26, '禾坪一支部', 1],
  [80, longUnit, 3],
])('the count sheet of %i members of %s prints on %i sheets of A4', async (count, unit, most) => {
  const { pages, wide, marked, text } = await printed(ballotCountSheet(sheet(count, unit)))
  expect(pages).toBeLessThanOrEqual(most)
  expect(wide).toBe(0)
  expect(marked).toBe(0)
  expect(text).toContain(longName)
  expect(text).toMatch(/应投 80 人＝手机交票 70＋收回纸质票 8＋未交 2/)
  expect(text).toMatch(/计票人：李朝春[^]*监票人签名[^]*计票人签名[^]*日期/)
})

test('with too few papers the sheet has no row of anybody', async () => {
  const few = { ...sheet(0), isShown: false, papers: 4 }
  const { pages, text } = await printed(ballotCountSheet(few))
  expect(pages).toBe(1)
  expect(text).toContain('不列各人票数')
  expect(text).not.toContain('合计')
})

test.each([
  [9, 1],
  [80, 4],
])('the blank paper for %i members prints on at most %i sheets', async (count, most) => {
  const rows = sheet(count).rows.map(({ no, name }) => ({ no, name, isMarked: no !== 2 }))
  const html = ballotPaper({
    title: '党员民主测评票',
    unit: '禾坪一支部',
    day: '2018年3月8日',
    scale,
    subject: '姓名',
    rows,
    notGraded: '预备党员，不定等次',
  })
  const { pages, wide, marked, text } = await printed(html)
  expect(pages).toBeLessThanOrEqual(most)
  expect([wide, marked]).toEqual([0, 0])
  expect(text).toMatch(/不记名[^]*只在一栏里画/)
  expect(text).toContain('预备党员，不定等次')
})

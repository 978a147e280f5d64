import QRCode from 'qrcode'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noRetaliation, posterWords } from '../../cards/opinion/wording.ts'
import { opinionPoster } from '../../documents/opinion-poster.ts'
import { startBrowser } from './support/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

const address = `https://${'zhibu.'.repeat(12)}example.cn`

test.each([
  ['with the way to a talk', { invite: posterWords.talk, url: `${address}/t/abcdefghij` }],
  ['without', undefined],
])('the poster %s is one A4 sheet, whatever the names', async (_, talk) => {
  const url = `${address}/o/abcdefghij`
  const html = opinionPoster({
    ...posterWords,
    noRetaliation,
    url,
    talk,
    closesOn: '2018-02-23',
    unit: '<中共>云岭县沙河镇禾坪村总支部委员会'.repeat(2),
    code: await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 }),
  })
  expect(html.includes('/t/')).toBe(talk !== undefined)
  const page = await browser.newPage()
  await page.setContent(html)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]).toBe('1')
  const box = await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight)
  expect(box).toBeLessThanOrEqual(0)
})

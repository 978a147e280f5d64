import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { countEnvelopes } from '../../db/queries/opinion-envelopes.ts'
import { startOpinionServer, type OpinionServer } from '../web/support/opinion-server.ts'
import { expectEasyToPress, findings } from './support/accessible.ts'
import { startBrowser } from './support/browser.ts'

let browser: Browser
let village: OpinionServer
let url: string
let context: BrowserContext | undefined

beforeAll(async () => {
  village = await startOpinionServer()
  url = `${await village.server.listen({ host: '127.0.0.1', port: 0 })}/o/${village.token}`
  browser = await startBrowser()
})
afterEach(async () => {
  await context?.close()
  context = undefined
})
afterAll(async () => {
  await browser.close()
  await village.close()
})

async function open(width: number, javaScriptEnabled: boolean): Promise<Page> {
  context = await browser.newContext({
    viewport: { width, height: 740 },
    javaScriptEnabled,
    bypassCSP: javaScriptEnabled,
  })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

test.each([360, 1280])('at %i px without script an opinion is given', async (width) => {
  const before = countEnvelopes(village.database, village.roundId)
  const page = await open(width, false)
  await page.getByLabel('提给谁').selectOption('副书记 张春松')
  await page.getByLabel('您是').selectOption('群众')
  await page.getByLabel('意见和建议').fill('三组的路灯坏了')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已收到，谢谢您的意见' }).waitFor()
  expect(countEnvelopes(village.database, village.roundId)).toBe(before + 1)
})

test('at 360 px nothing runs over the edge, and what is pressed is large', async () => {
  const page = await open(360, true)
  await expectEasyToPress(page, 360)
})

test('nobody sees or reaches the field that is a trap', async () => {
  const page = await open(360, true)
  const box = await page.locator('input[name=website]').boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(0)
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.name ?? ""')).not.toBe('website')
  }
})

test('the form, the thanks and the end have no serious fault for who sees or hears badly', async () => {
  const page = await open(360, true)
  expect(await findings(page)).toEqual([])
  await page.goto(`${url}/thanks`)
  expect(await findings(page)).toEqual([])
  await page.goto(`${url}nothing`)
  expect(await findings(page)).toEqual([])
})

test('a text that came back stands in the form', async () => {
  const page = await open(360, true)
  await page.evaluate('document.querySelector("textarea").removeAttribute("maxlength")')
  await page.getByLabel('意见和建议').fill('长'.repeat(1001))
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('意见和建议').inputValue()).toBe('长'.repeat(1001))
  expect(await findings(page)).toEqual([])
})

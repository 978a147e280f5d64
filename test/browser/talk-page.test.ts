import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openTalkRequests } from '../../db/queries/talk-requests.ts'
import { rootId } from '../support/village.ts'
import { startOpinionServer, type OpinionServer } from '../web/support/opinion-server.ts'
import { expectEasyToPress, findings } from './support/accessible.ts'
import { startBrowser } from './support/browser.ts'

let browser: Browser
let village: OpinionServer
let url: string
let context: BrowserContext | undefined

beforeAll(async () => {
  village = await startOpinionServer()
  url = await village.server.listen({ host: '127.0.0.1', port: 0 })
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

async function open(path: string, width: number, javaScriptEnabled: boolean): Promise<Page> {
  context = await browser.newContext({
    viewport: { width, height: 740 },
    javaScriptEnabled,
    bypassCSP: javaScriptEnabled,
  })
  const page = await context.newPage()
  await page.goto(`${url}${path}/${village.token}`)
  return page
}

test.each([360, 1280])('at %i px without script the opinions lead to a talk', async (width) => {
  const asked = () => openTalkRequests(village.database, rootId).length
  const before = asked()
  const page = await open('/o', width, false)
  await page.getByRole('link', { name: '约书记谈一谈' }).click()
  await page.getByLabel('想和谁谈').selectOption({ index: 1 })
  await page.getByLabel('您的名字').fill('村民甲')
  await page.getByLabel('想谈什么').fill('三组的路灯')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已送到书记那里' }).waitFor()
  expect(asked()).toBe(before + 1)
})

test('at 360 px nothing runs over the edge, and what is pressed is large', async () => {
  await expectEasyToPress(await open('/t', 360, true), 360)
})

test('the form, the same with a wrong, and the thanks have no serious fault', async () => {
  const page = await open('/t', 360, true)
  expect(await findings(page)).toEqual([])
  await page.evaluate('document.querySelector("textarea").removeAttribute("maxlength")')
  await page.getByLabel('想谈什么').fill('长'.repeat(301))
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('想谈什么').inputValue()).toBe('长'.repeat(301))
  expect(await findings(page)).toEqual([])
  await page.goto(`${url}/t/${village.token}/thanks`)
  expect(await findings(page)).toEqual([])
})

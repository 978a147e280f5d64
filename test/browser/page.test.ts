import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startBrowser } from './support/browser.ts'
import { builtPage } from '../../sandbox/built-page.ts'
import { type FakeSandbox, startFakeSandbox } from './support/fake-sandbox.ts'
import { formCard } from './support/sample-cards.ts'

let browser: Browser
let context: BrowserContext
let sandbox: FakeSandbox
let page: Page

beforeAll(async () => {
  sandbox = await startFakeSandbox(await builtPage())
  browser = await startBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
})

afterAll(async () => {
  await browser.close()
  await sandbox.close()
})

beforeEach(async () => {
  sandbox.village.reset()
  page = await context.newPage()
  page.setDefaultTimeout(5000)
})

afterEach(() => page.close())

async function look(as: string, chat: string): Promise<void> {
  await page.goto(`${sandbox.url}/?as=${as}&chat=${chat}`)
  await page.getByRole('log').waitFor()
}

const clicks = () => sandbox.village.posts.filter((post) => post.path.endsWith('/click'))
const button = (name: string) => page.getByRole('button', { name, exact: true })
const toast = () => page.getByRole('status')

async function fillOpinion(): Promise<void> {
  await page.getByLabel('意见内容').fill('多下基层')
  await page.getByText('请选择对象').click()
  await page.getByRole('option', { name: '支部书记' }).click()
}

test('the chat list shows unread counts and what the last card is about', async () => {
  await look('M01', 'oc_b1')
  const list = page.getByRole('region', { name: '会话列表' })
  await expect
    .poll(() => list.getByRole('listitem').allInnerTexts())
    .toEqual([
      expect.stringMatching(/^2\s+禾坪村党总支[^]*\[加急\] 支部助手: \[文件\] 组织生活会会议记录/),
      expect.stringMatching(/^支\s+1\s+支部助手[^]*征求意见表：请查看/),
      expect.stringMatching(/^禾坪一支部[^]*支部助手: 组织生活会通知：请查看/),
    ])
})

test('a card shows tables by pages, panels, charts, people, and admits unknown parts', async () => {
  await look('M27', 'oc_all')
  const card = page.getByRole('article', { name: '进度一览' })
  await button('下一页').click()
  expect(await card.getByRole('row').allInnerTexts()).toContainEqual(
    expect.stringContaining('党员6'),
  )
  await button('还差什么（3 项）').click()
  await card.getByText('三支部征求意见').waitFor()
  await card.locator('canvas').first().waitFor()
  await card.getByText('请升级至最新版本客户端，以查看内容').waitFor()
  expect(await card.innerText()).toContain('张春松')
})

test('a form sends what was filled in, under the names of its fields', async () => {
  await look('M01', 'oc_p2p_M01')
  await fillOpinion()
  await page.getByText('可选多项').click()
  await page.getByRole('option', { name: '政治功能' }).click()
  await page.getByRole('option', { name: '联系群众' }).click()
  await page.keyboard.press('Escape')
  await page.getByText('2018-02-22').click()
  await page.getByRole('button', { name: '2018-02-24' }).click()
  await page.getByLabel('我已核对').check()
  await button('提交').click()
  await toast().getByText('已收到，谢谢').waitFor()
  expect(clicks()).toEqual([
    {
      path: '/people/ou_m01/click',
      body: {
        messageId: 'om_form',
        button: 'submit_opinion',
        form: {
          body: '多下基层',
          target: 'secretary',
          topics: ['政治功能', '联系群众'],
          day: '2018-02-24 +0800',
          agree: true,
        },
      },
    },
  ])
})

test('a form with an empty required field is not sent', async () => {
  await look('M01', 'oc_p2p_M01')
  await page.getByLabel('意见内容').fill('多下基层')
  await button('提交').click()
  await page.getByText('此项为必填项').waitFor()
  expect(await page.getByText('此项为必填项').count()).toBe(1)
  expect(clicks()).toEqual([])
})

test('a disabled button cannot be pressed', async () => {
  await look('M01', 'oc_b1')
  expect(await button('已经截止').isDisabled()).toBe(true)
  await button('已经截止').click({ force: true })
  await button('我参加').click()
  await toast().getByText('已收到，谢谢').waitFor()
  expect(clicks().map((post) => post.body['button'])).toEqual(['我参加'])
})

test('a button that asks first sends nothing on 取消', async () => {
  await look('M01', 'oc_b1')
  await button('结束报名').click()
  await page.getByRole('alertdialog', { name: '结束报名？' }).waitFor()
  await button('取消').click()
  await button('结束报名').click()
  await button('确定').click()
  await toast().getByText('已收到，谢谢').waitFor()
  expect(clicks()).toHaveLength(1)
})

test('nothing in a card becomes HTML', async () => {
  await look('M01', 'oc_b1')
  const card = page.getByRole('article', { name: '组织生活会通知' })
  await card.getByText('<img src=x onerror=alert(1)>').waitFor()
  expect(await card.locator('img, script').count()).toBe(0)
})

test('a failed press shows the code Feishu shows', async () => {
  sandbox.village.clickAnswer = { error: { code: 200341, message: '出错了，请稍后重试' } }
  await look('M01', 'oc_b1')
  await button('我参加').click()
  await toast().getByText('出错了，请稍后重试 code:200341').waitFor()
})

test('in a group Enter sends the text to the mentioned bot', async () => {
  await look('M02', 'oc_b1')
  const box = page.getByLabel('发送给 禾坪一支部')
  await box.fill('请问几点')
  await box.press('Shift+Enter')
  await box.pressSequentially('开会')
  await box.press('Enter')
  await page.getByRole('log').getByText('开会').waitFor()
  expect(sandbox.village.posts.filter((post) => post.path.endsWith('/say'))).toEqual([
    {
      path: '/people/ou_m02/say',
      body: { text: '请问几点\n开会', chatId: 'oc_b1', mention: true },
    },
  ])
})

test('half-typed text survives a look elsewhere and goes when its card is updated', async () => {
  await look('M01', 'oc_p2p_M01')
  await page.getByLabel('意见内容').fill('还没写完')
  const list = page.getByRole('region', { name: '会话列表' })
  await list.getByText('禾坪一支部').click()
  await list.getByText('征求意见表').click()
  expect(await page.getByLabel('意见内容').inputValue()).toBe('还没写完')
  sandbox.village.replaceCard('om_form', {
    ...formCard,
    header: { title: { tag: 'plain_text', content: '第二轮' } },
  })
  await page.getByRole('article', { name: '第二轮' }).waitFor()
  expect(await page.getByLabel('意见内容').inputValue()).toBe('')
})

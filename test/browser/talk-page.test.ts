import { expect, test } from 'vitest'
import { openTalkRequests } from '../../db/queries/talk-requests.ts'
import { rootId } from '../support/village.ts'
import { startOpinionServer } from '../web/support/opinion-server.ts'
import { expectEasyToPress, findings } from './support/accessible.ts'
import { publicPages } from './support/public-page.ts'

const pages = publicPages(startOpinionServer)

test.each([360, 1280])('at %i px without script the opinions lead to a talk', async (width) => {
  const asked = () => openTalkRequests(pages.village().database, rootId).length
  const before = asked()
  const page = await pages.open('/o', width, false)
  await page.getByRole('link', { name: '约书记谈一谈' }).click()
  await page.getByLabel('想和谁谈').selectOption({ index: 1 })
  await page.getByLabel('您的名字').fill('村民甲')
  await page.getByLabel('想谈什么').fill('三组的路灯')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已送到书记那里' }).waitFor()
  expect(asked()).toBe(before + 1)
})

test('at 360 px nothing runs over the edge, and what is pressed is large', async () => {
  await expectEasyToPress(await pages.open('/t', 360, true), 360)
})

test('the form, the same with a wrong, and the thanks have no serious fault', async () => {
  const page = await pages.open('/t', 360, true)
  expect(await findings(page)).toEqual([])
  await page.evaluate('document.querySelector("textarea").removeAttribute("maxlength")')
  await page.getByLabel('想谈什么').fill('长'.repeat(301))
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('想谈什么').inputValue()).toBe('长'.repeat(301))
  expect(await findings(page)).toEqual([])
  await page.goto(`${pages.urlOf('/t')}/thanks`)
  expect(await findings(page)).toEqual([])
})

import { expect, test } from 'vitest'
import { countEnvelopes } from '../../db/queries/opinion-envelopes.ts'
import { startOpinionServer } from '../web/support/opinion-server.ts'
import { expectEasyToPress, findings } from './support/accessible.ts'
import { publicPages } from './support/public-page.ts'

const pages = publicPages(startOpinionServer)
const open = (width: number, script: boolean) => pages.open('/o', width, script)

test.each([360, 1280])('at %i px without script an opinion is given', async (width) => {
  const before = countEnvelopes(pages.village().database, pages.village().roundId)
  const page = await open(width, false)
  await page.getByLabel('提给谁').selectOption('副书记 张春松')
  await page.getByLabel('您是').selectOption('群众')
  await page.getByLabel('意见和建议').fill('三组的路灯坏了')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已收到，谢谢您的意见' }).waitFor()
  expect(countEnvelopes(pages.village().database, pages.village().roundId)).toBe(before + 1)
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
  await page.goto(`${pages.urlOf('/o')}/thanks`)
  expect(await findings(page)).toEqual([])
  await page.goto(`${pages.urlOf('/o')}nothing`)
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

import type { Browser, Locator, Page } from 'playwright-core'
import type { GoodMoment } from '../../test/support/good-moment.ts'

const desktop = { width: 1280, height: 800 }
const handheld = { width: 390, height: 844 }
const botRow = '.chat-row:has(.bot-tag)'

/** The page as people see it in the middle of the work, for the documents; the files. */
export async function pagePictures(
  browser: Browser,
  url: string,
  { secretary, member, slowMember, group }: GoodMoment,
  folder: string,
): Promise<string[]> {
  const look = async (viewport: typeof desktop, query: string) => {
    const page = await browser.newPage({ viewport, deviceScaleFactor: 2 })
    await page.goto(`${url}/?${query}`)
    return page
  }
  const split = await look(desktop, `split=${[secretary, member, slowMember].join(',')}`)
  const phones = split.locator('.phone')
  const groupRow = `.chat-row:has(.chat-title:text-is("${group.name}"))`
  await openChat(phones.nth(0), botRow)
  await openChat(phones.nth(1), groupRow)
  await openChat(phones.nth(2), botRow)
  await showTop(phones.nth(0))

  const phone = await look(handheld, `as=${slowMember}&chat=${group.chatId}`)
  const board = await look(desktop, `as=${secretary}`)
  await openChat(board.locator('body'), botRow)
  await showTop(board.locator('body'))
  return [
    await taken(split, `${folder}/first-screen.png`),
    await taken(phone, `${folder}/phone.png`),
    await taken(board, `${folder}/board.png`),
  ]
}

async function openChat(within: Locator, row: string): Promise<void> {
  await within.locator(row).click()
  await within.locator('.card').last().waitFor()
}

/** The beginning of a long card, rather than its end. */
async function showTop(within: Locator): Promise<void> {
  const card = within.locator('.card').last()
  await card.evaluate((node) => node.closest('.message-line')?.scrollIntoView())
}

async function taken(page: Page, path: string): Promise<string> {
  await page.locator('.card').last().waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path })
  await page.close()
  return path
}

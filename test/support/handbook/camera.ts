import { writeFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { textOf } from '../fake-platform.ts'
import type { SeenMessage, Villagers } from '../villagers.ts'

const phone = { width: 390, height: 844 }
const paper = { width: 780, height: 1123 }
/** Lower than this a picture is cut off: what matters stands above. */
const tallest = 900
/** Room for a long card at once. */
const roomy = 2400
/** Charts draw themselves in. */
const settleMs = 400
const webpQuality = 0.8

export interface Shot {
  /** Whose phone, by roster id. */
  of: string
  /** Words of the card that is meant; the newest one with them. */
  words: string
  /** The group; without it the person's own thread. */
  chat?: string
  /** Where the picture ends, in CSS pixels. */
  height?: number
}

/** Takes pictures of what people of the sandbox see on their phones. */
export class Camera {
  readonly taken: string[] = []
  private readonly browser: Browser
  private readonly url: string
  private readonly village: Villagers
  private readonly folder: string

  constructor(browser: Browser, url: string, village: Villagers, folder: string) {
    this.browser = browser
    this.url = url
    this.village = village
    this.folder = folder
  }

  /** A card in the thread of whoever reads it. */
  async card(name: string, shot: Shot): Promise<void> {
    const { messageId, chatId } = await this.find(shot)
    const page = await this.thread(shot.of, chatId, { ...phone, height: roomy })
    const card = page.locator(`[data-message="${messageId}"] .card`)
    await this.keep(page, name, card, shot.height)
  }

  /** The whole phone, with the end of a thread. */
  async phone(name: string, of: string, chatId: string): Promise<void> {
    const page = await this.thread(of, chatId, phone)
    await this.keep(page, name, page.locator('.device'))
  }

  /** A page that is opened by its address. */
  async page(name: string, url: string, height?: number): Promise<void> {
    const viewport = { ...phone, height: roomy }
    const page = await this.browser.newPage({ viewport, deviceScaleFactor: 2 })
    await page.goto(url)
    await this.keep(page, name, page.locator('body'), height)
  }

  /** A sheet of paper. */
  async sheet(name: string, html: string): Promise<void> {
    const page = await this.browser.newPage({ viewport: paper })
    await page.setContent(html)
    await this.keep(page, name, page.locator('main'), paper.height)
  }

  private async find({ of, words, chat }: Shot): Promise<SeenMessage> {
    const isMeant = ({ card }: SeenMessage) => card !== undefined && textOf(card).includes(words)
    const found = chat
      ? (await this.village.seen(of, chat)).findLast(isMeant)
      : await this.village.newestOwn(of, isMeant)
    if (!found) throw new Error(`${of} has no card with ${words}`)
    return found
  }

  private async thread(of: string, chatId: string, viewport: typeof phone): Promise<Page> {
    const page = await this.browser.newPage({ viewport, deviceScaleFactor: 2 })
    const { openId } = this.village.person(of)
    await page.goto(`${this.url}/?as=${openId}&chat=${chatId}`)
    await page.locator('.card').last().waitFor()
    return page
  }

  private async keep(page: Page, name: string, what: Locator, height = tallest): Promise<void> {
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(settleMs)
    await what.evaluate((node) => node.scrollIntoView())
    const box = await what.boundingBox()
    if (!box) throw new Error(`${name} shows nothing`)
    const clip = { ...box, height: Math.min(box.height, height) }
    const png = await page.screenshot({ clip })
    const path = `${this.folder}/${name}.webp`
    await page.close()
    writeFileSync(path, await this.asWebp(png))
    this.taken.push(path)
  }

  /** Phones show WebP, and it takes half of what a PNG does; the browser knows how to make it. */
  private async asWebp(png: Buffer): Promise<Buffer> {
    // A page of its own: the bot's pages allow no pictures and no script.
    const page = await this.browser.newPage()
    const encoded = await page.evaluate(
      async ([source, quality]) => {
        const image = new Image()
        image.src = source
        await image.decode()
        const canvas = document.createElement('canvas')
        canvas.width = image.width
        canvas.height = image.height
        canvas.getContext('2d')?.drawImage(image, 0, 0)
        return canvas.toDataURL('image/webp', quality)
      },
      [`data:image/png;base64,${png.toString('base64')}`, webpQuality] as const,
    )
    await page.close()
    return Buffer.from(encoded.replace(/^.*,/, ''), 'base64')
  }
}

import { writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'

interface Picture {
  title: string
  width: number
  height: number
  png: Buffer
}

const kinds = [
  { name: 'phone', selector: '.sample-phone', columns: 4 },
  { name: 'desktop', selector: '.sample-desktop', columns: 2 },
] as const

const sheetHeight = 1400
const captionHeight = 30
const gap = 20

/** Every card of the gallery, many to a sheet, as phones and as desktops show it; the files. */
export async function contactSheets(
  browser: Browser,
  url: string,
  folder: string,
): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1600 } })
  const open = async () => {
    await page.goto(`${url}/gallery`)
    await page.locator('.sample').first().waitFor()
    // The page skips drawing what is out of sight, and draws its head above what is in sight.
    await page.addStyleTag({ content: unabridged })
  }
  const files: string[] = []
  for (const { name, selector, columns } of kinds) {
    await open()
    const sheets = arranged(await picturesOf(page, selector), columns)
    for (const [at, sheet] of sheets.entries()) {
      const file = `${folder}/${name}-${String(at + 1).padStart(2, '0')}.png`
      writeFileSync(file, await drawn(page, sheet))
      files.push(file)
    }
  }
  await page.close()
  return files
}

async function picturesOf(page: Page, selector: string): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const sample of await page.locator('.sample').all()) {
    const card = sample.locator(selector)
    const { width = 0, height = 0 } = (await card.boundingBox()) ?? {}
    const kind = await sample.evaluate((node) => node.parentElement?.id ?? '')
    const title = `${kind} · ${await sample.locator('> h3').innerText()}`
    pictures.push({ title, width, height, png: await card.screenshot() })
  }
  return pictures
}

/** Fills column after column, sheet after sheet, in the gallery's order. */
function arranged(pictures: readonly Picture[], columns: number): Picture[][][] {
  const sheets: Picture[][][] = []
  let filled = sheetHeight
  let column: Picture[] = []
  for (const picture of pictures) {
    const height = picture.height + captionHeight + gap
    if (filled + height > sheetHeight) {
      column = []
      filled = 0
      if ((sheets.at(-1)?.length ?? columns) === columns) sheets.push([])
      sheets.at(-1)?.push(column)
    }
    column.push(picture)
    filled += height
  }
  return sheets
}

/** Laid out in the page itself, which has brought Chinese glyphs along. */
async function drawn(page: Page, sheet: readonly Picture[][]): Promise<Buffer> {
  const figure = ({ title, png, width }: Picture) =>
    `<figure><figcaption>${title}</figcaption>
     <img width="${width}" src="data:image/png;base64,${png.toString('base64')}"></figure>`
  const columns = sheet.map((column) => `<div>${column.map(figure).join('')}</div>`)
  const html = `<style>${style}</style><main>${columns.join('')}</main>`
  await page.locator('body').evaluate((body, inner) => (body.innerHTML = inner), html)
  return await page.locator('main').screenshot()
}

const unabridged = '.sample{content-visibility:visible}.gallery-head{display:none}'

const style = `
  html, body { height: auto; overflow: visible; }
  main { display: inline-flex; gap: ${gap}px; padding: ${gap}px; background: #f5f6f8; }
  figure { margin: 0 0 ${gap}px; }
  figcaption { height: ${captionHeight}px; font: 16px 'Noto Sans SC Variable', sans-serif; }
`

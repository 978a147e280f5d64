import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startBrowser } from './browser.ts'

interface Village {
  server: { listen(options: { host: string; port: number }): Promise<string> }
  token: string
  close(): Promise<void>
}

/** A village whose public pages are opened in a browser, one after the other, by a test file. */
export function publicPages<V extends Village>(start: () => Promise<V>) {
  let browser: Browser
  let village: V
  let address = ''
  let context: BrowserContext | undefined

  beforeAll(async () => {
    village = await start()
    address = await village.server.listen({ host: '127.0.0.1', port: 0 })
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

  const urlOf = (path: string) => `${address}${path}/${village.token}`
  return {
    village: () => village,
    browser: () => browser,
    urlOf,
    async open(path: string, width: number, javaScriptEnabled: boolean): Promise<Page> {
      context = await browser.newContext({
        viewport: { width, height: 740 },
        javaScriptEnabled,
        bypassCSP: javaScriptEnabled,
      })
      const page = await context.newPage()
      await page.goto(urlOf(path))
      return page
    },
  }
}

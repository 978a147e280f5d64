import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe calls serious or worse, as sentences. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate<AxeResults>('axe.run()')
  expect(found.passes.length).toBeGreaterThan(5)
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

/** Nothing runs over the edge of a small phone, and what is pressed is large. */
export async function expectEasyToPress(page: Page, width: number): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  const controls = await page.locator('select, textarea, button, input[type=text]').all()
  expect(controls.length).toBeGreaterThan(2)
  for (const control of controls) {
    const box = await control.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(box?.width).toBeGreaterThan(250)
  }
  for (const link of await page.locator('a').all()) {
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
}

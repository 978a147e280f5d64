import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { loadSdk } from '../../src/feishu/sdk.ts'

const folder = new URL('../../src/feishu/', import.meta.url)
const loaded = () =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('larksuiteoapi'))

test('importing the wire does not load the SDK; using it does', async () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  for (const file of files) await import(new URL(file, folder).href)
  expect(files).toContain('client.ts')
  expect(loaded()).toBe(false)
  await loadSdk()
  expect(loaded()).toBe(true)
})

import { spawnSync } from 'node:child_process'
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

test('it is not searched for names of exports: that would keep 28 MB outside the heap', () => {
  const sdk = JSON.stringify(new URL('sdk.ts', folder).href)
  const program = `
    const { loadSdk } = await import(${sdk})
    const before = process.memoryUsage().external
    const { Client } = await loadSdk()
    console.log(typeof Client, (process.memoryUsage().external - before) / 2 ** 20)`
  const { stdout } = spawnSync('node', ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  })
  const [client, megabytes] = stdout.trim().split(' ')
  expect(client).toBe('function')
  expect(Number(megabytes)).toBeLessThan(10)
})

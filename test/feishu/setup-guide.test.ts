import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { eventTypes } from '../../src/feishu/parse.ts'

const docs = new URL('../../docs/', import.meta.url)
const guide = readFileSync(new URL('feishu-setup.md', docs), 'utf8')
const scopes = z
  .object({ scopes: z.object({ tenant: z.array(z.string()), user: z.array(z.never()) }) })
  .parse(JSON.parse(readFileSync(new URL('feishu-scopes.json', docs), 'utf8'))).scopes.tenant

/** What stands in the first column of the guide's tables, as code. */
const listed = [...guide.matchAll(/^\| `([\w.:]+)` \|/gm)].map((match) => match[1])

test('the guide subscribes to exactly the events the bot reads', () => {
  const subscribed = listed.filter((name) => !name?.startsWith('im:'))
  expect(new Set(subscribed)).toEqual(new Set(eventTypes))
})

test('the guide explains exactly the scopes that are imported', () => {
  expect(listed.filter((name) => name?.startsWith('im:'))).toEqual(scopes)
})

test('the guide’s webhook settings start', () => {
  const lines = guide.matchAll(/^ *([A-Z_]+)=(\S+)$/gm)
  const env = Object.fromEntries([...lines].map((match) => [match[1] ?? '', match[2]]))
  expect(Object.keys(env)).toContain('FEISHU_ENCRYPT_KEY')
  const config = readConfig({ ...env, FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718' })
  expect(config.feishu).toMatchObject({ mode: 'webhook', encryptKeys: ['…'] })
})

import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

const least = { FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718', FEISHU_APP_SECRET: 'canary-secret' }
const webhook = {
  ...least,
  FEISHU_MODE: 'webhook',
  FEISHU_ENCRYPT_KEY: 'canary-key',
  FEISHU_VERIFICATION_TOKEN: 'canary-token',
}

test('the two credentials are enough', () => {
  expect(readConfig(least)).toEqual({
    feishu: {
      appId: 'cli_a1b2c3d4e5f60718',
      appSecret: 'canary-secret',
      domain: 'https://open.feishu.cn',
      mode: 'longConnection',
      encryptKeys: [],
      verificationToken: undefined,
      answersChallenge: false,
    },
    http: { host: '127.0.0.1', port: 3000 },
    dataDir: 'data',
    keysDir: 'keys',
    logLevel: 'info',
  })
})

test('everything can be set, and blanks mean "not set"', () => {
  const config = readConfig({
    ...webhook,
    FEISHU_ENCRYPT_KEY_OLD: 'canary-old',
    FEISHU_DOMAIN: 'http://127.0.0.1:4000/',
    SETUP: '1',
    HOST: '0.0.0.0',
    PORT: ' 8080 ',
    PUBLIC_URL: 'https://zhibu.example.cn/',
    TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8',
    DATA_DIR: ':memory:',
    LOG_LEVEL: '',
    PATH: '/anything',
  })
  expect(config).toMatchObject({
    feishu: {
      domain: 'http://127.0.0.1:4000',
      mode: 'webhook',
      encryptKeys: ['canary-key', 'canary-old'],
      verificationToken: 'canary-token',
      answersChallenge: true,
    },
    http: {
      host: '0.0.0.0',
      port: 8080,
      publicUrl: 'https://zhibu.example.cn',
      trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
    },
    dataDir: ':memory:',
    keysDir: 'keys',
    logLevel: 'info',
  })
})

describe('a wrong value stops the start with a sentence', () => {
  test.each([
    ['no App ID', { FEISHU_APP_SECRET: 'x' }, 'FEISHU_APP_ID'],
    ['an App ID of another kind', { ...least, FEISHU_APP_ID: 'canary' }, 'FEISHU_APP_ID'],
    ['no App Secret', { ...least, FEISHU_APP_SECRET: ' ' }, 'FEISHU_APP_SECRET'],
    ['an unknown mode', { ...least, FEISHU_MODE: 'canary' }, 'FEISHU_MODE'],
    ['a webhook without key', { ...webhook, FEISHU_ENCRYPT_KEY: '' }, 'FEISHU_ENCRYPT_KEY'],
    [
      'a webhook without token',
      { ...webhook, FEISHU_VERIFICATION_TOKEN: undefined },
      'FEISHU_VERIFICATION_TOKEN',
    ],
    ['a domain without scheme', { ...least, FEISHU_DOMAIN: 'canary.cn' }, 'FEISHU_DOMAIN'],
    ['a domain with a path', { ...least, FEISHU_DOMAIN: 'https://canary.cn/api' }, 'FEISHU_DOMAIN'],
    ['a secret over plain HTTP', { ...least, FEISHU_DOMAIN: 'http://canary.cn' }, 'FEISHU_DOMAIN'],
    ['a port out of range', { ...least, PORT: '65536' }, 'PORT'],
    ['a port in words', { ...least, PORT: 'canary' }, 'PORT'],
    ['an unknown level', { ...least, LOG_LEVEL: 'canary' }, 'LOG_LEVEL'],
    ['an unclear set-up', { ...least, SETUP: 'canary' }, 'SETUP'],
  ])('%s', (_name, env, variable) => {
    expect(() => readConfig(env)).toThrow(new RegExp(`^Set ${variable} to [^.]+\\S*.*\\.$`))
    expect(() => readConfig(env)).not.toThrow(/canary/)
  })

  test('or with several, each once', () => {
    expect(() => readConfig({ PORT: '-1' })).toThrow(
      /^Set FEISHU_APP_ID .+\. Set FEISHU_APP_SECRET .+\. Set PORT .+\.$/,
    )
  })
})

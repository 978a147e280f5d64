import { isIP } from 'node:net'
import { z } from 'zod'

/** What the service needs to know; `readConfig` makes it from the environment. */
export interface Config {
  feishu: {
    appId: string
    appSecret: string
    /** Without a trailing slash. */
    domain: string
    mode: 'webhook' | 'longConnection'
    /** Newest first; two while a key is being changed. */
    encryptKeys: readonly string[]
    verificationToken: string | undefined
    /** Answers the unsigned URL challenge (`SETUP=1`). */
    answersChallenge: boolean
  }
  http: {
    host: string
    port: number
    /** Where villagers reach the public pages, without a trailing slash; nowhere without. */
    publicUrl?: string
    /** Addresses of the reverse proxies whose word about the visitor's address is taken. */
    trustedProxies?: readonly string[]
  }
  /** Folder of the database; `:memory:` for tests. */
  dataDir: string
  /** Folder of the keys; not inside the data folder, not in its backups. */
  keysDir: string
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

const port = 'Set PORT to a number from 0 to 65535.'
const logLevel = 'Set LOG_LEVEL to silent, error, warn, info or debug.'
const mode = 'Set FEISHU_MODE to long-connection or webhook.'
const setup =
  'Set SETUP to 1 while the request URL is being saved in the console, else leave it out.'
const appId =
  'Set FEISHU_APP_ID to the App ID of your Feishu app: cli_ and 16 characters from 0-9 and a-f.'
const appSecret = 'Set FEISHU_APP_SECRET to the App Secret of your Feishu app.'
const domain =
  'Set FEISHU_DOMAIN to https://open.feishu.cn or https://open.larksuite.com, without a path.'
const encryptKey = 'Set FEISHU_ENCRYPT_KEY to the Encrypt Key of your app: the webhook needs it.'
const verificationToken =
  'Set FEISHU_VERIFICATION_TOKEN to the Verification Token of your app: the webhook needs it.'

const publicUrl =
  'Set PUBLIC_URL to the address villagers open, such as https://zhibu.example.cn, without a path.'
const trustedProxies =
  'Set TRUSTED_PROXIES to the addresses of your reverse proxies, separated by commas.'

const modes = { 'long-connection': 'longConnection', webhook: 'webhook' } as const

/** Plain HTTP would show the app secret to the network, so it is for this machine only. */
function isSafeDomain(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || `${url.origin}/` !== url.href) return false
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)
}

function isPublicUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return (
    url !== undefined && `${url.origin}/` === url.href && ['https:', 'http:'].includes(url.protocol)
  )
}

const addresses = (text: string) => text.split(',').map((one) => one.trim())

const environment = z
  .object({
    FEISHU_APP_ID: z.string(appId).regex(/^cli_[0-9a-fA-F]{16}$/, appId),
    FEISHU_APP_SECRET: z.string(appSecret),
    FEISHU_DOMAIN: z.string().default('https://open.feishu.cn').refine(isSafeDomain, domain),
    FEISHU_MODE: z.enum(['long-connection', 'webhook'], mode).default('long-connection'),
    FEISHU_ENCRYPT_KEY: z.string().optional(),
    FEISHU_ENCRYPT_KEY_OLD: z.string().optional(),
    FEISHU_VERIFICATION_TOKEN: z.string().optional(),
    SETUP: z.enum(['0', '1'], setup).default('0'),
    HOST: z.string().default('127.0.0.1'),
    PORT: z
      .string()
      .default('3000')
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, port),
    PUBLIC_URL: z.string().refine(isPublicUrl, publicUrl).optional(),
    TRUSTED_PROXIES: z
      .string()
      .refine(
        (text) => addresses(text).every((one) => isIP(one.split('/')[0] ?? '')),
        trustedProxies,
      )
      .optional(),
    DATA_DIR: z.string().default('data'),
    KEYS_DIR: z.string().default('keys'),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug'], logLevel).default('info'),
  })
  .superRefine((env, context) => {
    if (env.FEISHU_MODE !== 'webhook') return
    if (!env.FEISHU_ENCRYPT_KEY) context.addIssue(encryptKey)
    if (!env.FEISHU_VERIFICATION_TOKEN) context.addIssue(verificationToken)
  })

/** An empty line in a `.env` file means "not set". */
function withoutBlanks(env: Record<string, string | undefined>): Record<string, string> {
  const set = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [[name, value.trim()] as const],
  )
  return Object.fromEntries(set)
}

/**
 * Reads the environment. Throws one Error that says in whole sentences what to set; a value is
 * never repeated, because it may be a secret.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(withoutBlanks(env))
  if (!parsed.success) {
    const sentences = new Set(parsed.error.issues.map((issue) => issue.message))
    throw new Error([...sentences].join(' '))
  }
  const set = parsed.data
  const encryptKeys = [set.FEISHU_ENCRYPT_KEY, set.FEISHU_ENCRYPT_KEY_OLD]
  return {
    feishu: {
      appId: set.FEISHU_APP_ID,
      appSecret: set.FEISHU_APP_SECRET,
      domain: set.FEISHU_DOMAIN.replace(/\/$/, ''),
      mode: modes[set.FEISHU_MODE],
      encryptKeys: encryptKeys.filter((key) => key !== undefined),
      verificationToken: set.FEISHU_VERIFICATION_TOKEN,
      answersChallenge: set.SETUP === '1',
    },
    http: {
      host: set.HOST,
      port: Number(set.PORT),
      ...(set.PUBLIC_URL && { publicUrl: set.PUBLIC_URL.replace(/\/$/, '') }),
      ...(set.TRUSTED_PROXIES && { trustedProxies: addresses(set.TRUSTED_PROXIES) }),
    },
    dataDir: set.DATA_DIR,
    keysDir: set.KEYS_DIR,
    logLevel: set.LOG_LEVEL,
  }
}

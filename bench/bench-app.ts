import { join } from 'node:path'
import type { Config } from '../src/config.ts'

/** The app that the bench's platform and bot know each other by. */
export const benchApp = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'bench-secret',
  encryptKey: 'bench-encrypt-key',
  verificationToken: 'bench-verification-token',
  tenantKey: 'bench-tenant',
} as const

export const clickPath = '/webhook/event'

export function benchConfig(
  dataDir: string,
  domain: string,
  mode: Config['feishu']['mode'] = 'webhook',
): Config {
  return {
    feishu: {
      appId: benchApp.appId,
      appSecret: benchApp.appSecret,
      domain,
      mode,
      encryptKeys: [benchApp.encryptKey],
      verificationToken: benchApp.verificationToken,
      answersChallenge: false,
    },
    http: { host: '127.0.0.1', port: 0 },
    dataDir,
    keysDir: dataDir === '' ? ':memory:' : join(dataDir, 'keys'),
    logLevel: 'info',
  }
}

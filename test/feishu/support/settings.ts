import type { Config } from '../../../src/config.ts'
import type { Time } from '../../../src/time.ts'

export const appId = 'cli_a1b2c3d4e5f60718'
export const appSecret = 'canary-secret'
export const botOpenId = 'ou_bot'

/** Settings against a platform on this machine. */
export function configFor(domain: string, feishu: Partial<Config['feishu']> = {}): Config {
  return {
    feishu: {
      appId,
      appSecret,
      domain,
      mode: 'longConnection',
      encryptKeys: ['sandbox-encrypt-key'],
      verificationToken: 'canary-token',
      answersChallenge: false,
      ...feishu,
    },
    http: { host: '127.0.0.1', port: 0 },
    dataDir: ':memory:',
    keysDir: ':memory:',
    logLevel: 'silent',
  }
}

/** A clock moved by hand; whoever sleeps wakes up at once and leaves a note of how long. */
export function handClock(): Time & { ms: number; slept: number[] } {
  return {
    ms: Date.parse('2018-02-06T08:00:00+08:00'),
    slept: [],
    now() {
      return new Date(this.ms)
    },
    monotonicMs() {
      return this.ms
    },
    async sleep(ms) {
      this.slept.push(ms)
    },
  }
}

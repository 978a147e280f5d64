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
  http: { host: string; port: number }
  /** Folder of the database; `:memory:` for tests. */
  dataDir: string
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

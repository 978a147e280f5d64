import { createRequire } from 'node:module'

/** Feishu's SDK, as far as its types go; nothing is loaded by naming it. */
export type Sdk = typeof import('@larksuiteoapi/node-sdk')

const require = createRequire(import.meta.url)

/**
 * Loads the SDK on first use: it costs 30 MB and a tenth of a second. NOTE: `import` would first
 * have its 6 MB searched for names of exports, which costs as much memory again, and for good.
 */
export async function loadSdk(): Promise<Sdk> {
  return await Promise.resolve(require('@larksuiteoapi/node-sdk') as Sdk)
}

/** Feishu's SDK, as far as its types go; nothing is loaded by naming it. */
export type Sdk = typeof import('@larksuiteoapi/node-sdk')

/** Loads the SDK on first use: it costs 64 MB and a seventh of a second. */
export function loadSdk(): Promise<Sdk> {
  return import('@larksuiteoapi/node-sdk')
}

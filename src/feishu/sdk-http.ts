import type { HttpInstance } from '@larksuiteoapi/node-sdk'
import type { Sdk } from './sdk.ts'

/** What our own calls get back when they ask for `$return_headers`. */
export interface HttpAnswer {
  status: number
  headers: Record<string, unknown>
  data: unknown
}

/** An HTTP instance for the SDK that gives up after `timeoutMs` and follows nobody elsewhere. */
export function createHttp(sdk: Sdk, timeoutMs: number): HttpInstance {
  const http = sdk.defaultHttpInstance.create({
    timeout: timeoutMs,
    // NOTE: axios speaks to HTTPS proxies in a way few understand; Node's own
    // NODE_USE_ENV_PROXY=1 works, and a loopback sandbox must never go through one.
    proxy: false,
    maxRedirects: 0,
    maxContentLength: 8 * 1024 * 1024,
  })
  http.interceptors.request.use((request) => {
    // axios' timeout counts silence only; a peer that drips a byte a second needs a deadline.
    request.signal ??= AbortSignal.timeout(timeoutMs)
    return request
  })
  // The SDK expects its instance to unwrap the answer.
  http.interceptors.response.use((answer) => {
    const { status, headers, data } = answer
    if ('$return_headers' in answer.config) answer.data = { status, headers, data }
    return answer.data
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- newer axios types
  return http as HttpInstance
}

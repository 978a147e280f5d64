import type { HttpInstance } from '@larksuiteoapi/node-sdk'
import { askJson, type JsonRequest } from './json-http.ts'
import type { Sdk } from './sdk.ts'

const maxBytes = 8 * 1024 * 1024

/** Our own calls but those of a file, which goes out in parts or comes in as bytes. */
function isJson(asked: object): asked is JsonRequest {
  if (!('$return_headers' in asked) || 'responseType' in asked) return false
  return !('headers' in asked && isOfParts(asked.headers))
}

function isOfParts(headers: unknown): boolean {
  const type = headers && (headers as Record<string, unknown>)['Content-Type']
  return typeof type === 'string' && type.startsWith('multipart/')
}

/** An HTTP instance for the SDK that gives up after `timeoutMs` and follows nobody elsewhere. */
export function createHttp(sdk: Sdk, timeoutMs: number): HttpInstance {
  const http = sdk.defaultHttpInstance.create({
    timeout: timeoutMs,
    // NOTE: axios speaks to HTTPS proxies in a way few understand; Node's own
    // NODE_USE_ENV_PROXY=1 works, and a loopback sandbox must never go through one.
    proxy: false,
    maxRedirects: 0,
    maxContentLength: maxBytes,
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
  const instance = http as HttpInstance
  const byAxios = instance.request.bind(instance)
  const request: HttpInstance['request'] = (asked) =>
    isJson(asked) ? (askJson(asked, { timeoutMs, maxBytes }) as never) : byAxios(asked)
  return Object.assign(instance, { request })
}

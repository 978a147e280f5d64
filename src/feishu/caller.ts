import type { Logger } from 'pino'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { DeliveryError } from '../errors.ts'
import type { Time } from '../time.ts'
import { type FailedAnswer, deliveryError, isTokenRefused } from './failure.ts'
import type { HttpAnswer } from './json-http.ts'
import { loadSdk } from './sdk.ts'
import { createHttp } from './sdk-http.ts'
import { silentLogger } from './sdk-logger.ts'
import { type FreshToken, createTenantToken } from './tenant-token.ts'

export interface CallerOptions {
  config: Config
  time: Time
  log: Logger
  /** How long one answer may take. */
  timeoutMs?: number
  loadSdk?: typeof loadSdk
}

/** One request of ours to the platform. */
export interface Request {
  /** The name of the call in errors and logs. */
  call: string
  method: 'GET' | 'POST' | 'PATCH'
  /** With `:id` wherever one of `ids` belongs; logs show it as it stands here. */
  path: string
  ids?: readonly string[]
  params?: Record<string, string>
  data?: object
  headers?: Record<string, string>
}

/** How an answer is received: JSON, or the bytes of a file up to a size. */
interface Reading {
  responseType?: 'arraybuffer'
  maxContentLength?: number
}

const verdict = z.object({ code: z.number(), msg: z.string().optional() })
const problem = z.object({ error: z.object({ log_id: z.string() }) })
const tokenAnswer = z.object({ tenant_access_token: z.string().min(1), expire: z.number() })
const tooLarge: FailedAnswer = { status: 200, code: 234006 }

type Send = (request: Request, reading: Reading, token?: string) => Promise<HttpAnswer>

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** The SDK's client as one function; answers of any status resolve, silence rejects. */
function createSend({ config, timeoutMs = 10_000, ...options }: CallerOptions): Send {
  const { appId, appSecret, domain } = config.feishu
  const client = once(async () => {
    const sdk = await (options.loadSdk ?? loadSdk)()
    return new sdk.Client({
      appId,
      appSecret,
      domain,
      // Tokens are ours: the SDK neither shares one request nor drops a token that was refused.
      disableTokenCache: true,
      httpInstance: createHttp(sdk, timeoutMs),
      logger: silentLogger,
    })
  })
  return async ({ call: _call, path, ids = [], ...request }, reading, token) => {
    const url = ids.reduce((filled, id) => filled.replace(':id', encodeURIComponent(id)), path)
    const authorization = token ? { headers: { Authorization: `Bearer ${token}` } } : {}
    const asked = { ...request, ...reading, url, $return_headers: true }
    return await (await client()).request({ ...asked, validateStatus: () => true }, authorization)
  }
}

/** The platform's JSON, also when it came as bytes; undefined for a file. */
function jsonOf({ data, headers }: HttpAnswer): unknown {
  if (!Buffer.isBuffer(data)) return data
  const type = headers['content-type']
  if (typeof type !== 'string' || !type.includes('json')) return undefined
  try {
    return JSON.parse(data.toString('utf8'))
  } catch {
    // NOTE: dropped on purpose, JSON.parse quotes the file.
    return undefined
  }
}

/** The failure an answer speaks of, or undefined for success. */
function failureIn(answer: HttpAnswer, json: unknown): FailedAnswer | undefined {
  const { status, headers } = answer
  const said = verdict.safeParse(json).data
  if (status === 200 && said?.code === 0) return undefined
  // A person's file may be JSON too; only one with a code of the platform is an answer of it.
  if (status === 200 && said === undefined && Buffer.isBuffer(answer.data)) return undefined
  return { status, headers, code: said?.code, msg: said?.msg }
}

export interface Caller {
  /** Calls and gives the answer as `answer` describes it; throws `DeliveryError` only. */
  call: <T>(request: Request, answer: z.ZodType<T>) => Promise<T>
  /** Downloads at most `maxBytes`; throws `DeliveryError` only. */
  download: (request: Request, maxBytes: number) => Promise<Uint8Array>
}

/** One exchange with the platform, and the harmless error for one that failed. */
function createExchange(options: CallerOptions) {
  const send = createSend(options)

  function fail(request: Request, answer: FailedAnswer, logId?: string): DeliveryError {
    const error = deliveryError(request.call, answer)
    const { status, code, after } = error
    const { call, method, path } = request
    const told = { call, method, path, status, code, after: after.kind, logId }
    options.log.warn(told, 'platform call failed')
    return error
  }

  async function exchange(request: Request, reading: Reading, bearer?: string) {
    try {
      return await send(request, reading, bearer)
    } catch (error) {
      // NOTE: this error holds the token and the message; nothing of it may leave.
      const cause = error instanceof Error ? error.message : ''
      throw fail(request, cause.startsWith('maxContentLength') ? tooLarge : { status: 0 })
    }
  }

  return { exchange, fail }
}

/** Makes the one road out: token, timeout, one retry with a fresh token, errors made harmless. */
export function createCaller(options: CallerOptions): Caller {
  const { exchange, fail } = createExchange(options)
  const { appId, appSecret } = options.config.feishu
  const token = createTenantToken(fetchToken, () => options.time.monotonicMs())

  async function fetchToken(): Promise<FreshToken> {
    const path = '/open-apis/auth/v3/tenant_access_token/internal'
    const data = { app_id: appId, app_secret: appSecret }
    const request: Request = { call: 'getToken', method: 'POST', path, data }
    const answer = await exchange(request, {})
    const failed = failureIn(answer, answer.data)
    const fresh = tokenAnswer.safeParse(answer.data).data
    if (failed || !fresh) {
      throw fail(request, { ...(failed ?? { status: answer.status }), isAboutApp: true })
    }
    return { token: fresh.tenant_access_token, expiresInMs: fresh.expire * 1000 }
  }

  /** One answer that the token was accepted for, if a second token can bring that about. */
  async function ask(request: Request, reading: Reading, isSecond = false) {
    const bearer = await token.get()
    const answer = await exchange(request, reading, bearer)
    const json = jsonOf(answer)
    const failed = failureIn(answer, json)
    if (failed === undefined) return { answer, json }
    if (!isTokenRefused(failed) || isSecond) {
      throw fail(request, failed, problem.safeParse(json).data?.error.log_id)
    }
    token.drop(bearer)
    return ask(request, reading, true)
  }

  return {
    async call(request, schema) {
      const { answer, json } = await ask(request, {})
      const parsed = schema.safeParse(json)
      if (!parsed.success) throw fail(request, { status: answer.status })
      return parsed.data
    },
    async download(request, maxBytes) {
      const reading: Reading = { responseType: 'arraybuffer', maxContentLength: maxBytes }
      const { answer } = await ask(request, reading)
      if (!Buffer.isBuffer(answer.data)) throw fail(request, { status: answer.status })
      return answer.data
    },
  }
}

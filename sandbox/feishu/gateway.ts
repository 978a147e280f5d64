import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CallFaults } from './faults.ts'
import type { Feishu } from './feishu.ts'
import { PlatformRefusal, refused } from './refusal.ts'
import { slidingWindow } from './sliding-window.ts'
import type { TokenOffice } from './tokens.ts'

export interface ApiCall {
  params: Record<string, string>
  query: Record<string, unknown>
  body: unknown
  request: FastifyRequest<Addressed>
}

/** One call of the Open Platform. */
export interface Api {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below `/open-apis`. */
  path: string
  /** Works without a tenant token. */
  isOpen?: boolean
  /** The whole answer, or a file's bytes. */
  run(call: ApiCall): object | Promise<object>
}

/** One thing the bot asked of the platform. */
export interface RecordedCall {
  at: string
  method: string
  path: string
  status: number
  code: number
  uuid?: string
}

export interface Gateway {
  feishu: Feishu
  tokens: TokenOffice
  faults: CallFaults
  calls: RecordedCall[]
}

interface Addressed {
  Params: Record<string, string>
  Querystring: Record<string, unknown>
}

interface Answer {
  status: number
  headers: Readonly<Record<string, string>>
  body: object
}

const perSecond = 50
const perMinute = 1000
const keptCalls = 50_000

/** An answer as nearly all calls give it. */
export function success(data: object = {}, msg = 'success'): object {
  return { code: 0, msg, data }
}

/** Reads what came in, or refuses with the field that is wrong. */
export function fieldsOf<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const violations = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    description: issue.message,
  }))
  throw refused(99992402, { field_violations: violations })
}

/** Puts the calls under `/open-apis`, behind tokens, rate limits and faults. */
export async function openGateway(
  server: FastifyInstance,
  gateway: Gateway,
  apis: readonly Api[],
): Promise<void> {
  await server.register(
    async (scope) => {
      await scope.register(multipart, { limits: { fileSize: 31 * 1024 * 1024 } })
      const admit = rateLimits(gateway.feishu)
      for (const api of apis) {
        scope.route<Addressed>({
          method: api.method,
          url: api.path,
          handler: (request, reply) =>
            handle(gateway, request, reply, () => {
              if (!api.isOpen) gateway.tokens.check(request.headers.authorization)
              admit(`${api.method} ${api.path}`)
              return api.run(callOf(request))
            }),
        })
      }
      scope.setNotFoundHandler((request, reply) => handle(gateway, request, reply, notImplemented))
      scope.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
        const status = error.statusCode ?? 500
        void reply.code(status).send({ code: 230001, msg: 'The request could not be read.' })
      })
    },
    { prefix: '/open-apis' },
  )
}

function callOf(request: FastifyRequest<Addressed>): ApiCall {
  return { params: request.params, query: request.query, body: request.body, request }
}

function notImplemented(): never {
  throw new PlatformRefusal(99991000, 'sandbox: not implemented', { status: 404 })
}

function rateLimits(feishu: Feishu): (api: string) => void {
  const windows = [
    { limit: perSecond, window: slidingWindow(perSecond, 1000) },
    { limit: perMinute, window: slidingWindow(perMinute, 60_000) },
  ]
  return (api) => {
    for (const { limit, window } of windows) {
      const waitMs = window.admit(api, feishu.clock.monotonicMs())
      if (waitMs <= 0) continue
      throw new PlatformRefusal(99991400, 'request trigger frequency limit', {
        status: 429,
        headers: {
          'x-ogw-ratelimit-limit': String(limit),
          'x-ogw-ratelimit-reset': String(Math.ceil(waitMs / 1000)),
        },
      })
    }
  }
}

async function handle(
  gateway: Gateway,
  request: Pick<FastifyRequest, 'method' | 'url' | 'body' | 'raw'>,
  reply: FastifyReply,
  run: () => object | Promise<object>,
): Promise<unknown> {
  const path = request.url.split('?')[0] ?? ''
  const { feishu, faults } = gateway
  if (faults.slowMs > 0) await feishu.clock.sleep(faults.slowMs)
  const failure = faults.takeFailure(request.method, path)
  const answer = failure
    ? refusalAnswer(
        feishu,
        new PlatformRefusal(failure.code, 'sandbox: told to fail', { status: failure.status }),
      )
    : await answerOf(feishu, run)
  record(gateway, request, path, answer)
  if (!failure && faults.takeLoss(request.method, path)) {
    void reply.hijack()
    request.raw.socket.destroy()
    return reply
  }
  return reply.code(answer.status).headers(answer.headers).send(answer.body)
}

async function answerOf(feishu: Feishu, run: () => object | Promise<object>): Promise<Answer> {
  try {
    return { status: 200, headers: {}, body: await run() }
  } catch (error) {
    if (error instanceof PlatformRefusal) return refusalAnswer(feishu, error)
    throw error
  }
}

function refusalAnswer(feishu: Feishu, refusal: PlatformRefusal): Answer {
  const logId = feishu.newId('log')
  return {
    status: refusal.status,
    headers: { ...refusal.headers, 'x-tt-logid': logId },
    body: {
      code: refusal.code,
      msg: refusal.message,
      error: { ...refusal.details, log_id: logId },
    },
  }
}

const withCode = z.object({ code: z.number() })
const withUuid = z.object({ uuid: z.string() })

function record(
  gateway: Gateway,
  request: { method: string; body: unknown },
  path: string,
  answer: Answer,
): void {
  const code = withCode.safeParse(answer.body)
  const uuid = withUuid.safeParse(request.body)
  gateway.calls.push({
    at: gateway.feishu.clock.now().toISOString(),
    method: request.method,
    path,
    status: answer.status,
    code: code.success ? code.data.code : 0,
    ...(uuid.success && { uuid: uuid.data.uuid }),
  })
  if (gateway.calls.length > keptCalls) gateway.calls.shift()
}

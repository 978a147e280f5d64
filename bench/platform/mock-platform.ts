import fastify, { type FastifyReply } from 'fastify'
import { type Limited, Windows } from './windows.ts'

/** What goes wrong with one call: before or after the platform has done what was asked. */
export type Fault = { done: boolean; how: 'reset' | 'status'; status: number }

export interface MockOptions {
  /** The clock the limits are measured on; limits are not enforced without one. */
  nowMs?: () => number
  /** Asked for every message. */
  fault?: () => Fault | undefined
  /** Told of every message before it is answered; resolves when it may be. */
  onMessage?: (message: Message) => Promise<void> | void
  /** Told of every file that is handed in. */
  onFile?: (bytes: number) => void
}

export interface Message {
  uuid: string
  target: string
  content: string
  atMs: number
  /** Whether the uuid was seen before: the platform then makes no second message. */
  isRepeat: boolean
}

export interface MockPlatform {
  url: string
  /** Distinct messages in the order in which they came. */
  messages: Message[]
  counts: { limited: number; repeats: number; faults: number; updates: number }
  close(): Promise<void>
}

interface Sending {
  receive_id: string
  content: string
  uuid: string
}

/** An open platform on loopback that makes one message of one uuid, with limits and bad moods. */
export async function startMockPlatform(options: MockOptions = {}): Promise<MockPlatform> {
  const { nowMs = () => 0, fault = () => undefined } = options
  const seen = new Set<string>()
  const messages: Message[] = []
  const counts = { limited: 0, repeats: 0, faults: 0, updates: 0 }
  const created = new Windows()
  const updated = new Windows()
  const server = fastify({ bodyLimit: 40 * 2 ** 20 })
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_, body, done) => {
    done(null, body)
  })

  const limit = (windows: Windows, target: string): Limited | undefined =>
    options.nowMs === undefined ? undefined : windows.take(target, nowMs())

  async function refuse(reply: FastifyReply, limited: Limited) {
    counts.limited += 1
    if (limited.by === 'target') return await reply.code(400).send({ code: 230_020, msg: '' })
    const reset = { 'x-ogw-ratelimit-reset': String(limited.resetSeconds) }
    return await reply.headers(reset).code(429).send({ code: 99_991_400, msg: '' })
  }

  async function fail(reply: FastifyReply, { how, status }: Fault) {
    counts.faults += 1
    if (how === 'status') return await reply.code(status).send('')
    void reply.hijack()
    reply.raw.destroy()
    return reply
  }

  server.post('/open-apis/auth/v3/tenant_access_token/internal', () => ({
    code: 0,
    tenant_access_token: 't-bench',
    expire: 7200,
  }))

  server.post<{ Body: Sending }>('/open-apis/im/v1/messages', async ({ body }, reply) => {
    const { uuid, content, receive_id: target } = body
    const limited = limit(created, target)
    if (limited) return await refuse(reply, limited)
    const wrong = fault()
    if (wrong && !wrong.done) return await fail(reply, wrong)
    const message = { uuid, target, content, atMs: nowMs(), isRepeat: seen.has(uuid) }
    seen.add(uuid)
    if (message.isRepeat) counts.repeats += 1
    else messages.push(message)
    await options.onMessage?.(message)
    if (wrong) return await fail(reply, wrong)
    return await reply.send({
      code: 0,
      data: { message_id: `om_${uuid}`, chat_id: `oc_${target}` },
    })
  })

  server.post<{ Body: Buffer }>('/open-apis/im/v1/files', ({ body }) => {
    options.onFile?.(body.byteLength)
    return { code: 0, data: { file_key: 'file_bench' } }
  })

  server.patch<{ Params: { id: string } }>(
    '/open-apis/im/v1/messages/:id',
    async (request, reply) => {
      const limited = limit(updated, request.params.id)
      if (limited) return await refuse(reply, limited)
      counts.updates += 1
      return await reply.send({ code: 0, data: {} })
    },
  )

  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, messages, counts, close: () => server.close() }
}

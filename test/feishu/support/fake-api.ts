import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'

export type Answer = (request: FastifyRequest, reply: FastifyReply) => unknown

export interface FakeApi {
  url: string
  /** What was asked, in order: `POST /open-apis/…`. */
  asked: string[]
  bodies: unknown[]
  tokenRequests: number
  /** Tokens handed out; the newest is the last. */
  tokens: string[]
  /** How the next calls are answered, one each; after that everything succeeds. */
  next: Answer[]
  /** How token requests are answered, if not with a fresh token. */
  onToken?: Answer | undefined
  close(): Promise<void>
}

const success = {
  code: 0,
  msg: 'ok',
  data: { message_id: 'om_1', chat_id: 'oc_1', file_key: 'f_1' },
}

/** Answers with a status, a code and headers, as the platform does. */
export function answering(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Answer {
  return (_request, reply) => reply.code(status).headers(headers).send(body)
}

/** Lets the connection break before anything is answered. */
export const hangUp: Answer = (request, reply) => {
  void reply.hijack()
  request.raw.socket.resetAndDestroy()
}

/** Never answers. */
export const silence: Answer = (_request, reply) => {
  void reply.hijack()
}

/** The platform's HTTP side, just faithful enough to be misbehaved with. */
export async function startFakeApi(): Promise<FakeApi> {
  const server = fastify({ forceCloseConnections: true })
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  const api: FakeApi = {
    url: '',
    asked: [],
    bodies: [],
    tokenRequests: 0,
    tokens: [],
    next: [],
    close: () => server.close(),
  }
  server.post('/open-apis/auth/v3/tenant_access_token/internal', async (request, reply) => {
    api.tokenRequests += 1
    if (api.onToken) return api.onToken(request, reply)
    const token = `t-canary-${api.tokenRequests}`
    api.tokens.push(token)
    return { code: 0, msg: 'ok', tenant_access_token: token, expire: 7200 }
  })
  server.all('/*', async (request, reply) => {
    api.asked.push(`${request.method} ${request.url}`)
    api.bodies.push(request.body)
    const answer = api.next.shift()
    if (answer) return answer(request, reply)
    const isCurrent = request.headers.authorization === `Bearer ${api.tokens.at(-1)}`
    return isCurrent ? success : reply.code(400).send({ code: 99991663, msg: 'invalid token' })
  })
  api.url = await server.listen({ port: 0, host: '127.0.0.1' })
  return api
}

import type { FastifyInstance } from 'fastify'

export interface Health {
  /** `ok`, or what is wrong in one word. */
  state: 'ok' | 'connecting' | 'down' | 'noTick' | 'noRoom'
  connection: string
  outbox: number
  walBytes: number
  lastTickAgoMs: number | undefined
}

/** `GET /health`: 200 while everything runs, 503 otherwise; numbers only. */
export function healthPage(health: () => Health): (scope: FastifyInstance) => Promise<void> {
  return async (scope) => {
    scope.get('/health', async (_request, reply) => {
      const now = health()
      return await reply
        .code(now.state === 'ok' ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(now)
    })
    await Promise.resolve()
  }
}

import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

export interface Changes {
  announce(): void
  close(): void
}

/** `GET /sandbox/api/events`: one server-sent message for every change, with the time it is now. */
export function changeStream(server: FastifyInstance, now: () => Date): Changes {
  const watchers = new Set<ServerResponse>()
  server.get('/sandbox/api/events', (request, reply) => {
    void reply.hijack()
    const response = reply.raw
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.write(': watching\n\n')
    watchers.add(response)
    request.raw.on('close', () => watchers.delete(response))
  })
  return {
    announce() {
      const data = JSON.stringify({ now: now().toISOString() })
      for (const response of watchers) response.write(`data: ${data}\n\n`)
    },
    close() {
      for (const response of watchers) response.end()
      watchers.clear()
    },
  }
}

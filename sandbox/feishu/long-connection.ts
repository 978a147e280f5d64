import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { clientConfig, openConnection, serviceId, type Connection } from './connection.ts'
import { answerLimitMs, type Channel } from './delivery.ts'
import type { AppIdentity } from './feishu.ts'

export interface LongConnections extends Channel {
  /** Resolves to whether a connection is ready, waiting at most so long. */
  waitForOne(ms: number): Promise<boolean>
  /** Cuts all of them. */
  drop(): void
  close(): void
}

interface Pool {
  connections: Set<Connection>
  /** Who waits for a connection to become ready. */
  waiting: Set<() => void>
}

const mostConnections = 50
const credentials = z.object({ AppID: z.string(), AppSecret: z.string() })

/** Takes the app's long connections and brings each thing to one of them, chosen at random. */
export function openLongConnections(
  server: FastifyInstance,
  app: AppIdentity,
  newId: (prefix: string) => string,
  random: () => number,
): LongConnections {
  const pool: Pool = { connections: new Set(), waiting: new Set() }
  const tickets = giveTickets(server, app, newId, pool)
  const sockets = takeConnections(server, tickets, pool)
  const drop = () => {
    for (const connection of pool.connections) connection.cut()
    // Their `close` comes later; nothing may be sent to them meanwhile.
    pool.connections.clear()
  }
  return {
    waitForOne: (ms) => waitForOne(pool, ms),
    async push(envelope) {
      if (!(await waitForOne(pool, answerLimitMs))) return { kind: 'offline' }
      const open = readyOnes(pool)
      const chosen = open[Math.floor(random() * open.length)]
      return chosen ? chosen.exchange(newId('frame'), envelope) : { kind: 'offline' }
    },
    drop,
    close() {
      for (const wake of pool.waiting) wake()
      drop()
      sockets.close()
    },
  }
}

/** `POST /callback/ws/endpoint`: where to connect, with a ticket for one connection. */
function giveTickets(
  server: FastifyInstance,
  app: AppIdentity,
  newId: (prefix: string) => string,
  pool: Pool,
): Set<string> {
  const tickets = new Set<string>()
  server.post('/callback/ws/endpoint', (request) => {
    const given = credentials.safeParse(request.body)
    const isKnown =
      given.success && given.data.AppID === app.appId && given.data.AppSecret === app.appSecret
    const nowhere = { URL: '', ClientConfig: clientConfig }
    if (!isKnown) return { code: 514, msg: 'auth failed', data: nowhere }
    if (pool.connections.size >= mostConnections) {
      return { code: 1000040350, msg: 'too many connections', data: nowhere }
    }
    const ticket = newId('ticket')
    tickets.add(ticket)
    // NOTE: the SDK does not find `service_id` where it is the first parameter.
    const query = `fpid=493&aid=552564&device_id=7300&access_key=${newId('ak')}`
    const url = `ws://${request.host}/ws/v2?${query}&service_id=${serviceId}&ticket=${ticket}`
    return { code: 0, msg: '', data: { URL: url, ClientConfig: clientConfig } }
  })
  return tickets
}

function takeConnections(
  server: FastifyInstance,
  tickets: Set<string>,
  pool: Pool,
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true })
  server.server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const url = new URL(request.url ?? '', 'ws://localhost')
    if (url.pathname !== '/ws/v2' || !tickets.delete(url.searchParams.get('ticket') ?? '')) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      const connection = openConnection(opened, () => {
        for (const wake of pool.waiting) wake()
      })
      pool.connections.add(connection)
      opened.on('close', () => pool.connections.delete(connection))
    })
  })
  return sockets
}

function readyOnes(pool: Pool): Connection[] {
  return [...pool.connections].filter((connection) => connection.hasPinged)
}

async function waitForOne(pool: Pool, ms: number): Promise<boolean> {
  if (readyOnes(pool).length > 0) return true
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      pool.waiting.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    pool.waiting.add(wake)
  })
  return readyOnes(pool).length > 0
}

import fastify from 'fastify'
import protobuf from 'protobufjs'
import { type WebSocket, WebSocketServer } from 'ws'

const frames = protobuf.parse(`
  syntax = "proto2";
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint64 SeqID = 1; required uint64 LogID = 2;
    required int32 service = 3; required int32 method = 4;
    repeated Header headers = 5; optional bytes payload = 8;
  }`)
const frame = frames.root.lookupType('Frame')

interface Frame {
  method: number
  headers: { key: string; value: string }[]
  /** Base64 of JSON. */
  payload?: string
}

const unBase64 = (text = '') => Buffer.from(text, 'base64').toString()

const headerOf = (read: Frame, key: string) =>
  read.headers.find((header) => header.key === key)?.value

export interface Ack {
  code: number
  /** What the handler returned, if it returned anything. */
  said?: unknown
}

export interface FakeSocket {
  url: string
  /** Codes the next endpoint requests are answered with; after that all may connect. */
  refusals: number[]
  endpointRequests: number
  /** Whether pings get an answer. */
  answersPings: boolean
  /** Sockets that have sent their first ping. */
  live: Set<WebSocket>
  push(payload: unknown): Promise<Ack>
  /** Breaks all connections without a goodbye. */
  drop(): void
  close(): Promise<void>
}

const clientConfig = {
  ReconnectCount: -1,
  ReconnectInterval: 0.02,
  ReconnectNonce: 0.02,
  PingInterval: 0.05,
}

function encode(type: string, id: string, payload: Uint8Array): Uint8Array {
  const headers = Object.entries({ type, message_id: id, sum: '1', seq: '0', trace_id: 't' })
  return frame
    .encode({
      SeqID: 1,
      LogID: 1,
      service: 7,
      method: type === 'pong' ? 0 : 1,
      headers: headers.map(([key, value]) => ({ key, value })),
      payload,
    })
    .finish()
}

/** The platform's long connection, as far as it can be misbehaved with. */
export async function startFakeSocket(): Promise<FakeSocket> {
  const http = fastify({ forceCloseConnections: true })
  const sockets = new WebSocketServer({ noServer: true })
  const waiting = new Map<string, (ack: Ack) => void>()
  let pushed = 0

  const fake: FakeSocket = {
    url: '',
    refusals: [],
    endpointRequests: 0,
    answersPings: true,
    live: new Set(),
    push(payload) {
      const id = `m${pushed++}`
      const [socket] = fake.live
      socket?.send(encode('event', id, Buffer.from(JSON.stringify(payload))))
      return new Promise((resolve) => waiting.set(id, resolve))
    },
    drop() {
      for (const socket of sockets.clients) socket.terminate()
    },
    async close() {
      fake.drop()
      await http.close()
    },
  }

  function onFrame(socket: WebSocket, bytes: Uint8Array): void {
    const read: Frame = JSON.parse(
      JSON.stringify(frame.toObject(frame.decode(bytes), { longs: Number, bytes: String })),
    )
    if (read.method === 0) {
      fake.live.add(socket)
      if (fake.answersPings)
        socket.send(encode('pong', 'p', Buffer.from(JSON.stringify(clientConfig))))
      return
    }
    const answer: { code: number; data?: string } = JSON.parse(unBase64(read.payload))
    const said = answer.data ? { said: JSON.parse(unBase64(answer.data)) } : {}
    waiting.get(headerOf(read, 'message_id') ?? '')?.({ code: answer.code, ...said })
  }

  http.post('/callback/ws/endpoint', async () => {
    fake.endpointRequests += 1
    const ws = fake.url.replace('http', 'ws')
    const data = { URL: `${ws}/ws/v2?device_id=1&service_id=7`, ClientConfig: clientConfig }
    return { code: fake.refusals.shift() ?? 0, msg: 'canary', data }
  })
  http.server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('message', (bytes: Buffer) => onFrame(ws, bytes))
      ws.on('close', () => fake.live.delete(ws))
    })
  })
  fake.url = await http.listen({ port: 0, host: '127.0.0.1' })
  return fake
}

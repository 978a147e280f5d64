import type { RawData, WebSocket } from 'ws'
import { z } from 'zod'
import { answerLimitMs, type Pushed } from './delivery.ts'
import { controlMethod, dataMethod, decodeFrame, encodeFrame, headerOf } from './frames.ts'
import type { Frame } from './frames.ts'

/** One of the app's long connections. */
export interface Connection {
  /** What arrives before the client's first ping is lost. */
  readonly hasPinged: boolean
  /** Brings an envelope and waits for its echo. */
  exchange(messageId: string, envelope: object): Promise<Pushed>
  cut(): void
}

/** The `service_id` of the URL, which every frame repeats. */
export const serviceId = 33_554_678

/** Seconds; `-1` times: for ever. */
export const clientConfig = {
  ReconnectCount: -1,
  ReconnectInterval: 1,
  ReconnectNonce: 0,
  PingInterval: 30,
}

const ackShape = z.object({ code: z.number(), data: z.string().optional() })

/** Speaks with the client behind a socket; `onPing` is called for each of its pings. */
export function openConnection(socket: WebSocket, onPing: () => void): Connection {
  const acks = new Map<string, (ack: unknown) => void>()
  let hasPinged = false
  let lastSeq = 0

  const receive = (frame: Frame) => {
    if (frame.method === controlMethod && headerOf(frame, 'type') === 'ping') {
      hasPinged = true
      socket.send(encodeFrame(pongFor(frame)))
      onPing()
    }
    const answered = acks.get(headerOf(frame, 'message_id') ?? '')
    if (frame.method === dataMethod) answered?.(jsonOf(frame.payload))
  }
  socket.on('error', () => socket.terminate())
  socket.on('message', (data) => {
    try {
      receive(decodeFrame(bytesOf(data)))
    } catch {
      socket.terminate()
    }
  })

  return {
    get hasPinged() {
      return hasPinged
    },
    exchange: (messageId, envelope) =>
      new Promise((resolve) => {
        const end = (pushed: Pushed) => {
          clearTimeout(timer)
          acks.delete(messageId)
          socket.off('close', onClose)
          resolve(pushed)
        }
        const onClose = () => end({ kind: 'unreachable' })
        const timer = setTimeout(() => end({ kind: 'late' }), answerLimitMs)
        acks.set(messageId, (ack) => end(readAck(ack)))
        socket.once('close', onClose)
        lastSeq += 1
        socket.send(encodeFrame(dataFrame(lastSeq, messageId, envelope)))
      }),
    cut: () => socket.terminate(),
  }
}

function dataFrame(seq: number, messageId: string, envelope: object): Frame {
  const headers = { type: 'event', message_id: messageId, sum: '1', seq: '0', trace_id: messageId }
  return {
    SeqID: seq,
    LogID: seq,
    service: serviceId,
    method: dataMethod,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    payload: Buffer.from(JSON.stringify(envelope)),
  }
}

function pongFor(ping: Frame): Frame {
  const headers = [{ key: 'type', value: 'pong' }]
  return { ...ping, headers, payload: Buffer.from(JSON.stringify(clientConfig)) }
}

function readAck(ack: unknown): Pushed {
  const parsed = ackShape.safeParse(ack)
  if (!parsed.success) return { kind: 'unreadable' }
  if (parsed.data.code !== 200) return { kind: 'failed' }
  if (parsed.data.data === undefined) return { kind: 'answered', body: {} }
  const body = jsonOf(Buffer.from(parsed.data.data, 'base64'))
  return body === undefined ? { kind: 'unreadable' } : { kind: 'answered', body }
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString())
  } catch {
    return undefined
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}

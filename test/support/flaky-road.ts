import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

/** What may happen to a message on its way, besides nothing. */
const fates = ['resetBefore', 'errorBefore', 'resetAfter', 'errorAfter'] as const
type Fate = (typeof fates)[number] | 'arrives'

/** The same numbers for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

export interface FlakyRoad {
  /** Its own end, once it is known where it leads. */
  leadTo(platform: string): string
  /** How often each fate befell a message. */
  readonly befallen: Record<string, number>
  close(): Promise<void>
}

/** A road to the platform on which a share of the messages, or of their answers, gets lost. */
export async function openFlakyRoad(share: number): Promise<FlakyRoad> {
  let target = ''
  const next = numbersFrom(7)
  const befallen: Record<string, number> = {}
  const server = createServer((request, response) => {
    const isSend = request.url?.startsWith('/open-apis/im/v1/messages?') === true
    const fate = isSend && next() < share ? (fates[Math.floor(next() * 4)] ?? 'arrives') : 'arrives'
    if (isSend) befallen[fate] = (befallen[fate] ?? 0) + 1
    void carry(request, response, target, fate).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    leadTo: (platform) => {
      target = platform
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    befallen,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function carry(request: IncomingMessage, response: ServerResponse, to: string, fate: Fate) {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  if (fate === 'resetBefore') return void response.destroy()
  if (fate === 'errorBefore') return void response.writeHead(500).end('no')
  const { authorization = '' } = request.headers
  const answer = await fetch(`${to}${request.url}`, {
    method: request.method ?? 'GET',
    headers: { authorization, 'content-type': 'application/json' },
    ...(request.method !== 'GET' && { body: Buffer.concat(parts) }),
  })
  const body = await answer.text()
  if (fate === 'resetAfter') return void response.destroy()
  if (fate === 'errorAfter') return void response.writeHead(502).end('no')
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body)
}

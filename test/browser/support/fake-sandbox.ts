import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { boardCard, formCard, noticeCard } from './sample-cards.ts'
import { bot, chats, greeting, people } from './sample-world.ts'
import { serveFile } from './static-files.ts'

type Json = Record<string, unknown>

interface StoredMessage extends Json {
  messageId: string
  chatId: string
}

const thanks = { toast: { type: 'success', content: '已收到，谢谢' } }
const now = '2018-02-06T08:06:00+08:00'

/** What the control API would hold, in memory. */
class FakeVillage {
  /** Every POST the page sent: the path after `/sandbox/api` and the body. */
  posts: { path: string; body: Json }[] = []
  /** What a click is answered with. */
  clickAnswer: Json = thanks
  readonly watchers = new Set<ServerResponse>()
  private messages: StoredMessage[] = greeting()

  /** The first morning again. */
  reset(): void {
    this.messages = greeting()
    this.posts = []
    this.clickAnswer = thanks
  }

  /** Puts another card in the place of a message's, as an update by the bot does. */
  replaceCard(messageId: string, card: Json): void {
    const message = this.messages.find((one) => one.messageId === messageId)
    if (message) Object.assign(message, { card, updatedAt: now })
    for (const watcher of this.watchers) watcher.write('data: {}\n\n')
  }

  read(path: string): Json | undefined {
    if (path === '/world') return { now, bot, people, chats }
    if (path === '/gallery') return { cards: galleryCards() }
    const openId = /^\/people\/([^/]+)\/messages$/.exec(path)?.[1]
    if (!openId) return undefined
    const mine = chats.filter((chat) => chat.memberIds.includes(openId)).map((chat) => chat.chatId)
    return { messages: this.messages.filter((message) => mine.includes(message.chatId)) }
  }

  act(path: string, body: Json): Json {
    this.posts.push({ path, body })
    const from = /^\/people\/([^/]+)\/say$/.exec(path)?.[1]
    if (!from) return path.endsWith('/click') ? this.clickAnswer : {}
    const chatId = typeof body['chatId'] === 'string' ? body['chatId'] : ''
    const said = `${body['mention'] === true ? `@${bot.name} ` : ''}${String(body['text'])}`
    const messageId = `om_said_${this.messages.length}`
    this.messages.push({ messageId, chatId, from, at: now, type: 'text', text: said })
    return { messageId }
  }
}

export interface FakeSandbox {
  url: string
  village: FakeVillage
  close: () => Promise<void>
}

/** An in-memory stand-in for the control API, with the built page in front of it. */
export async function startFakeSandbox(dist: string): Promise<FakeSandbox> {
  const village = new FakeVillage()
  const server = createServer((request, response) => {
    answer(village, dist, request, response).catch(() => response.writeHead(500).end('{}'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    village,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  village: FakeVillage,
  dist: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://sandbox')
  if (!pathname.startsWith('/sandbox/api/')) return serveFile(dist, pathname, response)
  const path = pathname.slice('/sandbox/api'.length)
  if (path === '/events') return openStream(village, response)
  if (path.startsWith('/files/')) return sendPicture(response)
  if (request.method === 'GET') return sendJson(response, village.read(path))
  const body: Json = JSON.parse((await text(request)) || '{}')
  sendJson(response, village.act(path, body))
}

function openStream(village: FakeVillage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(': watching\n\n')
  village.watchers.add(response)
}

function galleryCards() {
  return [
    { name: 'notice', state: '报名中', card: noticeCard },
    { name: 'opinion', state: '填写', card: formCard },
    { name: 'board', state: '进行中', card: boardCard },
  ]
}

function sendJson(response: ServerResponse, body: Json | undefined): void {
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body ?? { error: '没有这个地址' }))
}

function sendPicture(response: ServerResponse): void {
  const size = 'width="300" height="120"'
  response.writeHead(200, { 'content-type': 'image/svg+xml' })
  response.end(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#d5e4fb"/></svg>`,
  )
}

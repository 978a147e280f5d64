import * as lark from '@larksuiteoapi/node-sdk'
import fastify from 'fastify'
import type { Bot, BotEnvironment, RunningBot } from '../../sandbox/bot.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts'

const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} }

function running(stop: () => unknown, webhookUrl = ''): RunningBot {
  return {
    webhookUrl,
    tick: async () => 0,
    settled: async () => {},
    stop: async () => void (await stop()),
  }
}

/** A bot that is there and does nothing. */
export const silentBot: Bot = { start: async () => running(() => {}) }

/** A village without a bot's doings, for calls made by hand; its clock all but stands still. */
export function startQuietSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({ bot: silentBot, mode: 'webhook', isEmpty: true, speed: 1e-6, ...options })
}

/** The unmodified SDK's client for a sandbox. */
export function clientOf(sandbox: Sandbox): lark.Client {
  const { appId, appSecret } = sandbox.app
  return new lark.Client({
    appId,
    appSecret,
    domain: sandbox.url,
    logger: quiet,
    // The SDK's own cache is one for the whole process and would outlive the sandbox.
    cache: memory(),
  })
}

function memory() {
  const kept = new Map<unknown, unknown>()
  return {
    get: async (key: unknown) => kept.get(key),
    set: async (key: unknown, value: unknown) => {
      kept.set(key, value)
      return true
    },
  }
}

type Handlers = Record<string, (event: Record<string, unknown>) => unknown>

/** A bot on the SDK's unmodified `WSClient`. */
export function connectedBot(handlers: Handlers): Bot {
  return {
    async start({ appId, appSecret, domain }: BotEnvironment) {
      const client = new lark.WSClient({ appId, appSecret, domain, logger: quiet })
      const dispatcher = new lark.EventDispatcher({ logger: quiet }).register(handlers)
      await client.start({ eventDispatcher: dispatcher })
      return running(() => client.close({ force: true }))
    },
  }
}

/** What a webhook bot got, as it came over the wire. */
export interface Delivered {
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A bot with a URL that answers every delivery with the next of `answers`, then with `{}`. */
export function webhookBot(
  got: Delivered[],
  answers: { status: number; body: string }[] = [],
): Bot {
  return {
    async start() {
      const server = fastify()
      server.removeAllContentTypeParsers()
      server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
        done(null, body),
      )
      server.post<{ Body: string }>('/event', (request, reply) => {
        got.push({ headers: request.headers, body: request.body })
        const answer = answers.shift() ?? { status: 200, body: '{}' }
        return reply.code(answer.status).type('application/json').send(answer.body)
      })
      const url = await server.listen({ host: '127.0.0.1', port: 0 })
      return running(() => server.close(), `${url}/event`)
    },
  }
}

export function cardWith(...elements: object[]): object {
  return {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: { tag: 'plain_text', content: 'Card' } },
    body: { elements },
  }
}

export function buttonThat(label: string, value: object | string, more: object = {}): object {
  return {
    tag: 'button',
    text: { tag: 'plain_text', content: label },
    behaviors: [{ type: 'callback', value }],
    ...more,
  }
}

/** Resolves when `isTrue` is, asking again each turn of the event loop. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2))
}

import type { FastifyInstance } from 'fastify'
import type { VillageClock } from '../clock.ts'
import { chatApis } from './apis/chats.ts'
import { ephemeralApis } from './apis/ephemeral.ts'
import { mediaApis } from './apis/media.ts'
import { messageApis } from './apis/messages.ts'
import { peopleApis } from './apis/people.ts'
import { pinApis } from './apis/pins.ts'
import { tokenApis } from './apis/token.ts'
import { openCardCallbacks, type CardCallbacks } from './card-callbacks.ts'
import { openDelivery, type Delivery } from './delivery.ts'
import { callFaults, type CallFaults } from './faults.ts'
import type { AppIdentity, Feishu, FeishuState } from './feishu.ts'
import { openGateway, type RecordedCall } from './gateway.ts'
import { openLongConnections, type LongConnections } from './long-connection.ts'
import { openTokenOffice, type TokenOffice } from './tokens.ts'
import { askChallenge, webhookChannel } from './webhook.ts'

export interface PlatformOptions {
  app: AppIdentity
  clock: VillageClock
  state: FeishuState
  mode: 'longConnection' | 'webhook'
  /** Unique text. */
  newId: () => string
  random: () => number
  findWebhook: () => string | undefined
  changed: () => void
}

export interface OpenPlatform {
  feishu: Feishu
  tokens: TokenOffice
  faults: CallFaults
  calls: RecordedCall[]
  delivery: Delivery
  connections: LongConnections
  callbacks: CardCallbacks
  /** Checks the webhook as the console does. */
  askWebhook: () => Promise<boolean>
  close(): void
}

/** Puts the whole platform side on a server: calls in, events and clicks out. */
export async function openPlatform(
  server: FastifyInstance,
  options: PlatformOptions,
): Promise<OpenPlatform> {
  const { app, clock, state } = options
  const newId = (prefix: string) => `${prefix}_${options.newId()}`
  const connections = openLongConnections(server, app, newId, options.random)
  const webhook = webhookChannel(app, clock, options.findWebhook)
  const channel = options.mode === 'webhook' ? webhook : connections
  const delivery = openDelivery(app, clock, newId, channel)
  const feishu: Feishu = {
    app,
    clock,
    state,
    newId,
    publish: delivery.publish,
    changed: options.changed,
  }
  const gateway = { feishu, tokens: openTokenOffice(feishu), faults: callFaults(), calls: [] }
  const callbacks = openCardCallbacks(feishu, delivery.callback)
  await openGateway(server, gateway, [
    ...tokenApis(feishu, gateway.tokens),
    ...messageApis(feishu),
    ...pinApis(feishu),
    ...ephemeralApis(feishu),
    ...chatApis(feishu),
    ...peopleApis(feishu),
    ...mediaApis(feishu),
    ...callbacks.apis,
  ])
  return {
    ...gateway,
    delivery,
    connections,
    callbacks,
    askWebhook: async () => {
      const url = options.findWebhook()
      return url !== undefined && (await askChallenge(url, app))
    },
    close() {
      delivery.close()
      connections.close()
    },
  }
}

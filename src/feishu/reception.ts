import type { Logger } from 'pino'
import type { CardJson } from '../../cards/kit/card.ts'
import { systemError } from '../../cards/wording.ts'
import { faultOf } from './fault.ts'
import type { InboundReply, Receive } from './inbound.ts'
import { type BotOpenId, type EventHead, eventTypes, parseEvent, pressType } from './parse.ts'

/** What the platform shows to the person who pressed; empty for events. */
export interface WireReply {
  toast?: InboundReply['toast']
  card?: { type: 'raw'; data: CardJson }
}

export interface ReceptionOptions {
  receive: Receive
  botOpenId: BotOpenId
  log: Logger
}

/** Takes one verified event; rejects when an event must be pushed again. */
export type Reception = (head: EventHead, event: unknown) => Promise<WireReply>

/** An event was not processed; why has been logged. */
export class NotProcessed extends Error {
  constructor() {
    super('the event was not processed')
  }
}

function wireReply({ toast, card }: InboundReply): WireReply {
  return {
    ...(toast ? { toast } : {}),
    ...(card ? { card: { type: 'raw', data: card } } : {}),
  }
}

/** Both ways in end here: read the event, have it received, answer in the platform's words. */
export function createReception({ receive, botOpenId, log }: ReceptionOptions): Reception {
  return async (head, event) => {
    try {
      const inbound = await parseEvent(head, event, botOpenId)
      if (inbound !== undefined) return wireReply(await receive(inbound))
      if (!eventTypes.includes(head.type)) log.info({ type: head.type }, 'event ignored')
      return {}
    } catch (error) {
      log.error({ eventId: head.id, type: head.type, fault: faultOf(error) }, 'event failed')
      // The platform never repeats a press, and a person is waiting.
      if (head.type === pressType) return { toast: { type: 'error', content: systemError } }
      throw new NotProcessed()
    }
  }
}

import { takeArrival } from '../../db/queries/journal.ts'
import { saveChat, updateChat } from '../../db/queries/chats.ts'
import type { Inbound } from '../feishu/inbound.ts'
import type { Outcome, Taking } from './dispatch.ts'
import type { Operation } from './operation.ts'
import type { Person } from '../../db/queries/people.ts'
import { admit } from './press.ts'
import { writingOver } from './writing.ts'

type Event = Exclude<Inbound, { kind: 'press' | 'message' | 'menu' }>

/** One event about chats and people: kept by the pipeline, then offered to every feature. */
export function takeEvent(taking: Taking, inbound: Event): Outcome {
  if (!takeArrival(taking.tx, inbound.onceId, taking.now)) {
    return { name: inbound.kind, result: 'repeated' }
  }
  const writing = writingOver({ ...taking, personId: undefined })
  if (inbound.kind === 'botAdded') {
    saveChat(taking.tx, { chatId: inbound.chatId, name: inbound.chatName, botPresent: true })
  }
  if (inbound.kind === 'botRemoved') updateChat(taking.tx, inbound.chatId, { botPresent: false })
  for (const events of taking.registry.events) {
    switch (inbound.kind) {
      case 'botAdded':
        events.botAdded?.(writing, inbound)
        break
      case 'botRemoved':
        events.botRemoved?.(writing, inbound)
        break
      case 'peopleJoined':
        events.peopleJoined?.(writing, inbound)
        break
      case 'peopleLeft':
        events.peopleLeft?.(writing, inbound)
        break
      case 'chatEntered':
        events.chatEntered?.(operationFor(taking, inbound), inbound)
        break
    }
  }
  return { name: inbound.kind, result: 'done' }
}

function operationFor(
  taking: Taking,
  inbound: Extract<Event, { kind: 'chatEntered' }>,
): Operation<Person | undefined> {
  const { actor, unitId } = admit(taking.tx, 'anyone', inbound)
  return {
    ...writingOver({ ...taking, personId: actor?.personId }),
    actor,
    openId: inbound.openId,
    unitId,
    happenedAt: inbound.at,
    place: { chatId: inbound.chatId, chatType: 'p2p', messageId: '' },
  }
}

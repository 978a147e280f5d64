import { hints, unknownCommand } from '../../cards/wording.ts'
import { takeArrival } from '../../db/queries/journal.ts'
import type { Person } from '../../db/queries/people.ts'
import type { InboundMenu, InboundMessage } from '../feishu/inbound.ts'
import { nearestNames, readCommand, type Typed } from './command-text.ts'
import type { Outcome, Taking } from './dispatch.ts'
import type { Command, OpenCommand } from './feature.ts'
import type { Operation, Reply } from './operation.ts'
import { admit } from './press.ts'
import { writingOver } from './writing.ts'

/**
 * One message or menu press inside its transaction: a command, a file, or words to be helped with.
 */
export function takeMessage(taking: Taking, inbound: InboundMessage | InboundMenu): Outcome {
  if (inbound.kind === 'message' && inbound.chatType === 'group' && !inbound.mentionsBot) {
    return { name: 'talk', result: 'ignored' }
  }
  if (!takeArrival(taking.tx, inbound.onceId, taking.now)) {
    return { name: inbound.kind, result: 'repeated' }
  }
  if (inbound.kind === 'menu') {
    return runTyped(taking, inbound, { name: inbound.key.toLowerCase(), words: [], slashed: true })
  }
  if (inbound.file) return takeFile(taking, { ...inbound, file: inbound.file })
  const typed = readCommand(inbound.text)
  if (!typed) return { name: 'empty', result: 'ignored' }
  return runTyped(taking, inbound, typed)
}

function runTyped(taking: Taking, inbound: InboundMessage | InboundMenu, typed: Typed): Outcome {
  const { commands } = taking.registry
  const command = commands.get(`/${typed.name}`) ?? commands.get(typed.name)
  if (!command) {
    sayTo(taking, inbound, unknownCommand(nearestNames(typed.name, commands.keys())))
    return { name: 'unknown command', result: 'done' }
  }
  const op = operationFor(taking, inbound, command.who)
  const reply = (command as OpenCommand).run(op, typed.words)
  answer(taking, inbound, op, reply)
  return outcomeOf(command.name, op)
}

function takeFile(taking: Taking, inbound: InboundMessage & { file: object }): Outcome {
  const op = operationFor(taking, inbound, 'member')
  const taken = taking.registry.events.some((events) => events.file?.(op as Operation, inbound))
  if (!taken) sayTo(taking, inbound, hints.fileNotExpected)
  return outcomeOf('file', op)
}

function outcomeOf(name: string, op: Operation<Person | undefined>): Outcome {
  return { name, result: 'done', ...(op.actor && { personId: op.actor.personId }) }
}

function operationFor(
  taking: Taking,
  inbound: InboundMessage | InboundMenu,
  who: Command['who'] | 'anyone',
): Operation<Person | undefined> {
  const { registry, tx, now, newId } = taking
  const chatId = inbound.kind === 'menu' ? '' : inbound.chatId
  const { actor, unitId } = admit(tx, who, { openId: inbound.openId, chatId })
  return {
    ...writingOver({ registry, tx, now, newId, personId: actor?.personId }),
    actor,
    openId: inbound.openId,
    unitId,
    happenedAt: inbound.at,
    place: {
      chatId,
      chatType: inbound.kind === 'menu' ? 'p2p' : inbound.chatType,
      messageId: inbound.kind === 'menu' ? '' : inbound.messageId,
    },
  }
}

/** What a group may see goes to the group it was asked in; everything else to the asker alone. */
function answer(
  taking: Taking,
  inbound: InboundMessage | InboundMenu,
  op: Operation<Person | undefined>,
  reply: Reply,
): void {
  const sentence = reply.say ?? reply.toast?.content
  if (sentence) sayTo(taking, inbound, sentence)
  const show = reply.show ?? reply.become
  if (!show) return
  const privacy = taking.registry.cards.get(show.card)?.privacy
  const open = op.place.chatType === 'group' && (privacy === 'P0' || privacy === 'P1')
  const to = open ? { chatId: op.place.chatId } : { openId: op.openId }
  op.send({ ...show, to, dedupeKey: `show:${inbound.onceId}` })
}

/** Queues a sentence of our own wording to the asker alone. */
export function sayTo(
  taking: Taking,
  inbound: InboundMessage | InboundMenu,
  sentence: string,
): void {
  writingOver({ ...taking, personId: undefined }).send({
    card: 'answer',
    key: { sentence },
    to: { openId: inbound.openId },
    dedupeKey: `answer:${inbound.onceId}`,
  })
}

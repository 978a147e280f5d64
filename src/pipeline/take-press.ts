import { turnIssue, type CardIssue } from '../../db/queries/issues.ts'
import { takeArrival } from '../../db/queries/journal.ts'
import type { InboundPress } from '../feishu/inbound.ts'
import type { Outcome, Taking } from './dispatch.ts'
import type { Operation, Reply } from './operation.ts'
import type { Person } from '../../db/queries/people.ts'
import { admit, findPress, readForm } from './press.ts'
import { writingOver } from './writing.ts'

/** One press inside its transaction: finds its meaning, admits the person, runs the verb. */
export function takePress(taking: Taking, inbound: InboundPress): Outcome {
  const { tx, now, registry } = taking
  const { issue, press, carried } = findPress(registry, tx, inbound)
  const name = press.action.id
  const anonymous = press.anonymous ?? false
  if (!anonymous && !takeArrival(tx, inbound.onceId, now)) {
    return { name, result: 'repeated', redraw: issue.issueId }
  }
  const { actor, unitId } = admit(tx, press.who, inbound)
  const form = readForm(press.action.form, inbound.form)
  const personId = anonymous ? undefined : actor?.personId
  const op: Operation<Person | undefined> = {
    ...writingOver({ registry, tx, now, newId: taking.newId, personId }),
    actor,
    openId: inbound.openId,
    unitId,
    happenedAt: inbound.at,
    place: {
      chatId: inbound.chatId,
      chatType: issue.openId === null ? 'group' : 'p2p',
      messageId: inbound.messageId,
    },
  }
  const reply = press.run(op, press.action.carries.parse(carried), form)
  follow(taking, op, issue, reply, inbound.onceId)
  return {
    name,
    result: 'done',
    anonymous,
    ...(personId !== undefined && { personId }),
    ...(reply.toast && { toast: reply.toast }),
    ...(!anonymous && { redraw: issue.issueId }),
  }
}

/** Does what the reply asks beyond a toast: turn the card into another, or send a new one. */
function follow(
  taking: Taking,
  op: Operation<Person | undefined>,
  issue: CardIssue,
  reply: Reply,
  onceId: string,
): void {
  if (reply.become && issue.openId !== null) {
    const { card, key } = reply.become
    turnIssue(taking.tx, issue.issueId, { card, key: { ...key } })
  }
  const show = reply.show ?? (issue.openId === null ? reply.become : undefined)
  if (show) op.send({ ...show, to: { openId: op.openId }, dedupeKey: `show:${onceId}` })
}

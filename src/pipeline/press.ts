import type { Fields } from '../../cards/kit/action.ts'
import type { Tx } from '../../db/client.ts'
import { issueByHandle, updateIssue, type CardIssue } from '../../db/queries/issues.ts'
import { personByOpenId, type Person } from '../../db/queries/people.ts'
import { Refusal } from '../errors.ts'
import type { InboundPress } from '../feishu/inbound.ts'
import { actingUnit } from '../organization/roles.ts'
import type { Press } from './feature.ts'
import type { Registry } from './registry.ts'

export interface FoundPress {
  issue: CardIssue
  press: Press
  carried: Record<string, unknown>
}

/** What a pressed button means, from the server's own rows; refuses what it does not know. */
export function findPress(registry: Registry, tx: Tx, inbound: InboundPress): FoundPress {
  const { h: handle, b } = inbound.value
  if (typeof handle !== 'string' || typeof b !== 'string') throw new Refusal('stale')
  const issue = issueByHandle(tx, handle)
  if (!issue) throw new Refusal('stale')
  assertSamePlace(tx, issue, inbound)
  const button = Object.hasOwn(issue.buttons, b) ? issue.buttons[b] : undefined
  const press = button && registry.actions.get(button.action)
  if (!button || !press) throw new Refusal('stale')
  return { issue, press, carried: button.carried }
}

/** A card works only where it was sent, and a private one only for its reader. */
function assertSamePlace(tx: Tx, issue: CardIssue, inbound: InboundPress): void {
  if (issue.openId !== null && issue.openId !== inbound.openId) throw new Refusal('notYours')
  if (issue.chatId !== null && issue.chatId !== inbound.chatId) throw new Refusal('wrongChat')
  if (issue.messageId === inbound.messageId) return
  if (issue.messageId !== null) throw new Refusal('wrongChat')
  // The card is in the chat although the answer to its sending has not come back yet.
  updateIssue(tx, issue.issueId, { messageId: inbound.messageId, chatId: inbound.chatId })
}

/** Who presses or commands, and for which unit; refuses whom the roster does not allow. */
export function admit(
  tx: Tx,
  who: Press['who'],
  from: { openId: string; chatId: string },
): { actor: Person | undefined; unitId: string | undefined } {
  const found = personByOpenId(tx, from.openId)
  const actor = found?.state === 'active' ? found : undefined
  if (who === 'anyone') {
    if (!actor) return { actor, unitId: undefined }
    return { actor, unitId: actingUnit(tx, actor, from.chatId, 'member').unitId }
  }
  if (!actor) throw new Refusal('notOnRoster')
  const { unitId, allowed } = actingUnit(tx, actor, from.chatId, who)
  if (!allowed) throw new Refusal('notAllowed', { role: who })
  return { actor, unitId }
}

/** Form values by the button's schema; refuses with the schema's own sentence, never the value. */
export function readForm(form: Fields | undefined, values: Record<string, unknown>): object {
  if (!form) return {}
  const read = form.safeParse(values)
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (issue?.code === 'too_big') throw new Refusal('tooLong', { max: Number(issue.maximum) })
  const own = issue && /[\u4E00-\u9FFF]/.test(issue.message) ? issue.message : ''
  throw new Refusal('badForm', own ? { sentence: own } : {})
}

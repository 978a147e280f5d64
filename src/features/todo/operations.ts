import { todoToasts } from '../../../cards/todo/wording.ts'
import { listParked, retryParked } from '../../../db/queries/outbox.ts'
import { setDelivery } from '../../../db/queries/people.ts'
import { insertReminder } from '../../../db/queries/reminders.ts'
import { getUnit } from '../../../db/queries/units.ts'
import { Refusal } from '../../errors.ts'
import { addDays, afterQuiet, dayOf, isQuiet, morningOf } from '../../organization/calendar.ts'
import { isSecretaryOf, isTeamMemberOf, mayAnswerFor } from '../../organization/roles.ts'
import type { Operation, Reply, Toast } from '../../pipeline/operation.ts'
import { rootOf } from '../../pipeline/parked.ts'
import { reminderKeyOf } from './board.ts'
import { overviewCycle } from './overview.ts'
import { whoMustAct } from './rules.ts'

export function showTodo(op: Operation): Reply {
  return { show: { card: 'todo', key: { personId: op.actor.personId } } }
}

/** `/status`: what a unit lacks; for the general branch the numbers of all branches first. */
export function showStatus(op: Operation): Reply {
  const unitId = op.unitId ?? ''
  const isRoot = unitId === op.actor.rootId && overviewCycle(op.tx, unitId) !== undefined
  if (isRoot) return { show: { card: 'overview', key: { rootId: unitId } } }
  return { show: { card: 'status', key: { unitId } } }
}

/** Opens the card that settles a duty, for whoever owes it or answers for who does. */
export function openDuty(op: Operation, input: { duty: string; personId: string }): Reply {
  if (!mayAnswerFor(op.tx, op.actor, input.personId)) throw new Refusal('notYours')
  const duty = op.duties.owed(input.duty, input.personId)
  if (!duty) return { toast: info(todoToasts.nothingOpen) }
  return { show: duty.open }
}

export function chooseDelivery(
  op: Operation,
  { delivery }: { delivery: 'normal' | 'quiet' },
): Reply {
  setDelivery(op.tx, op.actor.personId, delivery)
  op.audit('todo.delivery')
  const quiet = delivery === 'quiet'
  return { toast: success(quiet ? todoToasts.quietNow : todoToasts.normalAgain) }
}

/** A private reminder of everything one person owes, once a day (`domain.md` 6). */
export function remindPerson(
  op: Operation,
  { unitId, personId }: { unitId: string; personId: string },
): Reply {
  assertTeam(op, unitId)
  const owes = whoMustAct(op.duties.openIn(unitId)).find((one) => one.personId === personId)
  if (!owes) return { toast: info(todoToasts.nothingOpen) }
  const sent = remind(op, personId, owes.owes)
  if (sent === 'alreadySent') return { toast: info(todoToasts.alreadyReminded) }
  if (sent === 'noAccount') return { toast: warning(todoToasts.unreachable) }
  op.audit('todo.remind', personId)
  return { toast: success(sent === 'queued' ? todoToasts.remindedOne : todoToasts.remindTomorrow) }
}

export function remindAll(op: Operation, { unitId }: { unitId: string }): Reply {
  assertTeam(op, unitId)
  const people = whoMustAct(op.duties.openIn(unitId))
  const sent = people.filter(({ personId, owes }) => {
    const outcome = remind(op, personId, owes)
    return outcome === 'queued' || outcome === 'tomorrow'
  })
  op.audit('todo.remindAll', unitId)
  if (sent.length === 0) return { toast: info(todoToasts.alreadyReminded) }
  if (isQuiet(op.now)) return { toast: success(todoToasts.remindTomorrow) }
  return { toast: success(todoToasts.reminded(sent.length)) }
}

function remind(op: Operation, personId: string, owes: readonly { duty: string }[]) {
  if (!isQuiet(op.now)) {
    return op.send({
      card: 'todo',
      key: { personId, why: 'asked' },
      to: { personId },
      dedupeKey: reminderKeyOf(personId, dayOf(op.now)),
    })
  }
  const morning = dayOf(afterQuiet(op.now))
  const queued = owes.filter(({ duty }) =>
    insertReminder(op.tx, {
      reminderKey: `${reminderKeyOf(personId, morning)}|${duty}`,
      personId,
      duty,
      kind: 'owes',
      unitId: null,
      personal: true,
      occasion: reminderKeyOf(personId, morning),
      notBefore: morningOf(morning).getTime(),
      expiresAt: morningOf(addDays(morning, 3)).getTime(),
    }),
  )
  return queued.length > 0 ? 'tomorrow' : 'alreadySent'
}

function assertTeam(op: Operation, unitId: string): void {
  if (!isTeamMemberOf(op.tx, op.actor, unitId)) throw new Refusal('notAllowed', { role: 'team' })
}

/** Parked messages may be looked at and sent again by the general branch's secretary only. */
function assertSecretary(op: Operation, rootId: string): void {
  if (isSecretaryOf(op.tx, op.actor, rootId)) return
  throw new Refusal('notAllowed', { role: 'secretary' })
}

export function showParked(op: Operation, { unitId }: { unitId: string }): Reply {
  const { rootId } = getUnit(op.tx, unitId)
  assertSecretary(op, rootId)
  return { show: { card: 'parked', key: { rootId } } }
}

export function retryOne(
  op: Operation,
  { rootId, outboxId }: { rootId: string; outboxId: string },
): Reply {
  return retry(op, rootId, (id) => id === Number(outboxId))
}

export function retryAll(op: Operation, { rootId }: { rootId: string }): Reply {
  return retry(op, rootId, () => true)
}

function retry(op: Operation, rootId: string, wanted: (outboxId: number) => boolean): Reply {
  assertSecretary(op, rootId)
  const again = listParked(op.tx)
    .filter((row) => wanted(row.outboxId) && rootOf(op.tx, row) === rootId)
    .filter((row) => retryParked(op.tx, row.outboxId, op.newId(), op.now))
  if (again.length === 0) return { toast: info(todoToasts.nothingOpen) }
  op.audit('todo.retry', rootId)
  return { toast: success(todoToasts.retried(again.length)) }
}

const success = (content: string): Toast => ({ type: 'success', content })
const info = (content: string): Toast => ({ type: 'info', content })
const warning = (content: string): Toast => ({ type: 'warning', content })

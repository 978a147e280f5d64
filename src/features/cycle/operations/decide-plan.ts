import { published, said } from '../../../../cards/cycle/wording.ts'
import { chatsOfUnit } from '../../../../db/queries/chats.ts'
import { insertCycleVersion, updateCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import { listPreparationTasks } from '../../../../db/queries/preparation.ts'
import { listUnits } from '../../../../db/queries/units.ts'
import { holidaysOf } from '../../../../policies/holidays.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { editableCycle, findingsOf, hasOwnHolidays, isUnpublished, teamOf } from '../plan-of.ts'
import { assertCanAdopt, assertWindow, hasTeamQuorum, yearOf } from '../rules.ts'
import { nextVersion, recordChanges } from './change-plan.ts'

/** Records the team meeting that adopted the plan; the secretary signs (R26). */
export function adoptPlan(
  op: Operation,
  input: { cycleId: string; adoptedOn: string; present: readonly string[] },
): Reply {
  const { cycleId, adoptedOn } = input
  const cycle = editableCycle(op, cycleId)
  if (cycle.state !== 'draft') throw new Refusal('alreadyDone')
  assertCanAdopt(findingsOf(op.tx, cycle), adoptedOn, dayOf(op.now))
  const team = teamOf(op.tx, cycle.rootId).map((person) => person.personId)
  const presentIds = team.filter((personId) => input.present.includes(personId))
  if (presentIds.length !== input.present.length) throw new Refusal('notFound')
  const signatoryId = secretaryOf(op.tx, cycle.rootId)?.personId ?? op.actor.personId
  updateCycle(op.tx, cycleId, { state: 'adopted', adoptedOn, presentIds, signatoryId })
  op.redraw({ card: 'plan', key: { cycleId } })
  op.audit('cycle.adopt', cycleId)
  const quorate = hasTeamQuorum(presentIds.length, team.length)
  return {
    toast: quorate
      ? { type: 'success', content: said.adopted }
      : { type: 'warning', content: said.adoptedWithoutQuorum },
    become: { card: 'plan', key: { cycleId } },
  }
}

/** Takes an adoption back while nobody outside the team was told. */
export function reopenPlan(op: Operation, { cycleId }: { cycleId: string }): Reply {
  const cycle = editableCycle(op, cycleId)
  if (cycle.state !== 'adopted') throw new Refusal('alreadyDone')
  updateCycle(op.tx, cycleId, {
    state: 'draft',
    adoptedOn: null,
    presentIds: [],
    signatoryId: null,
  })
  op.redraw({ card: 'plan', key: { cycleId } })
  op.audit('cycle.reopen', cycleId)
  return { toast: { type: 'info', content: said.reopened } }
}

/** Tells the groups of the plan, once a version. */
export function publishPlan(op: Operation, { cycleId }: { cycleId: string }): Reply {
  const cycle = editableCycle(op, cycleId)
  if (cycle.state === 'draft') throw new Refusal('notReady')
  if (!isUnpublished(cycle)) throw new Refusal('alreadyDone')
  const groups = tellGroups(op, cycle, { cause: 'published', reason: null })
  const type = groups === 0 ? 'warning' : 'success'
  return { toast: { type, content: published(groups) } }
}

/** Other days for the meetings: everything counted from T moves, and the groups are told. */
export function moveWindow(
  op: Operation,
  input: { cycleId: string; from: string; to: string; reason?: string | undefined },
): Reply {
  const { cycleId, from, to } = input
  const reason = input.reason ?? null
  const cycle = editableCycle(op, cycleId)
  assertWindow(cycle.parameters, { from, to }, input.reason)
  const become = { card: 'plan', key: { cycleId } }
  if (from === cycle.windowFrom && to === cycle.windowTo && reason === cycle.windowReason) {
    return { become }
  }
  const values = {
    windowFrom: from,
    windowTo: to,
    windowReason: reason,
    parameters: withHolidaysFor(cycle, from),
  }
  const before = { from: cycle.windowFrom, to: cycle.windowTo }
  const change = { path: 'window', before, after: { from, to }, source: input.reason ?? '' }
  recordChanges(op, cycle, op.actor.personId, [change], values)
  for (const { taskId } of listPreparationTasks(op.tx, cycleId)) {
    op.redraw({ card: 'preparationTask', key: { taskId } })
  }
  if (cycle.state !== 'published') return { toast: success(said.windowMoved), become }
  const moved = { ...cycle, ...values, version: nextVersion(cycle) }
  tellGroups(op, moved, { cause: 'window', reason })
  return { toast: success(said.windowMovedAndTold), become }
}

const success = (content: string) => ({ type: 'success', content }) as const

/** Another year has other holidays, unless someone has entered them by hand. */
function withHolidaysFor(cycle: Cycle, from: string): Cycle['parameters'] {
  const sameYear = yearOf(from) === yearOf(cycle.windowFrom)
  if (sameYear || hasOwnHolidays(cycle)) return cycle.parameters
  return { ...cycle.parameters, calendar: holidaysOf(yearOf(from)) }
}

/** Keeps the version and queues one neutral notice for each bound group; gives how many. */
function tellGroups(
  op: Operation,
  cycle: Cycle,
  why: { cause: 'published' | 'window'; reason: string | null },
): number {
  if (findingsOf(op.tx, cycle).some((one) => one.level === 'error')) {
    throw new Refusal('planIncomplete')
  }
  const { cycleId, version, windowFrom, windowTo, parameters, parts } = cycle
  const at = op.now.getTime()
  const byPersonId = op.actor.personId
  const kept = { cycleId, version, windowFrom, windowTo, parameters, parts }
  insertCycleVersion(op.tx, { ...kept, ...why, byPersonId, at })
  const told = cycle.publishedVersion
  updateCycle(op.tx, cycleId, { state: 'published', publishedAt: at, publishedVersion: version })
  const chatIds = groupsOf(op, cycle.rootId)
  const notice = { card: 'planNotice', key: { cycleId, version: String(version) } }
  for (const chatId of chatIds) {
    op.send({ ...notice, to: { chatId }, dedupeKey: `plan:${cycleId}:${version}:${chatId}` })
  }
  if (told > 0) op.retire({ card: 'planNotice', key: { cycleId, version: String(told) } })
  op.redraw({ card: 'plan', key: { cycleId } })
  op.audit('cycle.publish', cycleId)
  return chatIds.length
}

/** The groups of the general branch and its branches. */
function groupsOf(op: Operation, rootId: string): string[] {
  const units = listUnits(op.tx, rootId).filter((unit) => unit.kind !== 'partyGroup')
  return units.flatMap((unit) => chatsOfUnit(op.tx, unit.unitId).map((chat) => chat.chatId))
}

import { said } from '../../../../cards/cycle/wording.ts'
import { cycleOfYear, currentCycle, insertCycle } from '../../../../db/queries/cycles.ts'
import { insertPreparationTask } from '../../../../db/queries/preparation.ts'
import { phrasePackOf, policyFor } from '../../../../policies/presets.ts'
import { Refusal } from '../../../errors.ts'
import { isSecretaryOf, isTeamMemberOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { isPresetId } from '../parameters.ts'
import { assertSecretaryOf } from '../plan-of.ts'
import { assertWindow, yearOf } from '../rules.ts'

/** `/plan`: the secretary's draft or first step, the team's view, or what everybody was told. */
export function openPlan(op: Operation): Reply {
  const { rootId } = op.actor
  const cycle = currentCycle(op.tx, rootId)
  if (!cycle) {
    if (!isSecretaryOf(op.tx, op.actor, rootId)) return { say: said.noPlanYet }
    return { show: { card: 'planNew', key: { rootId } } }
  }
  const { cycleId } = cycle
  if (isTeamMemberOf(op.tx, op.actor, rootId)) return { show: { card: 'plan', key: { cycleId } } }
  if (cycle.publishedVersion === 0) return { say: said.noPlanYet }
  const version = String(cycle.publishedVersion)
  return { show: { card: 'planNotice', key: { cycleId, version } } }
}

interface NewPlan {
  rootId: string
  year: string
  preset: string
  from: string
  to: string
  reason?: string | undefined
}

/** A draft with everything a preset knows, for one year and one window. */
export function createPlan(op: Operation, input: NewPlan): Reply {
  const { rootId, preset } = input
  assertSecretaryOf(op, rootId)
  if (!isPresetId(preset) || !/^20\d\d$/.test(input.year)) throw new Refusal('unreadable')
  const assessmentYear = Number(input.year)
  if (currentCycle(op.tx, rootId)) throw new Refusal('alreadyDone')
  if (cycleOfYear(op.tx, rootId, assessmentYear)) {
    throw new Refusal('yearTaken', { year: assessmentYear })
  }
  const parameters = policyFor(preset, yearOf(input.from))
  assertWindow(parameters, input, input.reason)
  const pack = phrasePackOf(parameters)
  const cycleId = op.newId()
  insertCycle(op.tx, {
    cycleId,
    rootId,
    assessmentYear,
    preset,
    parameters,
    sources: {},
    parts: pack.parts,
    windowFrom: input.from,
    windowTo: input.to,
    windowReason: input.reason ?? null,
    version: 1,
    state: 'draft',
    presentIds: [],
    publishedVersion: 0,
    createdAt: op.now.getTime(),
  })
  for (const [position, { title, offset }] of pack.preparation.entries()) {
    const task = { taskId: op.newId(), cycleId, title, dueOffset: offset, position }
    insertPreparationTask(op.tx, { ...task, ownerId: null, doneAt: null })
  }
  op.audit('cycle.create', cycleId)
  return {
    toast: { type: 'success', content: said.created },
    become: { card: 'plan', key: { cycleId } },
  }
}

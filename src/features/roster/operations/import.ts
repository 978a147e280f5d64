import { namedBranchesUpTo } from '../../../../cards/roster/buttons.ts'
import { registerFileName, rosterToasts } from '../../../../cards/roster/wording.ts'
import {
  findImport,
  forgetImportsBefore,
  insertImport,
  markMissing,
  settleMissing,
  updateImport,
  type RosterImport,
} from '../../../../db/queries/imports.ts'
import { awaitedFileOf } from '../../../../db/queries/awaited-files.ts'
import { Refusal } from '../../../errors.ts'
import { refreshGreetings } from './setup.ts'
import type { InboundMessage } from '../../../feishu/inbound.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { branchesToName, fingerprint, planImport, type ImportPlan } from '../import-plan.ts'
import { recordChange, refreshOverviews } from '../record.ts'
import { ledUnit, managedUnit } from '../scope.ts'
import { makeUnits } from './import-units.ts'
import { writePeople } from './import-people.ts'
import { linkByName } from './link.ts'

export const importKeptMs = 7 * 86_400_000

/** A table a secretary sends in their own thread is a register; other files are somebody else's. */
export function takeRegisterFile(op: Operation, message: InboundMessage): boolean {
  const { file } = message
  if (!file || op.place.chatType !== 'p2p' || !registerFileName.test(file.fileName)) return false
  // Somebody who was just asked for another file sends that one.
  if (awaitedFileOf(op.tx, op.actor.personId, op.now)) return false
  const unit = ledUnit(op.tx, op.actor)
  if (!unit) return false
  forgetImportsBefore(op.tx, new Date(op.now.getTime() - importKeptMs))
  const importId = op.newId()
  insertImport(op.tx, {
    importId,
    rootId: unit.rootId,
    unitId: unit.unitId,
    byPersonId: op.actor.personId,
    createdAt: op.now.getTime(),
  })
  op.doLater(
    'readRosterFile',
    { importId, messageId: message.messageId, fileKey: file.fileKey },
    `readRosterFile:${importId}`,
  )
  const to = { openId: op.openId }
  op.send({ card: 'rosterImport', key: { importId }, to, dedupeKey: `rosterImport:${importId}` })
  return true
}

type Names = Readonly<Record<string, string | undefined>>

/** 确认导入: what was shown is written, in one piece. */
export function confirmImport(
  op: Operation,
  { importId, shown, ...names }: { importId: string; shown: string } & Names,
): Reply {
  const waiting = waitingImport(op, importId)
  const plan = planImport(op.tx, waiting)
  if (!plan) throw new Refusal('stale')
  if (fingerprint(plan) !== shown) {
    return { toast: { type: 'warning', content: rosterToasts.importChanged } }
  }
  makeUnits(op, plan, namesGiven(op, plan, names))
  const named = writePeople(op, plan)
  settleMissing(op.tx, waiting.rootId, named)
  markMissing(op.tx, waiting.rootId, plan.compared.gone)
  linkByName(op, waiting.rootId, op.actor.personId)
  updateImport(op.tx, importId, { state: 'confirmed', cells: null })
  const { added, changed, gone } = plan.compared
  recordChange(op, {
    rootId: waiting.rootId,
    personId: null,
    kind: 'registerImported',
    byPersonId: op.actor.personId,
    detail: {
      added: added.length,
      changed: changed.length,
      gone: gone.length,
    },
  })
  refreshOverviews(op, waiting.rootId, waiting.unitId)
  refreshGreetings(op)
  return { toast: { type: 'success', content: rosterToasts.imported } }
}

function namesGiven(op: Operation, plan: ImportPlan, names: Names): Map<string, string> {
  const asked = branchesToName(op.tx, plan)
  return new Map(
    asked.map(({ code, name }, at) => {
      const given = at < namedBranchesUpTo ? names[`branch${at + 1}`] : undefined
      return [code, given ?? name]
    }),
  )
}

function waitingImport(op: Operation, importId: string): RosterImport {
  const waiting = findImport(op.tx, importId)
  if (!waiting) throw new Refusal('stale')
  managedUnit(op, waiting.unitId)
  if (waiting.state !== 'ready') throw new Refusal('closed')
  if (op.now.getTime() - waiting.createdAt > importKeptMs) throw new Refusal('stale')
  return waiting
}

export function cancelImport(op: Operation, input: { importId: string }): Reply {
  waitingImport(op, input.importId)
  updateImport(op.tx, input.importId, { state: 'cancelled', cells: null })
  return { toast: { type: 'success', content: rosterToasts.importCancelled } }
}

import { archiveRefusals, archiveToasts } from '../../../cards/archive/wording.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import {
  filedCycle,
  findExport,
  insertExport,
  type ExportPack,
} from '../../../db/queries/exports.ts'
import { findUnit, getUnit } from '../../../db/queries/units.ts'
import { catalogue, stageNames } from '../../../documents/archive/catalogue.ts'
import { Refusal } from '../../errors.ts'
import type { Operation, Reply } from '../../pipeline/operation.ts'
import { mayExport } from './packing.ts'
import { exportRef, homeRef } from './refs.ts'

/** /export: the packs of the unit this secretary acts for. */
export function openArchive(op: Operation): Reply {
  if (op.unitId === undefined) throw new Refusal('notReady')
  const unit = getUnit(op.tx, op.unitId)
  const unitId = unit.kind === 'partyGroup' ? (unit.parentId ?? unit.rootId) : unit.unitId
  const cycle = filedCycle(op.tx, unit.rootId)
  if (!cycle) {
    throw new Refusal('badForm', { sentence: archiveRefusals.noCycle })
  }
  return { show: homeRef(cycle.cycleId, unitId) }
}

interface Wanted {
  cycleId: string
  unitId: string
  pack: ExportPack
  part: string
}

/** Asks for a pack: it is made in the background and comes as a file in the person's own thread. */
export function startExport(op: Operation, wanted: Wanted): Reply {
  const { cycleId, unitId, pack, part } = wanted
  const unit = findUnit(op.tx, unitId)
  const cycle = findCycle(op.tx, cycleId)
  if (!unit || cycle?.rootId !== unit.rootId) throw new Refusal('notFound')
  if (!mayExport(op.tx, op.actor, unitId)) {
    throw new Refusal('notAllowed', { role: 'secretary' })
  }
  if (!isPart(pack, part)) throw new Refusal('badForm')
  const exportId = op.newId()
  insertExport(op.tx, {
    exportId,
    cycleId,
    unitId,
    byPersonId: op.actor.personId,
    pack,
    part,
    at: op.now.getTime(),
  })
  op.doLater('archiveBuild', { exportId }, `archiveBuild:${exportId}`)
  op.audit('archive.export', exportId)
  op.redraw(homeRef(cycleId, unitId))
  return { toast: archiveToasts.begun, become: exportRef(exportId) }
}

/** The same pack once more, from rows as they stand now. */
export function exportAgain(op: Operation, { exportId }: { exportId: string }): Reply {
  const before = findExport(op.tx, exportId)
  if (!before) throw new Refusal('notFound')
  return startExport(op, before)
}

function isPart(pack: ExportPack, part: string): boolean {
  if (pack === 'document') return catalogue.some((entry) => entry.number === part)
  return pack === 'stage' ? part in stageNames : part === ''
}

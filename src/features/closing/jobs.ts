import { findDestruction, scrubFile, updateDestruction } from '../../../db/queries/destructions.ts'
import { destroyRetained } from '../../../db/queries/retention.ts'
import type { RetentionId } from '../../../policies/retention.ts'
import { DeliveryError } from '../../errors.ts'
import type { Job } from '../../pipeline/feature.ts'
import { destructionRef, retentionRef } from './refs.ts'
import { scopeOf } from './retention-due.ts'

/**
 * Takes out what two persons agreed to destroy, first from its tables, then from the file itself.
 * Broken off at any point it does the rest when it runs again; only then it says it is done.
 */
export const destroyRecords: Job = async ({ read, commit }, { destructionId = '' }) => {
  const isAgreed = await commit(({ tx }) => {
    const found = findDestruction(tx, destructionId)
    if (found?.state !== 'agreed') return false
    const gone = destroyRetained(tx, found.retentionClass as RetentionId, scopeOf(tx, found))
    updateDestruction(tx, destructionId, { counts: summed(found.counts, gone) })
    return true
  })
  if (!isAgreed) return
  if (!scrubFile(read)) throw new DeliveryError('scrubFile', 0, 0, { kind: 'tryAgain' })
  await commit((op) => {
    const found = findDestruction(op.tx, destructionId)
    if (found?.state !== 'agreed') return
    updateDestruction(op.tx, destructionId, { state: 'done', doneAt: op.now.getTime() })
    op.redraw(destructionRef(destructionId))
    op.redraw(retentionRef(found.rootId))
    op.audit('closing.destroyed', destructionId)
  })
}

function summed(
  before: Readonly<Record<string, number>>,
  gone: Readonly<Record<string, number>>,
): Record<string, number> {
  const names = new Set([...Object.keys(before), ...Object.keys(gone)])
  return Object.fromEntries(
    [...names].map((name) => [name, (before[name] ?? 0) + (gone[name] ?? 0)]),
  )
}

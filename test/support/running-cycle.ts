import type { Tx } from '../../db/client.ts'
import { insertCycle } from '../../db/queries/cycles.ts'
import { phrasePackOf, policyFor } from '../../policies/presets.ts'
import { rootId } from './village.ts'

/** The village's 2017 cycle with its plan published, for stories of what follows. */
export function insertRunningCycle(tx: Tx): void {
  const parameters = policyFor('2017-village', 2018)
  insertCycle(tx, {
    cycleId: 'cycle',
    rootId,
    assessmentYear: 2017,
    preset: '2017-village',
    parameters,
    sources: {},
    parts: phrasePackOf(parameters).parts,
    windowFrom: '2018-03-07',
    windowTo: '2018-03-09',
    version: 1,
    state: 'published',
    presentIds: [],
    publishedVersion: 1,
    createdAt: 0,
  })
}

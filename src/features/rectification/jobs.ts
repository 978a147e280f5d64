import { problemColumns } from '../../../cards/rectification/wording.ts'
import {
  findListImport,
  insertImportedLines,
  updateListImport,
} from '../../../db/queries/rectification-imports.ts'
import { DeliveryError } from '../../errors.ts'
import type { Job } from '../../pipeline/feature.ts'
import { readTable } from '../../pipeline/read-table.ts'
import { readProblems } from './rules/reading.ts'

/** Fetches and reads a list of problems; what is in it waits for the secretary's look. */
export const readRectificationList: Job = async ({ platform, read, commit }, input) => {
  const { importId = '', messageId = '', fileKey = '' } = input
  if (findListImport(read, importId)?.state !== 'reading') return
  const found = await problemsIn(() => platform.downloadFile(messageId, fileKey))
  await commit((op) => {
    if ('problem' in found) {
      updateListImport(op.tx, importId, { state: 'refused', problem: found.problem })
    } else {
      const lines = found.lines.map((body) => ({ candidateId: op.newId(), body }))
      insertImportedLines(op.tx, importId, lines)
      updateListImport(op.tx, importId, { state: 'ready' })
    }
    op.redraw({ card: 'rectificationImport', key: { importId } })
  })
}

async function problemsIn(
  fetch: () => Promise<Uint8Array>,
): Promise<{ lines: string[] } | { problem: string }> {
  let bytes: Uint8Array
  try {
    bytes = await fetch()
  } catch (error) {
    if (error instanceof DeliveryError && error.after.kind !== 'giveUp') throw error
    return { problem: 'cannotDownload' }
  }
  const table = await readTable(bytes)
  return 'problem' in table ? table : readProblems(table.cells, problemColumns)
}

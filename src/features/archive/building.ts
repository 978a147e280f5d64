import { findExport, updateExport, type Export } from '../../../db/queries/exports.ts'
import { findPerson } from '../../../db/queries/people.ts'
import type { Reader } from '../../../db/client.ts'
import type { DocumentKind, Job, JobContext } from '../../pipeline/feature.ts'
import { keepPack, keptPack } from './kept-packs.ts'
import { makePack, mayExport } from './packing.ts'
import { exportRef, homeRef } from './refs.ts'

/** Of so many steps one is told: the card is redrawn, and somebody may be looking at it. */
const toldSteps = 20

/** Makes a pack paper by paper, tells how far it is, and has it sent to who asked. */
export const buildPack: Job = async (context, { exportId = '' }) => {
  const asked = findExport(context.read, exportId)
  if (!asked || (asked.state !== 'asked' && asked.state !== 'building')) return
  try {
    const pack = await makePack(context.read, asked, context.now, (done, total) =>
      tellProgress(context, asked, done, total),
    )
    if (!pack) return await settle(context, asked, { state: 'nothing' })
    keepPack(context.read, exportId, pack)
    await settle(context, asked, {
      state: 'sent',
      done: pack.papers,
      total: pack.papers,
      bytes: pack.bytes.byteLength,
    })
  } catch (error) {
    await settle(context, asked, { state: 'failed' })
    throw error
  }
}

async function tellProgress(
  { commit }: JobContext,
  { exportId, cycleId, unitId }: Export,
  done: number,
  total: number,
): Promise<void> {
  if (done > 0 && done < total && done % Math.ceil(total / toldSteps) > 0) return
  await commit((op) => {
    updateExport(op.tx, exportId, { state: 'building', done, total })
    op.redraw(exportRef(exportId))
    op.redraw(homeRef(cycleId, unitId))
  })
}

async function settle(
  { commit }: JobContext,
  { exportId, cycleId, unitId, byPersonId }: Export,
  changes: Parameters<typeof updateExport>[2],
): Promise<void> {
  await commit((op) => {
    updateExport(op.tx, exportId, { ...changes, finishedAt: op.now.getTime() })
    if (changes.state === 'sent') {
      const to = { personId: byPersonId }
      const dedupeKey = `archivePack:${exportId}`
      op.sendDocument({ document: 'archivePack', key: { exportId }, to, dedupeKey })
    }
    op.redraw(exportRef(exportId))
    op.redraw(homeRef(cycleId, unitId))
  })
}

/** The pack as a file, for who asked and nobody else, while they are still its secretary. */
export const archivePack: DocumentKind = {
  privacy: 'P4',
  about: (db, { exportId = '' }) => ({ personIds: readersOf(db, exportId) }),
  async make(db, { exportId = '' }, now) {
    const kept = keptPack(db, exportId)
    if (kept) return kept
    const asked = findExport(db, exportId)
    // After a restart it is made once more: nothing was kept.
    const pack = asked && (await makePack(db, asked, now, async () => await Promise.resolve()))
    if (!pack) throw new Error('there is nothing to send')
    return pack
  },
}

export function readersOf(db: Reader, exportId: string): string[] {
  const asked = findExport(db, exportId)
  const person = asked && findPerson(db, asked.byPersonId)
  return asked && mayExport(db, person, asked.unitId) ? [asked.byPersonId] : []
}

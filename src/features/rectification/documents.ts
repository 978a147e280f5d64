import { sayDay } from '../../../cards/kit/day.ts'
import { escalationWords as words } from '../../../cards/rectification/wording.ts'
import { printedSheet } from '../../../documents/printed-sheet.ts'
import type { Reader } from '../../../db/client.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findItem, type RectificationItem } from '../../../db/queries/rectification-items.ts'
import { findEntry, progressOf } from '../../../db/queries/rectification-progress.ts'
import { getUnit } from '../../../db/queries/units.ts'
import type { DocumentKind } from '../../pipeline/feature.ts'
import { audienceOf, bearerOf } from './people.ts'
import { pictureEnding } from './rules/pictures.ts'

/**
 * A picture or file that shows what was done: fetched from the message it came with, for who reads
 * the item and as long as its entry stands.
 */
const rectificationEvidence: DocumentKind = {
  privacy: 'P4',
  about: (db, { entryId = '' }) => ({ personIds: readersOf(db, entryId) }),
  async make(db, { entryId = '' }, _now, platform) {
    const file = findEntry(db, entryId)?.file
    if (!file) throw new Error('there is nothing to send')
    const bytes = await platform.downloadSent(file.messageId, file)
    const ending = file.type === 'image' ? `.${pictureEnding(bytes)}` : ''
    return { name: `${file.fileName}${ending}`, bytes }
  },
}

/** What the town is asked, on a sheet to be printed and signed (R117). */
const rectificationEscalation: DocumentKind = {
  privacy: 'P3',
  about: (db, { itemId = '' }) => {
    const item = findItem(db, itemId)
    return item ? { unitId: item.unitId } : {}
  },
  async make(db, { itemId = '' }) {
    const item = findItem(db, itemId)
    if (!item) throw new Error('there is nothing to print')
    const html = printedSheet(escalationSheet(db, item))
    return await Promise.resolve({ name: words.fileName, bytes: Buffer.from(html) })
  },
}

function escalationSheet(db: Reader, item: RectificationItem) {
  const { facts, asked, answered, signs, townSigns, dateSigns } = words
  const bearer = bearerOf(db, item)
  const asking = progressOf(db, item.itemId).findLast(({ kind }) => kind === 'escalated')
  const said = [
    [facts.problem, item.problem],
    [facts.goal, item.goal],
    [facts.measures, item.measures],
    [facts.leadUnit, item.leadUnit ?? ''],
    [facts.responsible, bearer === undefined ? '' : (findPerson(db, bearer)?.name ?? '')],
    [facts.due, item.dueOn === null ? '' : sayDay(item.dueOn)],
    [facts.answerOn, item.answerOn === null ? '' : sayDay(item.answerOn)],
  ] as const
  return {
    title: words.title,
    under: words.from(getUnit(db, item.unitId).name, sayDay(item.escalatedOn ?? '')),
    facts: said.filter(([, text]) => text !== '').map(([label, text]) => ({ label, text })),
    sections: [
      { title: asked, lines: [{ label: '', text: asking?.body ?? '' }] },
      { title: answered, lines: [{ label: '', text: '\n\n\n' }] },
    ],
    signatures: [signs, townSigns],
    dateSigns,
    confirmations: [],
  }
}

function readersOf(db: Reader, entryId: string): string[] {
  const entry = findEntry(db, entryId)
  const item = entry && findItem(db, entry.itemId)
  return item ? audienceOf(db, item) : []
}

export const rectificationDocuments = { rectificationEvidence, rectificationEscalation }

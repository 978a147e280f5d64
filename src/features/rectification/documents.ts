import type { Reader } from '../../../db/client.ts'
import { findItem } from '../../../db/queries/rectification-items.ts'
import { findEntry } from '../../../db/queries/rectification-progress.ts'
import type { DocumentKind } from '../../pipeline/feature.ts'
import { audienceOf } from './people.ts'
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

function readersOf(db: Reader, entryId: string): string[] {
  const entry = findEntry(db, entryId)
  const item = entry && findItem(db, entry.itemId)
  return item ? audienceOf(db, item) : []
}

export const rectificationDocuments = { rectificationEvidence }

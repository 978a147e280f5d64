import {
  disclosedClassNames,
  roundName,
  sheetWords,
  standOf,
} from '../../../cards/disclosure/wording.ts'
import { disclosureNotice } from '../../../documents/disclosure-notice.ts'
import type { Reader } from '../../../db/client.ts'
import {
  findDisclosure,
  unitOfDisclosure,
  type DisclosedItem,
  type Disclosure,
} from '../../../db/queries/disclosures.ts'
import { getUnit } from '../../../db/queries/units.ts'
import type { DocumentKind } from '../../pipeline/feature.ts'
import { pageUrlOf } from './access.ts'

type Key = Readonly<Record<string, string>>

/** Survives a corner that is torn off or wet. */
const look = { errorCorrectionLevel: 'Q', margin: 4 } as const

function found(db: Reader, key: Key): Disclosure {
  const one = findDisclosure(db, key['disclosureId'] ?? '')
  if (one?.state !== 'open') throw new Error('there is nothing to print')
  return one
}

function about(db: Reader, key: Key) {
  const unitId = unitOfDisclosure(db, key['disclosureId'] ?? '')
  return unitId === undefined ? {} : { unitId }
}

/** The sheet for the notice board (D37) and the code alone; the secretary prints them. */
export const disclosureDocuments: Readonly<Record<string, DocumentKind>> = {
  disclosureSheet: {
    privacy: 'P3',
    about,
    async make(db, key) {
      const one = found(db, key)
      const html = disclosureNotice({
        words: sheetWords,
        title: roundName(one.round),
        unit: getUnit(db, one.unitId).name,
        asOf: one.asOf,
        fromOn: one.fromOn,
        toOn: one.toOn,
        place: one.place,
        contact: one.contact,
        publishedOn: one.publishedOn ?? one.fromOn,
        items: one.items.map(rowOf),
        page: await pageOf(db, one),
      })
      return { name: sheetWords.fileName, bytes: Buffer.from(html) }
    },
  },
  disclosureCode: {
    privacy: 'P3',
    about,
    async make(db, key) {
      const url = pageUrlOf(db, found(db, key))
      if (url === undefined) throw new Error('there is no page to point to')
      const { toBuffer } = await import('qrcode')
      return { name: sheetWords.qrName, bytes: await toBuffer(url, { ...look, scale: 16 }) }
    },
  },
}

async function pageOf(db: Reader, one: Disclosure) {
  const url = pageUrlOf(db, one)
  if (url === undefined) return undefined
  const { toString } = await import('qrcode')
  return { url, code: await toString(url, { ...look, type: 'svg' }) }
}

function rowOf(item: DisclosedItem) {
  const { problem, measures, rectificationClass, dueOn, leadUnit, responsible } = item
  const kind = rectificationClass === null ? undefined : disclosedClassNames[rectificationClass]
  return {
    problem,
    measures,
    dueOn,
    kind,
    responsible: [leadUnit, responsible].filter((one) => one !== null),
    state: standOf(item),
  }
}

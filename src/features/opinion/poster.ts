import { noRetaliation, posterWords } from '../../../cards/opinion/wording.ts'
import { opinionPoster } from '../../../documents/opinion-poster.ts'
import type { Reader } from '../../../db/client.ts'
import { findOpinionRound } from '../../../db/queries/opinion-rounds.ts'
import { getUnit } from '../../../db/queries/units.ts'
import type { DocumentKind } from '../../pipeline/feature.ts'
import { pageOf, talkPageOf } from './views/give.ts'

type Key = Readonly<Record<string, string>>

/** Survives a corner that is torn off or wet. */
const look = { errorCorrectionLevel: 'Q', margin: 4 } as const

function found(db: Reader, key: Key) {
  const round = findOpinionRound(db, key['roundId'] ?? '')
  const url = round && pageOf(db, round)
  if (!round || url === undefined) throw new Error('there is no page to point to')
  return { round, url }
}

function about(db: Reader, key: Key) {
  const unitId = findOpinionRound(db, key['roundId'] ?? '')?.rootId
  return unitId === undefined ? {} : { unitId }
}

/** The A4 poster and the code alone, for the secretary who prints them. */
export const opinionDocuments: Readonly<Record<string, DocumentKind>> = {
  opinionPoster: {
    privacy: 'P3',
    about,
    async make(db, key) {
      const { round, url } = found(db, key)
      const { toString } = await import('qrcode')
      const code = await toString(url, { ...look, type: 'svg' })
      const talkUrl = talkPageOf(db, round)
      const html = opinionPoster({
        ...posterWords,
        talk: talkUrl === undefined ? undefined : { invite: posterWords.talk, url: talkUrl },
        noRetaliation,
        unit: getUnit(db, round.rootId).name,
        closesOn: round.closesOn,
        url,
        code,
      })
      return { name: posterWords.fileName, bytes: Buffer.from(html) }
    },
  },
  opinionCode: {
    privacy: 'P3',
    about,
    async make(db, key) {
      const { toBuffer } = await import('qrcode')
      const bytes = await toBuffer(found(db, key).url, { ...look, scale: 16 })
      return { name: posterWords.qrName, bytes }
    },
  },
}

import { z } from 'zod'
import { checkCard } from '../../../cards/archive/check.ts'
import { choiceCard } from '../../../cards/archive/choice.ts'
import { exportCard } from '../../../cards/archive/export.ts'
import { homeCard } from '../../../cards/archive/home.ts'
import type { Reader } from '../../../db/client.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { readersOf } from './building.ts'
import { checkView } from './views/check.ts'
import { choiceView, exportView, homeView } from './views/packs.ts'

const id = z.string()
const ofUnit = z.object({ cycleId: id, unitId: id })
const theUnit = (_db: Reader, { unitId }: { unitId: string }) => ({ unitId })

export const archiveCards: Readonly<Record<string, CardKind>> = {
  archiveHome: cardKind({
    privacy: 'P3',
    key: ofUnit,
    about: theUnit,
    view: homeView,
    card: homeCard,
  }),
  archiveChoice: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: ofUnit,
    about: theUnit,
    view: choiceView,
    card: choiceCard,
  }),
  /** What the team may know; names that belong to a grade are the secretary's (P3). */
  archiveCheck: cardKind({
    privacy: 'P2',
    key: ofUnit.extend({ page: id, pack: id.default('') }),
    about: theUnit,
    view: checkView,
    card: checkCard,
  }),
  archiveExport: cardKind({
    privacy: 'P4',
    key: z.object({ exportId: id }),
    about: (db, { exportId }) => ({ personIds: readersOf(db, exportId) }),
    view: exportView,
    card: exportCard,
  }),
}

import { z } from 'zod'
import { closingCard } from '../../../cards/closing/closing.ts'
import {
  destructionCard,
  destructionFormCard,
  retentionCard,
} from '../../../cards/closing/retention.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { findDestruction } from '../../../db/queries/destructions.ts'
import { retentionIds } from '../../../policies/retention.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { closingView, destructionFormView, destructionView, retentionView } from './views.ts'

const id = z.string()
const isOpen = (db: Reader, { destructionId }: { destructionId: string }) =>
  findDestruction(db, destructionId)?.state === 'proposed'

export const closingCards: Readonly<Record<string, CardKind>> = {
  yearClosing: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ cycleId: id }),
    about: (db, { cycleId }) => ({ unitId: findCycle(db, cycleId)?.rootId ?? '' }),
    view: closingView,
    card: closingCard,
  }),
  retention: cardKind({
    privacy: 'P3',
    key: z.object({ rootId: id, page: id }),
    about: (_db, { rootId }) => ({ unitId: rootId }),
    view: retentionView,
    card: retentionCard,
  }),
  destructionForm: cardKind({
    privacy: 'P3',
    hasForm: true,
    key: z.object({ rootId: id, cycleId: id, retention: z.enum(retentionIds) }),
    about: (_db, { rootId }) => ({ unitId: rootId }),
    view: destructionFormView,
    card: destructionFormCard,
  }),
  /** What goes is said in classes and numbers only: the whole team may be the second person. */
  destruction: cardKind({
    privacy: 'P2',
    key: z.object({ destructionId: id }),
    about: (db, { destructionId }) => ({
      unitId: findDestruction(db, destructionId)?.rootId ?? '',
    }),
    living: isOpen,
    view: destructionView,
    card: destructionCard,
  }),
}

import { z } from 'zod'
import { digestCard } from '../../../cards/todo/digest.ts'
import { helpCard } from '../../../cards/todo/help.ts'
import { overviewCard } from '../../../cards/todo/overview.ts'
import { parkedCard } from '../../../cards/todo/parked.ts'
import { statusCard } from '../../../cards/todo/status.ts'
import { todoCard } from '../../../cards/todo/todo.ts'
import { findDigest } from '../../../db/queries/reminders.ts'
import { cardKind, type CardKind, type Feature } from '../../pipeline/feature.ts'
import { parkedView, statusView } from './board.ts'
import { helpView } from './help.ts'
import { overviewView } from './overview.ts'
import { digestView, todoView } from './views.ts'

const page = z.string().optional()

export function todoCards(all: () => readonly Feature[]): Record<string, CardKind> {
  return {
    help: cardKind({
      privacy: 'P0',
      key: z.object({}),
      view: (db, _key, context) => helpView(db, all(), context),
      card: helpCard,
    }),
    todo: cardKind({
      privacy: 'P4',
      key: z.object({ personId: z.string(), page, why: z.string().optional() }),
      about: (_db, { personId }) => ({ personId }),
      view: todoView,
      card: todoCard,
    }),
    digest: cardKind({
      privacy: 'P4',
      key: z.object({ digestId: z.string() }),
      about: (db, key) => ({ personId: findDigest(db, key.digestId)?.personId ?? '' }),
      view: digestView,
      card: digestCard,
    }),
    status: cardKind({
      privacy: 'P2',
      key: z.object({ unitId: z.string(), page }),
      about: (_db, { unitId }) => ({ unitId }),
      view: statusView,
      card: statusCard,
    }),
    /** Over all branches: for the team of the general branch. */
    overview: cardKind({
      privacy: 'P2',
      key: z.object({ rootId: z.string() }),
      about: (_db, { rootId }) => ({ unitId: rootId }),
      view: overviewView,
      card: overviewCard,
    }),
    parked: cardKind({
      privacy: 'P3',
      key: z.object({ rootId: z.string() }),
      about: (_db, { rootId }) => ({ unitId: rootId }),
      view: parkedView,
      card: parkedCard,
    }),
  }
}

import { z } from 'zod'
import { digestCard, openBoardButton } from '../../../cards/todo/digest.ts'
import { helpCard } from '../../../cards/todo/help.ts'
import { parkedCard, retryAllButton, retryButton } from '../../../cards/todo/parked.ts'
import {
  parkedButton,
  remindAllButton,
  remindButton,
  statusCard,
  statusPageButton,
} from '../../../cards/todo/status.ts'
import {
  deliveryButton,
  openDutyButton,
  todoCard,
  todoPageButton,
} from '../../../cards/todo/todo.ts'
import { findDigest } from '../../../db/queries/reminders.ts'
import { cardKind, onPress, type Feature } from '../../pipeline/feature.ts'
import { parkedView, statusView } from './board.ts'
import { helpView } from './help.ts'
import {
  chooseDelivery,
  openDuty,
  remindAll,
  remindPerson,
  retryAll,
  retryOne,
  showParked,
  showTodo,
} from './operations.ts'
import { digestView, todoView } from './views.ts'

const page = z.string().optional()

/** 待办与进度 — what each person owes, what a unit still lacks, and the one reminder a day. */
export function todoFeature(all: () => readonly Feature[]): Feature {
  return {
    name: 'todo',
    commands: [
      {
        name: '/help',
        aliases: ['帮助'],
        who: 'anyone',
        usage: '看能做什么',
        run: () => ({ show: { card: 'help', key: {} } }),
      },
      { name: '/todo', aliases: ['待办'], who: 'member', usage: '看我还有什么要办', run: showTodo },
      {
        name: '/status',
        aliases: ['进度', '还差什么'],
        who: 'team',
        usage: '看还差什么、差谁，私下提醒',
        run: (op) => ({ show: { card: 'status', key: { unitId: op.unitId ?? '' } } }),
      },
    ],
    actions: [
      onPress(openDutyButton, 'member', openDuty),
      onPress(todoPageButton, 'member', (_op, key) => ({ become: { card: 'todo', key } })),
      onPress(deliveryButton, 'member', chooseDelivery),
      onPress(openBoardButton, 'team', (_op, key) => ({ show: { card: 'status', key } })),
      onPress(statusPageButton, 'team', (_op, key) => ({ become: { card: 'status', key } })),
      onPress(remindButton, 'team', remindPerson),
      onPress(remindAllButton, 'team', remindAll),
      onPress(parkedButton, 'team', showParked),
      onPress(retryButton, 'secretary', retryOne),
      onPress(retryAllButton, 'secretary', retryAll),
    ],
    cards: {
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
      parked: cardKind({
        privacy: 'P3',
        key: z.object({ rootId: z.string() }),
        about: (_db, { rootId }) => ({ unitId: rootId }),
        view: parkedView,
        card: parkedCard,
      }),
    },
  }
}

import { openBoardButton } from '../../../cards/todo/digest.ts'
import { missingButton, overviewButton } from '../../../cards/todo/overview.ts'
import { retryAllButton, retryButton } from '../../../cards/todo/parked.ts'
import {
  parkedButton,
  remindAllButton,
  remindButton,
  statusPageButton,
} from '../../../cards/todo/status.ts'
import { deliveryButton, openDutyButton, todoPageButton } from '../../../cards/todo/todo.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { todoCards } from './cards.ts'
import {
  chooseDelivery,
  openDuty,
  remindAll,
  remindPerson,
  retryAll,
  retryOne,
  showParked,
  showStatus,
  showTodo,
} from './operations.ts'

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
        run: showStatus,
      },
    ],
    actions: [
      onPress(openDutyButton, 'member', openDuty),
      onPress(todoPageButton, 'member', (_op, key) => ({ become: { card: 'todo', key } })),
      onPress(deliveryButton, 'member', chooseDelivery),
      onPress(openBoardButton, 'team', (_op, key) => ({ show: { card: 'status', key } })),
      onPress(statusPageButton, 'team', (_op, key) => ({ become: { card: 'status', key } })),
      onPress(overviewButton, 'team', (_op, key) => ({ become: { card: 'overview', key } })),
      onPress(missingButton, 'team', (_op, key) => ({ become: { card: 'status', key } })),
      onPress(remindButton, 'team', remindPerson),
      onPress(remindAllButton, 'team', remindAll),
      onPress(parkedButton, 'team', showParked),
      onPress(retryButton, 'secretary', retryOne),
      onPress(retryAllButton, 'secretary', retryAll),
    ],
    cards: todoCards(all),
  }
}

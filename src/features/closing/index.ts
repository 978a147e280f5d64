/** 年度结束 — a year is ended, its records are kept as long as they must be, and then destroyed. */
import * as buttons from '../../../cards/closing/buttons.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { closingCards } from './cards.ts'
import { closingDutySource } from './duties.ts'
import { destroyRecords } from './jobs.ts'
import { agree, openRetention, propose, withdraw } from './operations/destroy.ts'
import { closeYear, openClosing, reopenYear } from './operations/year.ts'
import { closingReminders } from './reminders.ts'

export const closing: Feature = {
  name: 'closing',
  commands: [
    {
      name: '/close-year',
      aliases: ['年度结束', '结束年度'],
      who: 'secretary',
      usage: '看还没了的事，结束这一年',
      run: openClosing,
    },
    {
      name: '/retention',
      aliases: ['到期材料', '销毁'],
      who: 'secretary',
      usage: '看到了保存期限的材料，两人确认后销毁',
      run: openRetention,
    },
  ],
  actions: [
    onPress(buttons.goButton, 'team', (_op, { card, key }) => ({ become: { card, key } })),
    onPress(buttons.closeButton, 'secretary', closeYear),
    onPress(buttons.closeEarlyButton, 'secretary', closeYear),
    onPress(buttons.reopenButton, 'secretary', reopenYear),
    onPress(buttons.proposeButton, 'secretary', propose),
    onPress(buttons.agreeButton, 'team', agree),
    onPress(buttons.withdrawButton, 'team', withdraw),
  ],
  cards: closingCards,
  jobs: { destroyRecords },
  duties: closingDutySource,
  reminders: closingReminders,
}

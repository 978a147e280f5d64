/** 归档 — the file box: checked first, then made and sent, one paper or all of them. */
import * as buttons from '../../../cards/archive/buttons.ts'
import { archiveUsage } from '../../../cards/archive/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { archivePack, buildPack } from './building.ts'
import { archiveCards } from './cards.ts'
import { archiveDutySource } from './duties.ts'
import { exportAgain, openArchive, startExport } from './operations.ts'
import { archiveReminders } from './reminders.ts'

export const archive: Feature = {
  name: 'archive',
  commands: [
    {
      name: '/export',
      aliases: ['导出', '归档'],
      who: 'secretary',
      usage: archiveUsage,
      run: openArchive,
    },
  ],
  actions: [
    onPress(buttons.goButton, 'member', (_op, { card, key }) => ({ become: { card, key } })),
    onPress(buttons.packButton, 'secretary', (op, input) =>
      startExport(op, { ...input, part: '' }),
    ),
    onPress(buttons.documentButton, 'secretary', (op, { document, ...unit }) =>
      startExport(op, { ...unit, pack: 'document', part: document }),
    ),
    onPress(buttons.stageButton, 'secretary', (op, { stage, ...unit }) =>
      startExport(op, { ...unit, pack: 'stage', part: stage }),
    ),
    onPress(buttons.againButton, 'secretary', exportAgain),
  ],
  cards: archiveCards,
  duties: archiveDutySource,
  reminders: archiveReminders,
  documents: { archivePack },
  jobs: { archiveBuild: buildPack },
}

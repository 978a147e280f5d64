/** 整改公开 — what was put right is shown to branch and village, and they say how content they are. */
import * as buttons from '../../../cards/disclosure/buttons.ts'
import { disclosureUsage } from '../../../cards/disclosure/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { disclosureCards } from './cards.ts'
import { disclosureDutySource } from './duties.ts'
import { disclosureFollowUps } from './follow-ups.ts'
import { giveAnswer, openAnswer, openItems } from './operations/answer.ts'
import { goTo, openDisclosures, saveDraft } from './operations/prepare.ts'
import { announce, publish, sendSheet, withdraw } from './operations/publish.ts'
import { disclosureReminders } from './reminders.ts'
import { disclosureDocuments } from './sheet.ts'

export const disclosure: Feature = {
  name: 'disclosure',
  commands: [
    {
      name: '/disclose',
      aliases: ['整改公开', '公开'],
      who: 'member',
      usage: disclosureUsage,
      run: openDisclosures,
    },
  ],
  actions: [
    onPress(buttons.goButton, 'member', goTo),
    onPress(buttons.saveButton, 'secretary', saveDraft),
    onPress(buttons.publishButton, 'secretary', publish),
    onPress(buttons.announceButton, 'secretary', announce),
    onPress(buttons.sheetButton, 'secretary', sendSheet),
    onPress(buttons.withdrawButton, 'secretary', withdraw),
    onPress(buttons.openItemsButton, 'member', openItems),
    onPress(buttons.openAnswerButton, 'member', openAnswer),
    { ...onPress(buttons.answerButton, 'anyone', giveAnswer), anonymous: true },
  ],
  cards: disclosureCards,
  documents: disclosureDocuments,
  duties: disclosureDutySource,
  reminders: disclosureReminders,
  followUps: disclosureFollowUps,
}

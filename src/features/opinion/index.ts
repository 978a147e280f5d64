import * as buttons from '../../../cards/opinion/buttons.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { opinionCards } from './cards.ts'
import { opinionDutySource } from './duties.ts'
import { opinionFollowUps } from './follow-ups.ts'
import { opinionGate } from './gate.ts'
import { acknowledge, handAll, handedOnPaper, summarize } from './operations/feed-back.ts'
import { giveSigned, giveUnsigned, openForm } from './operations/give.ts'
import { addHeard, saveGathering } from './operations/hear.ts'
import {
  announce,
  closeRound,
  goTo,
  moveClose,
  openOpinions,
  openRound,
  reopenRound,
  sendPoster,
} from './operations/lead.ts'
import {
  classifyLine,
  mergeLines,
  restoreLine,
  splitLine,
  withholdLine,
} from './operations/sort.ts'
import { opinionDocuments } from './poster.ts'
import { opinionReminders } from './reminders.ts'

/** 征求意见 — from the group card, the villagers' page and forums to sheets for team and leaders. */
export const opinion: Feature = {
  name: 'opinion',
  commands: [
    {
      name: '/opinions',
      aliases: ['征求意见', '提意见'],
      who: 'member',
      usage: '提意见；班子登记座谈走访，汇总、反馈',
      run: openOpinions,
    },
  ],
  actions: [
    onPress(buttons.goButton, 'member', goTo),
    onPress(buttons.openFormButton, 'member', openForm),
    { ...onPress(buttons.giveUnsignedButton, 'anyone', giveUnsigned), anonymous: true },
    onPress(buttons.giveSignedButton, 'member', giveSigned),
    onPress(buttons.openRoundButton, 'secretary', openRound),
    onPress(buttons.moveCloseButton, 'secretary', moveClose),
    onPress(buttons.announceButton, 'secretary', announce),
    onPress(buttons.posterButton, 'secretary', sendPoster),
    onPress(buttons.closeRoundButton, 'secretary', closeRound),
    onPress(buttons.reopenRoundButton, 'secretary', reopenRound),
    onPress(buttons.saveGatheringButton, 'team', saveGathering),
    onPress(buttons.addHeardButton, 'team', addHeard),
    onPress(buttons.mergeButton, 'team', mergeLines),
    onPress(buttons.classifyButton, 'team', classifyLine),
    onPress(buttons.splitButton, 'team', splitLine),
    onPress(buttons.withholdButton, 'team', withholdLine),
    onPress(buttons.restoreButton, 'secretary', restoreLine),
    onPress(buttons.summarizeButton, 'team', summarize),
    onPress(buttons.handAllButton, 'team', handAll),
    onPress(buttons.handedOnPaperButton, 'team', handedOnPaper),
    onPress(buttons.acknowledgeButton, 'member', acknowledge),
  ],
  cards: opinionCards,
  documents: opinionDocuments,
  duties: opinionDutySource,
  reminders: opinionReminders,
  followUps: opinionFollowUps,
  gates: { G3: opinionGate },
}

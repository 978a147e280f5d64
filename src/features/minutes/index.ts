/** 会议记录 — what happened in a meeting, added to by hand, confirmed by two, and checked (R121). */
import * as buttons from '../../../cards/minutes/buttons.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { minutesCards } from './cards.ts'
import { minutesDutySource } from './duties.ts'
import { draftsDue } from './follow-ups.ts'
import { confirmAsRecorder, confirmAsSigner } from './operations/confirm.ts'
import { abandon, correct, openList, print } from './operations/correct.ts'
import { goTo, saveOther, savePart, savePlace } from './operations/write.ts'
import { minutesDocuments } from './print.ts'
import { minutesReminders } from './reminders.ts'

export const minutes: Feature = {
  name: 'minutes',
  commands: [
    {
      name: '/minutes',
      aliases: ['会议记录', '纪要'],
      who: 'team',
      usage: '看会议记录和程序核对，打印',
      run: openList,
    },
  ],
  actions: [
    onPress(buttons.goButton, 'member', goTo),
    onPress(buttons.savePartButton, 'member', savePart),
    onPress(buttons.saveOtherButton, 'member', saveOther),
    onPress(buttons.savePlaceButton, 'member', savePlace),
    onPress(buttons.confirmButton, 'member', confirmAsRecorder),
    onPress(buttons.signButton, 'member', confirmAsSigner),
    onPress(buttons.correctButton, 'member', correct),
    onPress(buttons.abandonButton, 'member', abandon),
    onPress(buttons.printButton, 'member', print),
  ],
  cards: minutesCards,
  documents: minutesDocuments,
  duties: minutesDutySource,
  reminders: minutesReminders,
  followUps: draftsDue,
}

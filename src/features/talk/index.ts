/** 谈心谈话 — 四必谈 pairs, confirmed and recorded by both; 约谈 with a secretary. */
import {
  acceptButton,
  acceptRecordButton,
  agreeRequestButton,
  answerRequestButton,
  confirmButton,
  denyButton,
  goButton,
  heldButton,
  otherTimeButton,
  proposeButton,
  remindPairButton,
  requestButton,
  requestDoneButton,
  saveAreasButton,
  saveRecordButton,
  withdrawButton,
} from '../../../cards/talk/buttons.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { talkCards } from './cards.ts'
import { talkDutySource } from './duties.ts'
import { talksHeld } from './gate.ts'
import { acceptTime, confirmHeld, denyHeld, enterHeld, proposeTime } from './operations/meet.ts'
import { goTo, openTalks } from './operations/open.ts'
import { acceptRecord, writeRecord } from './operations/record.ts'
import {
  agreeRequest,
  answerRequest,
  finishRequest,
  requestOwnTalk,
  wishOtherTime,
  withdrawRequest,
} from './operations/requests.ts'
import { remindPair, saveAreas } from './operations/team.ts'
import { bringPairsUpToDate, staleCycles } from './plan.ts'
import { talkReminders } from './reminders.ts'

export const talk: Feature = {
  name: 'talk',
  commands: [
    {
      name: '/talks',
      aliases: ['谈心', '谈心谈话', '约谈'],
      who: 'member',
      usage: '看要和谁谈、约时间、登记；约书记谈心',
      run: openTalks,
    },
  ],
  actions: [
    onPress(goButton, 'member', goTo),
    onPress(proposeButton, 'member', proposeTime),
    onPress(acceptButton, 'member', acceptTime),
    onPress(heldButton, 'member', enterHeld),
    onPress(confirmButton, 'member', confirmHeld),
    onPress(denyButton, 'member', denyHeld),
    onPress(saveRecordButton, 'member', writeRecord),
    onPress(acceptRecordButton, 'member', acceptRecord),
    onPress(requestButton, 'member', requestOwnTalk),
    onPress(answerRequestButton, 'secretary', answerRequest),
    onPress(agreeRequestButton, 'member', agreeRequest),
    onPress(otherTimeButton, 'member', wishOtherTime),
    onPress(requestDoneButton, 'secretary', finishRequest),
    onPress(withdrawButton, 'member', withdrawRequest),
    onPress(remindPairButton, 'team', remindPair),
    onPress(saveAreasButton, 'secretary', saveAreas),
  ],
  cards: talkCards,
  duties: talkDutySource,
  reminders: talkReminders,
  followUps: (db) =>
    staleCycles(db).map((cycle) => (op) => {
      bringPairsUpToDate(op, cycle)
    }),
  gates: { G5: talksHeld },
}

/** 组织评定 — preliminary opinions, the meeting that decides, feedback and what follows. */
import * as buttons from '../../../cards/grading/buttons.ts'
import { gradingUsage } from '../../../cards/grading/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { gradingCards } from './cards.ts'
import { gradingDutySource } from './duties.ts'
import { feedbackEngine, gradingEngine } from './engines.ts'
import { confirm, decide, decideWithReason, sendBack } from './operations/decide.ts'
import { noteTold, object, receive, tell } from './operations/feedback.ts'
import { assignTalk, commend, talkDone } from './operations/follow-up.ts'
import { conclude, concludeOnly, openMeeting, passRest } from './operations/meeting.ts'
import {
  goTo,
  openGrades,
  saveOpinion,
  saveOpinionOnly,
  start,
  startOnPaper,
} from './operations/opinions.ts'
import { chooseReceipt, saveReceipt } from './operations/receipts.ts'
import { restudy } from './operations/restudy.ts'
import { gradingReminders } from './reminders.ts'

export const grading: Feature = {
  name: 'grading',
  commands: [
    { name: '/grades', aliases: ['评定'], who: 'team', usage: gradingUsage, run: openGrades },
  ],
  actions: [
    onPress(buttons.goButton, 'member', goTo),
    onPress(buttons.startButton, 'secretary', start),
    onPress(buttons.startOnPaperButton, 'secretary', startOnPaper),
    onPress(buttons.opinionButton, 'secretary', saveOpinion),
    onPress(buttons.opinionWithoutGradeButton, 'secretary', saveOpinionOnly),
    onPress(buttons.openMeetingButton, 'secretary', openMeeting),
    onPress(buttons.concludeButton, 'team', conclude),
    onPress(buttons.concludeWithoutGradeButton, 'team', concludeOnly),
    onPress(buttons.passButton, 'team', passRest),
    onPress(buttons.decideButton, 'secretary', decide),
    onPress(buttons.decideWithReasonButton, 'secretary', decideWithReason),
    onPress(buttons.confirmButton, 'secretary', confirm),
    onPress(buttons.sendBackButton, 'secretary', sendBack),
    onPress(buttons.tellButton, 'secretary', tell),
    onPress(buttons.noteToldButton, 'secretary', noteTold),
    onPress(buttons.receivedButton, 'member', receive),
    onPress(buttons.objectButton, 'member', object),
    onPress(buttons.restudyButton, 'team', restudy),
    onPress(buttons.commendButton, 'secretary', commend),
    onPress(buttons.assignTalkButton, 'secretary', assignTalk),
    onPress(buttons.talkDoneButton, 'member', talkDone),
    onPress(buttons.receiptButton, 'secretary', saveReceipt),
    onPress(buttons.chooseReceiptButton, 'secretary', chooseReceipt),
  ],
  cards: gradingCards,
  duties: gradingDutySource,
  reminders: gradingReminders,
  engines: { grading: gradingEngine, feedback: feedbackEngine },
}

/** 开会 — opening, sign-in, the agenda step by step, and closing. */
import * as buttons from '../../../cards/meeting/buttons.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import type { Features } from '../../pipeline/gate-lines.ts'
import { meetingCards } from './cards.ts'
import { meetingCommands } from './commands.ts'
import { goBack, moveOn, skipStep } from './operations/advance.ts'
import { noteLeave, signIn, tick, untick } from './operations/attend.ts'
import { breakOff, closeMeeting } from './operations/close.ts'
import { gatherGroups, reportSession, splitStep } from './operations/groups.ts'
import { openMeetingBy } from './operations/open.ts'
import { pickSpeaker, takeNote } from './operations/record.ts'
import { meetingReminders } from './reminders.ts'

export function meetingFeature(all: Features): Feature {
  return {
    name: 'meeting',
    commands: meetingCommands(all),
    actions: [
      onPress(buttons.goButton, 'member', (_op, { card, key }) => ({ become: { card, key } })),
      onPress(buttons.workButton, 'member', (_op, { card, key }) => ({ show: { card, key } })),
      onPress(buttons.openButton, 'secretary', openMeetingBy(all)),
      onPress(buttons.signInButton, 'member', signIn),
      onPress(buttons.tickButton, 'member', tick),
      onPress(buttons.untickButton, 'member', untick),
      onPress(buttons.leaveButton, 'member', noteLeave),
      onPress(buttons.nextButton, 'member', moveOn(all)),
      onPress(buttons.backButton, 'member', goBack(all)),
      onPress(buttons.skipButton, 'member', skipStep(all)),
      onPress(buttons.noteButton, 'member', takeNote),
      onPress(buttons.speakerButton, 'member', pickSpeaker),
      onPress(buttons.splitButton, 'member', splitStep),
      onPress(buttons.gatherButton, 'member', gatherGroups),
      onPress(buttons.reportButton, 'member', reportSession),
      onPress(buttons.closeButton, 'member', closeMeeting(all)),
      onPress(buttons.breakOffButton, 'member', breakOff),
    ],
    cards: meetingCards(all),
    reminders: meetingReminders,
  }
}

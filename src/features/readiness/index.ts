import * as buttons from '../../../cards/readiness/buttons.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import type { Features } from '../../pipeline/gate-lines.ts'
import { readinessCards } from './cards.ts'
import { readinessCommands } from './commands.ts'
import { readinessDutySource } from './duties.ts'
import { freezesDue } from './freezing.ts'
import { readinessGates } from './gates.ts'
import { sayComing, sayNotComing, recordComing } from './operations/attend.ts'
import { exemptGate, startMeeting, takeBackExemption } from './operations/decide.ts'
import { approveLeave, askLeave, refuseLeave, withdrawLeave } from './operations/leave.ts'
import { postpone } from './operations/postpone.ts'
import { freeze, saveGuides, saveMaterials, saveReport, saveVenue } from './operations/prepare.ts'
import { readinessReminders } from './reminders.ts'

/** 会前准备 — the gate that refuses, putting off, leave, and what the last days ask for. */
export function readinessFeature(all: Features): Feature {
  return {
    name: 'readiness',
    commands: readinessCommands(all),
    actions: [
      onPress(buttons.openButton, 'member', (_op, { card, key }) => ({ become: { card, key } })),
      onPress(buttons.startButton, 'secretary', startMeeting(all)),
      onPress(buttons.postponeButton, 'secretary', postpone(all)),
      onPress(buttons.exemptButton, 'secretary', exemptGate),
      onPress(buttons.takeBackButton, 'secretary', takeBackExemption),
      onPress(buttons.saveReportButton, 'secretary', saveReport),
      onPress(buttons.saveGuidesButton, 'secretary', saveGuides),
      onPress(buttons.saveVenueButton, 'secretary', saveVenue),
      onPress(buttons.saveMaterialsButton, 'secretary', saveMaterials),
      onPress(buttons.freezeButton, 'secretary', freeze),
      onPress(buttons.comingButton, 'member', sayComing),
      onPress(buttons.notComingButton, 'member', sayNotComing),
      onPress(buttons.recordComingButton, 'secretary', recordComing),
      onPress(buttons.askLeaveButton, 'member', askLeave),
      onPress(buttons.withdrawLeaveButton, 'member', withdrawLeave),
      onPress(buttons.approveLeaveButton, 'secretary', approveLeave),
      onPress(buttons.refuseLeaveButton, 'secretary', refuseLeave),
    ],
    cards: readinessCards(all),
    duties: readinessDutySource,
    reminders: readinessReminders,
    followUps: freezesDue,
    gates: readinessGates,
  }
}

/** 党性分析 — everybody's Party-spirit analysis and each team's self-examination. */
import {
  agreeButton,
  exemptButton,
  goButton,
  handInButton,
  offPaperButton,
  onPaperButton,
  openOwnButton,
  returnButton,
  saveChecksButton,
  saveFindingButton,
  saveTextButton,
  saveTypesButton,
  takeBackButton,
  unexemptButton,
} from '../../../cards/analysis/buttons.ts'
import { analysisUsage } from '../../../cards/analysis/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { analysisCards } from './cards.ts'
import { analysisDutySource } from './duties.ts'
import { analysesIn, teamTextAgreed } from './gates.ts'
import { agree, handIn, sendBack, takeBack } from './operations/hand-in.ts'
import { endExemption, exempt, noteOnPaper, takePaperBack } from './operations/keep.ts'
import { goTo, openOwn } from './operations/open.ts'
import { saveChecks, saveFinding, saveText, saveTypes } from './operations/write.ts'
import { analysisReminders } from './reminders.ts'

export const analysis: Feature = {
  name: 'analysis',
  commands: [
    {
      name: '/analysis',
      aliases: ['党性分析', '对照检查'],
      who: 'member',
      usage: analysisUsage,
      run: openOwn,
    },
  ],
  actions: [
    onPress(goButton, 'member', goTo),
    onPress(openOwnButton, 'member', openOwn),
    onPress(saveFindingButton, 'member', saveFinding),
    onPress(saveTypesButton, 'member', saveTypes),
    onPress(saveTextButton, 'member', saveText),
    onPress(saveChecksButton, 'member', saveChecks),
    onPress(handInButton, 'member', handIn),
    onPress(takeBackButton, 'member', takeBack),
    onPress(onPaperButton, 'member', noteOnPaper),
    onPress(offPaperButton, 'member', takePaperBack),
    onPress(agreeButton, 'member', agree),
    onPress(returnButton, 'secretary', sendBack),
    onPress(exemptButton, 'secretary', exempt),
    onPress(unexemptButton, 'secretary', endExemption),
  ],
  cards: analysisCards,
  duties: analysisDutySource,
  reminders: analysisReminders,
  gates: { G6: analysesIn, G7: teamTextAgreed },
}

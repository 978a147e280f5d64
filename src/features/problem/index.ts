/** 问题清单 — the problems of teams and of their members, where they come from and who takes them. */
import {
  assignButton,
  claimButton,
  finishButton,
  goButton,
  removeButton,
  reopenButton,
  saveOwnButton,
  saveTeamButton,
  unclaimButton,
} from '../../../cards/problem/buttons.ts'
import { problemUsage } from '../../../cards/problem/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { problemCards } from './cards.ts'
import { problemDutySource } from './duties.ts'
import { listsComplete, problemsClaimed } from './gates.ts'
import { assign, claim, unclaim } from './operations/claim.ts'
import { finishList, goTo, openLists, reopenList, saveProblem, takeOff } from './operations/list.ts'
import { problemReminders } from './reminders.ts'

export const problem: Feature = {
  name: 'problem',
  commands: [
    {
      name: '/problems',
      aliases: ['问题清单', '问题'],
      who: 'team',
      usage: problemUsage,
      run: openLists,
    },
  ],
  actions: [
    onPress(goButton, 'member', goTo),
    onPress(saveTeamButton, 'team', saveProblem),
    onPress(saveOwnButton, 'member', saveProblem),
    onPress(removeButton, 'member', takeOff),
    onPress(claimButton, 'team', claim),
    onPress(unclaimButton, 'team', unclaim),
    onPress(assignButton, 'secretary', assign),
    onPress(finishButton, 'member', finishList),
    onPress(reopenButton, 'member', reopenList),
  ],
  cards: problemCards,
  duties: problemDutySource,
  reminders: problemReminders,
  gates: { G4: problemsClaimed, G8: listsComplete },
}

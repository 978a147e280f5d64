/** 学习 — study tasks with 心得, collective sessions with 补学, coverage of the topics. */
import {
  addNoteButton,
  arrangeButton,
  cancelSessionButton,
  caughtUpButton,
  closeTaskButton,
  doneButton,
  doneForButton,
  goButton,
  moveDueButton,
  publishButton,
  recordCatchUpsButton,
  recordSessionButton,
  reflectButton,
  removeNoteButton,
  saveReflectionButton,
  shareButton,
  undoButton,
  unshareButton,
} from '../../../cards/study/buttons.ts'
import { studyUsage } from '../../../cards/study/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { studyCards } from './cards.ts'
import { studyDutySource } from './duties.ts'
import { studiedTogether } from './gates.ts'
import { completeTask, completeTaskFor, undoTask } from './operations/answer.ts'
import { goTo, openStudy } from './operations/open.ts'
import { closeTask, moveDue, publishTask } from './operations/publish.ts'
import {
  arrangeSession,
  cancelSession,
  catchUp,
  recordCatchUps,
  recordSession,
} from './operations/sessions.ts'
import {
  noteProblem,
  openReflection,
  removeProblem,
  shareOwnReflection,
  unshareOwnReflection,
  writeReflection,
} from './operations/write.ts'
import { studyReminders } from './reminders.ts'

export const study: Feature = {
  name: 'study',
  commands: [
    {
      name: '/study',
      aliases: ['学习', '学习任务'],
      who: 'member',
      usage: studyUsage,
      run: openStudy,
    },
  ],
  actions: [
    onPress(doneButton, 'member', completeTask),
    onPress(doneForButton, 'member', completeTaskFor),
    onPress(undoButton, 'member', undoTask),
    onPress(reflectButton, 'member', openReflection),
    onPress(saveReflectionButton, 'member', writeReflection),
    onPress(shareButton, 'member', shareOwnReflection),
    onPress(unshareButton, 'member', unshareOwnReflection),
    onPress(addNoteButton, 'member', noteProblem),
    onPress(removeNoteButton, 'member', removeProblem),
    onPress(caughtUpButton, 'member', catchUp),
    onPress(goButton, 'member', goTo),
    onPress(publishButton, 'secretary', publishTask),
    onPress(moveDueButton, 'secretary', moveDue),
    onPress(closeTaskButton, 'secretary', closeTask),
    onPress(arrangeButton, 'secretary', arrangeSession),
    onPress(recordSessionButton, 'secretary', recordSession),
    onPress(cancelSessionButton, 'secretary', cancelSession),
    onPress(recordCatchUpsButton, 'secretary', recordCatchUps),
  ],
  cards: studyCards,
  duties: studyDutySource,
  reminders: studyReminders,
  gates: { G2: studiedTogether },
}

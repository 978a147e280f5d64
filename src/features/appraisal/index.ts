/** 个人自评和党员互评 — everybody appraises themselves, then the others say what they think. */
import {
  closeCommentedButton,
  closeSubjectButton,
  commentButton,
  goButton,
  handInButton,
  noCommentButton,
  noCommentGroupButton,
  openSubjectButton,
  paperOutButton,
  papersInButton,
  recordCommentButton,
  saveButton,
  takeBackButton,
  tickButton,
  tickCriticsButton,
  tickGroupButton,
  tickManyButton,
  tickWrittenButton,
  untickButton,
  withdrawButton,
} from '../../../cards/appraisal/buttons.ts'
import { appraisalUsage } from '../../../cards/appraisal/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { appraisalCards } from './cards.ts'
import { appraisalDutySource } from './duties.ts'
import { mutualAppraisalEngine, selfAppraisalEngine } from './engine.ts'
import { comment, recordComment, withdraw } from './operations/comment.ts'
import {
  closeCommented,
  closeSubject,
  noComment,
  noCommentInGroup,
  openSubject,
} from './operations/mutual-round.ts'
import { goTo, openOwn } from './operations/open.ts'
import {
  tick,
  tickGroup,
  tickMany,
  tickSelfCritics,
  tickWritten,
  untick,
} from './operations/round.ts'
import { handInSelf, notePapers, saveSelf, takeBackSelf, unnotePaper } from './operations/self.ts'
import { appraisalReminders } from './reminders.ts'

export const appraisal: Feature = {
  name: 'appraisal',
  commands: [
    {
      name: '/appraisal',
      aliases: ['自评', '个人自评', '互评'],
      who: 'member',
      usage: appraisalUsage,
      run: openOwn,
    },
  ],
  actions: [
    onPress(goButton, 'member', goTo),
    onPress(saveButton, 'member', saveSelf),
    onPress(handInButton, 'member', handInSelf),
    onPress(takeBackButton, 'member', takeBackSelf),
    onPress(papersInButton, 'secretary', notePapers),
    onPress(paperOutButton, 'secretary', unnotePaper),
    onPress(tickButton, 'member', tick),
    onPress(untickButton, 'member', untick),
    onPress(tickManyButton, 'member', tickMany),
    onPress(tickWrittenButton, 'member', tickWritten),
    onPress(tickGroupButton, 'member', tickGroup),
    onPress(tickCriticsButton, 'member', tickSelfCritics),
    onPress(commentButton, 'member', comment),
    onPress(withdrawButton, 'member', withdraw),
    onPress(recordCommentButton, 'member', recordComment),
    onPress(closeSubjectButton, 'member', closeSubject),
    onPress(openSubjectButton, 'member', openSubject),
    onPress(closeCommentedButton, 'member', closeCommented),
    onPress(noCommentButton, 'member', noComment),
    onPress(noCommentGroupButton, 'member', noCommentInGroup),
  ],
  cards: appraisalCards,
  duties: appraisalDutySource,
  reminders: appraisalReminders,
  engines: { selfAppraisal: selfAppraisalEngine, mutualAppraisal: mutualAppraisalEngine },
}

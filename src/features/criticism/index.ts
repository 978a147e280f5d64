/** 批评和自我批评 — rounds in which each criticises themselves and is criticised, in their order. */
import {
  afterwardsButton,
  answerButton,
  answerInWordsButton,
  answerOwnButton,
  chooseTypedButton,
  continueButton,
  deferButton,
  draftButton,
  explainButton,
  finishTypedButton,
  goButton,
  handInButton,
  handOverButton,
  liveButton,
  makeUpButton,
  nothingNewButton,
  pickButton,
  readForButton,
  repeatButton,
  rewordButton,
  scopeButton,
  selfGivenButton,
  spokenButton,
  talkedButton,
  typeButton,
  writeForButton,
} from '../../../cards/criticism/buttons.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { criticismCards } from './cards.ts'
import { criticismDutySource } from './duties.ts'
import { criticismEngine } from './engine.ts'
import { criticismReminders } from './reminders.ts'
import { answerOwn, handIn, saveDraft, talked, writeFor } from './operations/own.ts'
import { continueRound, explain, makeUp, repeatRound } from './operations/repair.ts'
import { askReword } from './operations/reword.ts'
import { goTo, leadLive, setScope, typeAfterwards } from './operations/round.ts'
import {
  answer,
  defer,
  handOver,
  nothingNew,
  pick,
  readFor,
  selfGiven,
  spoken,
} from './operations/turns.ts'
import { chooseTyped, finishTyped, typeIn } from './operations/typing.ts'

export const criticism: Feature = {
  name: 'criticism',
  actions: [
    onPress(goButton, 'member', goTo),
    onPress(selfGivenButton, 'member', selfGiven),
    onPress(readForButton, 'member', readFor),
    onPress(spokenButton, 'member', spoken),
    onPress(nothingNewButton, 'member', nothingNew),
    onPress(deferButton, 'member', defer),
    onPress(answerButton, 'member', answer),
    onPress(answerInWordsButton, 'member', answer),
    onPress(handOverButton, 'member', handOver),
    onPress(pickButton, 'member', pick),
    onPress(scopeButton, 'member', setScope),
    onPress(afterwardsButton, 'member', typeAfterwards),
    onPress(liveButton, 'member', leadLive),
    onPress(repeatButton, 'member', repeatRound),
    onPress(continueButton, 'member', continueRound),
    onPress(makeUpButton, 'member', makeUp),
    onPress(explainButton, 'member', explain),
    onPress(rewordButton, 'member', askReword),
    onPress(chooseTypedButton, 'member', chooseTyped),
    onPress(typeButton, 'member', typeIn),
    onPress(finishTypedButton, 'member', finishTyped),
    onPress(writeForButton, 'member', writeFor),
    onPress(draftButton, 'member', saveDraft),
    onPress(handInButton, 'member', handIn),
    onPress(answerOwnButton, 'member', answerOwn),
    onPress(talkedButton, 'member', talked),
  ],
  cards: criticismCards,
  duties: criticismDutySource,
  reminders: criticismReminders,
  engines: { criticism: criticismEngine, criticismLight: criticismEngine },
}

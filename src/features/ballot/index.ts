import * as buttons from '../../../cards/ballot/buttons.ts'
import { ballotUsage, teamWord } from '../../../cards/ballot/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { ballotCards } from './cards.ts'
import { ballotDocuments } from './documents.ts'
import { ballotEngines } from './engines.ts'
import { openBallot } from './operations/ask.ts'
import { askClosing, confirmClosing, goOnVoting, voidByChair } from './operations/close.ts'
import { saveCountHead, saveCountPage } from './operations/count.ts'
import {
  addOnPaper,
  countPaperLeft,
  moveToPhone,
  printPaper,
  printSheet,
  remindGroup,
} from './operations/lead.ts'
import { askOpening, confirmOpening, takeBack } from './operations/open.ts'
import { handInPaper, savePage, saveQuick, takePaper, takeToPaper } from './operations/vote.ts'
import { askForSignatures, fileSheet, noteSignature, signSheet } from './operations/sheet.ts'
import { strandedRounds } from './stranded.ts'
import { ballotFollowUps, ballotTally } from './tally.ts'

/** 民主测评 — the secret ballot on the members and on the branch's team (R91, R93). */
export const ballot: Feature = {
  name: 'ballot',
  commands: [
    {
      name: '/ballot',
      aliases: ['测评', '民主测评', '投票'],
      who: 'member',
      usage: ballotUsage,
      run: (op, words) => openBallot(op, words, teamWord),
    },
  ],
  actions: [
    onPress(buttons.goButton, 'member', (_op, { card, key }) => ({ become: { card, key } })),
    onPress(buttons.askOpeningButton, 'member', askOpening),
    onPress(buttons.takeBackButton, 'member', takeBack),
    onPress(buttons.confirmOpeningButton, 'member', confirmOpening),
    onPress(buttons.remindButton, 'member', remindGroup),
    onPress(buttons.askClosingButton, 'member', askClosing),
    onPress(buttons.goOnButton, 'member', goOnVoting),
    onPress(buttons.confirmClosingButton, 'member', confirmClosing),
    onPress(buttons.voidButton, 'member', voidByChair),
    onPress(buttons.toPhoneButton, 'member', moveToPhone),
    onPress(buttons.addOnPaperButton, 'member', addOnPaper),
    onPress(buttons.paperLeftButton, 'member', countPaperLeft),
    onPress(buttons.takePaperButton, 'member', takePaper),
    onPress(buttons.toPaperButton, 'member', takeToPaper),
    onPress(buttons.savePageButton, 'member', savePage),
    onPress(buttons.saveQuickButton, 'member', saveQuick),
    onPress(buttons.handInButton, 'member', handInPaper),
    onPress(buttons.saveCountHeadButton, 'member', saveCountHead),
    onPress(buttons.saveCountPageButton, 'member', saveCountPage),
    onPress(buttons.printPaperButton, 'member', printPaper),
    onPress(buttons.printSheetButton, 'member', printSheet),
    onPress(buttons.signSheetButton, 'member', signSheet),
    onPress(buttons.noteSignatureButton, 'member', noteSignature),
    onPress(buttons.fileSheetButton, 'member', fileSheet),
  ],
  cards: ballotCards,
  documents: ballotDocuments,
  jobs: { ballotTally: ballotTally(askForSignatures) },
  followUps: (db, now) => [...strandedRounds(db), ...ballotFollowUps(db, now)],
  engines: ballotEngines,
}

import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  manyIds,
  oneId,
  optionalOneOf,
  oneOf,
  optionalText,
  requiredText,
  wholeNumber,
} from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'
import { ballotRefusals } from './wording.ts'

const id = z.string()
const ofMeeting = z.object({ meetingId: id, kind: z.enum(['members', 'team']) })
const ofRound = z.object({ roundId: id })
const ofVoter = z.object({ roundId: id, voterId: id })
const ofPage = ofVoter.extend({ page: id })

/** As many rows as a page of a paper has at most: eleven components each, of a card's 200. */
export const mostRowsOfPage = 15
/** Places of a paper's page: `r0`, `r1`, … */
const mark = optionalOneOf(['0', '1', '2', '3', '4'])
const marks = Object.fromEntries(
  Array.from({ length: mostRowsOfPage }, (_, at) => [`r${at}`, mark] as const),
)

/** Turns the card into another one of this feature. */
export const goButton = action('ballot.go', destination)

export const askOpeningButton = action('ballot.ask', ofMeeting, z.object({ onPaper: manyIds() }))
export const takeBackButton = action('ballot.takeBack', ofRound)
export const confirmOpeningButton = action('ballot.open', ofRound)
export const remindButton = action('ballot.remind', ofRound)
export const askClosingButton = action('ballot.askClosing', ofRound)
export const goOnButton = action('ballot.goOn', ofRound)
export const confirmClosingButton = action('ballot.close', ofRound)
export const voidButton = action(
  'ballot.void',
  ofRound,
  z.object({ reason: requiredText(200, '请写明原因') }),
)
export const toPhoneButton = action('ballot.toPhone', ofRound, z.object({ voter: oneId }))
/** Who left after their paper ballot was in the box. */
export const paperLeftButton = action('ballot.paperLeft', ofRound, z.object({ left: oneId }))
export const addOnPaperButton = action('ballot.addOnPaper', ofRound, z.object({ late: oneId }))

/** 领取测评票, in the group: the paper comes into one's own thread. */
export const takePaperButton = action('ballot.take', ofRound)
export const toPaperButton = action('ballot.toPaper', ofVoter)
export const savePageButton = action('ballot.page', ofPage, z.object(marks))
export const saveQuickButton = action(
  'ballot.quick',
  ofPage,
  z.object({
    excellent: manyIds(),
    basicallyQualified: manyIds(),
    unqualified: manyIds(),
    rest: oneOf(['2', '0'], ballotRefusals.sayTheRest),
  }),
)
export const handInButton = action('ballot.handIn', ofVoter)

const papers = wholeNumber(0, 999)
export const saveCountHeadButton = action(
  'ballot.countHead',
  ofRound,
  z.object({ issued: papers, returned: papers, valid: papers, invalid: papers }),
)
const figures = optionalText(60)
const rows = Object.fromEntries(
  Array.from({ length: mostRowsOfPage }, (_, at) => [`r${at}`, figures] as const),
)
export const saveCountPageButton = action(
  'ballot.countPage',
  ofRound.extend({ page: id }),
  z.object(rows),
)

export const printSheetButton = action('ballot.printSheet', ofRound)
/** 我已签名, by a teller; noted by the secretary for one without a phone. */
export const signSheetButton = action('ballot.signSheet', ofRound)
export const noteSignatureButton = action(
  'ballot.noteSignature',
  ofRound.extend({ step: z.enum(['scrutineerSigned', 'voteCounterSigned']) }),
)
export const fileSheetButton = action('ballot.fileSheet', ofRound)
export const printPaperButton = action('ballot.printPaper', ofMeeting)

import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  formDay,
  oneId,
  oneOf,
  optionalDay,
  optionalHour,
  optionalId,
  optionalOneOf,
  optionalText,
  requiredText,
  someIds,
  wholeNumber,
} from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'
import { gradeList } from './wording.ts'

const id = z.string()
const ofBranch = z.object({ cycleId: id, unitId: id })
const ofPerson = ofBranch.extend({ personId: id })
const ofFeedback = z.object({ cycleId: id, personId: id })
const day = { heldOn: formDay }

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('grading.go', destination)

export const startButton = action('grading.start', ofBranch)
export const startOnPaperButton = action(
  'grading.startOnPaper',
  ofBranch,
  z.object({ reason: requiredText(200, '请写明情况') }),
)
export const opinionButton = action(
  'grading.opinion',
  ofPerson,
  z.object({ grade: optionalOneOf(gradeList), reasons: optionalText(500) }),
)
export const opinionWithoutGradeButton = action(
  'grading.opinionOnly',
  ofPerson,
  z.object({ reasons: requiredText(500, '请写意见') }),
)

export const openMeetingButton = action(
  'grading.openMeeting',
  ofBranch,
  z.object({
    ...day,
    from: optionalHour,
    place: optionalText(60),
    present: someIds,
    recorder: optionalId,
  }),
)
export const concludeButton = action(
  'grading.conclude',
  ofPerson,
  z.object({
    grade: optionalOneOf(gradeList),
    agreed: wholeNumber(0, 999),
    opinion: optionalText(500),
  }),
)
export const concludeWithoutGradeButton = action(
  'grading.concludeOnly',
  ofPerson,
  z.object({ agreed: wholeNumber(0, 999), opinion: requiredText(500, '请写意见') }),
)
export const passButton = action('grading.pass', ofBranch)
export const decideButton = action('grading.decide', ofBranch)
export const decideWithReasonButton = action(
  'grading.decideWithReason',
  ofBranch,
  z.object({ reason: requiredText(500, '请写明理由') }),
)
export const confirmButton = action('grading.confirm', ofBranch)
export const sendBackButton = action('grading.sendBack', ofBranch)

export const tellButton = action(
  'grading.tell',
  ofPerson,
  z.object({
    channel: oneOf(['private', 'faceToFace'] as const),
    toldOn: formDay,
    strengths: requiredText(300, '请写优点'),
    gaps: requiredText(300, '请写不足和差距'),
    hopes: requiredText(300, '请写希望'),
  }),
)
/** A case that is handled on paper: only the day of the talk is kept. */
export const noteToldButton = action('grading.noteTold', ofPerson, z.object({ toldOn: formDay }))
export const receivedButton = action('grading.received', ofFeedback)
export const objectButton = action(
  'grading.object',
  ofFeedback,
  z.object({ statement: requiredText(500, '请写您的意见') }),
)
export const restudyButton = action(
  'grading.restudy',
  ofPerson,
  z.object({
    ...day,
    present: someIds,
    grade: optionalOneOf(gradeList),
    note: requiredText(300, '请写复议结果'),
  }),
)

export const commendButton = action('grading.commend', ofPerson, z.object({ doneOn: formDay }))
export const assignTalkButton = action(
  'grading.assignTalk',
  ofPerson,
  z.object({ talker: oneId, dueOn: formDay }),
)
export const talkDoneButton = action(
  'grading.talkDone',
  ofFeedback,
  z.object({
    ...day,
    talk: requiredText(500, '请写谈了什么'),
    plan: requiredText(500, '请写怎么改进'),
  }),
)

export const receiptButton = action(
  'grading.receipt',
  ofPerson,
  z.object({
    receivedOn: formDay,
    grade: optionalOneOf(gradeList),
    destination: optionalText(60),
    meetingOn: optionalDay,
    note: optionalText(200),
  }),
)
export const chooseReceiptButton = action(
  'grading.chooseReceipt',
  ofPerson,
  z.object({
    chosen: oneOf(['home', 'destination'] as const),
    reason: requiredText(300, '请写明理由'),
  }),
)

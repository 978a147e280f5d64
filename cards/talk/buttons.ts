import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  formDay,
  formMoment,
  manyIds,
  oneId,
  oneOf,
  optionalText,
  requiredText,
} from '../kit/form-values.ts'
import { talkModes, talkResults } from './wording.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
/** One side of a pair: the person, or the one a contact person answers for. */
const ofSide = z.object({ pairKey: id, personId: id })
const ofTalkSide = z.object({ talkId: id, personId: id })
const ofRequest = z.object({ requestId: id })

/** The longest text of one part of a record: both sides' fit on one card. */
export const partLength = 500

/** Turns the card into another one of this feature: paging, forms and going back. */
export const goButton = action('talk.go', destination)

export const proposeButton = action(
  'talk.propose',
  ofSide,
  z.object({ moment: formMoment, place: requiredText(60) }),
)
/** `plan` is the time that was seen: another one since then is not agreed to. */
export const acceptButton = action('talk.accept', ofTalkSide.extend({ plan: id }))
export const heldButton = action(
  'talk.held',
  ofSide,
  z.object({ heldOn: formDay, mode: oneOf(talkModes) }),
)
export const confirmButton = action('talk.confirm', ofTalkSide)
export const denyButton = action('talk.deny', ofTalkSide)

export const saveRecordButton = action(
  'talk.saveRecord',
  z.object({ talkId: id }),
  z.object({
    work: optionalText(partLength),
    thinking: optionalText(partLength),
    ownGaps: optionalText(partLength),
    reminder: optionalText(partLength),
    agreed: optionalText(partLength),
    result: oneOf(talkResults),
  }),
)
/** `rev` is the text that was seen: a later one is not confirmed by it. */
export const acceptRecordButton = action(
  'talk.acceptRecord',
  ofTalkSide.extend({ authorId: id, rev: z.int() }),
)

export const remindPairButton = action('talk.remind', z.object({ unitId: id, pairKey: id }))
export const saveAreasButton = action(
  'talk.saveAreas',
  z.object({ unitId: id }),
  z.object({ member: oneId, heads: manyIds(20) }),
)

export const requestButton = action(
  'talk.request',
  z.object({ personId: id }),
  z.object({ secretary: oneId, matter: optionalText(300) }),
)
export const answerRequestButton = action(
  'talk.answerRequest',
  ofRequest,
  z.object({ moment: formMoment, place: requiredText(60) }),
)
export const agreeRequestButton = action('talk.agreeRequest', ofRequest.extend({ plan: id }))
export const otherTimeButton = action('talk.otherTime', ofRequest.extend({ plan: id }))
export const requestDoneButton = action(
  'talk.requestDone',
  ofRequest,
  z.object({ talkedOn: formDay, outcome: optionalText(300) }),
)
export const withdrawButton = action('talk.withdraw', ofRequest)

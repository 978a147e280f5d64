import { z } from 'zod'
import { action } from '../kit/action.ts'
import { manyIds, oneId, oneOf, optionalText, requiredText } from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'
import { responseKinds, typedResponses } from './wording.ts'

const id = z.string()
const ofStep = z.object({ meetingId: id, step: id })
/** `turn` and `whose` say which turn the button was drawn for: it takes no other one. */
const ofTurn = z.object({ meetingId: id, step: id, turn: z.number(), whose: id })
const ofText = z.object({ meetingId: id, step: id, subjectId: id, criticId: id })
const ofOwn = z.object({ meetingId: id, step: id, personId: id, subjectId: id })

/** The two mandatory parts (R81). */
const words = z.object({
  problem: requiredText(300, '请写具体问题'),
  suggestion: requiredText(300, '请写改进建议'),
})

export const goButton = action('criticism.go', destination)

export const selfGivenButton = action('criticism.selfGiven', ofTurn)
export const readForButton = action('criticism.readFor', ofTurn, z.object({ delegate: oneId }))
export const spokenButton = action('criticism.spoken', ofTurn)
export const nothingNewButton = action('criticism.nothingNew', ofTurn)
export const deferButton = action('criticism.defer', ofTurn)
export const answerButton = action(
  'criticism.answer',
  ofTurn.extend({ response: z.enum(responseKinds) }),
)
export const answerInWordsButton = action(
  'criticism.answerInWords',
  ofTurn,
  z.object({ response: oneOf(responseKinds), words: optionalText(300) }),
)
export const handOverButton = action('criticism.handOver', ofTurn)
export const pickButton = action('criticism.pick', ofTurn, z.object({ critic: oneId }))
export const scopeButton = action(
  'criticism.scope',
  ofStep.extend({ scope: z.enum(['team', 'everybody']) }),
)
export const afterwardsButton = action('criticism.afterwards', ofStep)
export const liveButton = action('criticism.live', ofStep)
export const repeatButton = action('criticism.repeat', ofStep)
export const continueButton = action('criticism.continue', ofStep)
export const makeUpButton = action('criticism.makeUp', ofStep.extend({ subjectId: id }))
export const explainButton = action(
  'criticism.explain',
  ofStep,
  z.object({ words: requiredText(500, '请写明原因') }),
)
/** `rev`: of the text the chair saw; 0 when nothing was written. */
export const rewordButton = action('criticism.reword', ofText.extend({ rev: z.number() }))

export const chooseTypedButton = action(
  'criticism.chooseTyped',
  ofStep,
  z.object({ subject: oneId }),
)
export const typeButton = action(
  'criticism.type',
  ofStep.extend({ subjectId: id }),
  z.object({
    critics: requiredText(1000, '请写依次提批评的同志'),
    nothingNew: manyIds(100),
    delegate: z.preprocess((value) => value ?? undefined, z.string().optional()),
    response: oneOf(typedResponses),
  }),
)
export const finishTypedButton = action('criticism.finishTyped', ofStep)

export const writeForButton = action('criticism.writeFor', ofText, words)
export const draftButton = action('criticism.draft', ofOwn, words)
/** `asked`: the question about a praise-only or vague text was put already. */
export const handInButton = action('criticism.handIn', ofOwn.extend({ asked: z.boolean() }), words)
export const answerOwnButton = action(
  'criticism.answerOwn',
  z.object({ roundId: id, personId: id, response: z.enum(responseKinds) }),
)
export const talkedButton = action('criticism.talked', z.object({ deferralId: id }))

import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  manyIds,
  oneId,
  optionalText,
  requiredText,
  someIds,
  wholeNumber,
} from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
const ofMeeting = z.object({ meetingId: id })
const ofStep = ofMeeting.extend({ step: id })

/** Turns the card into another one of the meeting. */
export const goButton = action('meeting.go', destination)
/** Sends the card on which a step's work is done; the console stays where it is. */
export const workButton = action('meeting.work', destination)

export const openButton = action(
  'meeting.open',
  z.object({ unitId: id, meetingType: z.enum(['A', 'B', 'C']) }),
  z.object({
    recorder: oneId,
    chair: optionalText(100),
    chairReason: optionalText(100),
    guides: optionalText(200),
  }),
)

export const signInButton = action('meeting.signin', ofMeeting)
const people = z.object({ people: manyIds(100) })
export const tickButton = action('meeting.tick', ofMeeting, people)
export const untickButton = action('meeting.untick', ofMeeting, people)
export const leaveButton = action('meeting.leave', ofMeeting, people)

/** `step` and `moves` are what the presser saw: pressed twice it moves on once. */
export const nextButton = action('meeting.next', ofStep.extend({ moves: id }))
export const backButton = action('meeting.back', ofStep)
export const skipButton = action('meeting.skip', ofStep)
export const noteButton = action(
  'meeting.note',
  ofStep,
  z.object({ body: requiredText(1000, '请写下要记的内容') }),
)
export const speakerButton = action('meeting.speaker', ofStep, z.object({ speaker: oneId }))

export const splitButton = action('meeting.split', ofStep, z.object({ groups: someIds }))
export const gatherButton = action('meeting.gather', ofStep)
export const reportButton = action(
  'meeting.report',
  ofStep.extend({ groupId: id }),
  z.object({ present: wholeNumber(1, 200), record: optionalText(1000) }),
)

export const closeButton = action('meeting.close', ofMeeting)
export const breakOffButton = action(
  'meeting.breakoff',
  ofMeeting,
  z.object({ reason: requiredText(200, '请写明原因') }),
)

import { z } from 'zod'
import { action } from '../kit/action.ts'
import { optionalText, requiredText } from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'

const ofMeeting = z.object({ meetingId: z.string() })
const ofSeen = ofMeeting.extend({ rev: z.number() })

/** As much as one field of a card takes. */
export const mostLetters = 1000
export const placeLetters = 100
export const reasonLetters = 200

export const goButton = action('minutes.go', destination)
export const savePartButton = action(
  'minutes.savePart',
  ofMeeting.extend({ part: z.string() }),
  z.object({ note: optionalText(mostLetters), more: optionalText(mostLetters) }),
)
export const saveOtherButton = action(
  'minutes.saveOther',
  ofMeeting,
  z.object({ more: optionalText(mostLetters) }),
)
export const savePlaceButton = action(
  'minutes.savePlace',
  ofMeeting,
  z.object({ place: requiredText(placeLetters, '请写在哪里开的会') }),
)
/** `rev`: what the person saw. */
export const confirmButton = action('minutes.confirm', ofSeen)
export const signButton = action('minutes.sign', ofSeen)
export const correctButton = action(
  'minutes.correct',
  ofMeeting,
  z.object({ reason: requiredText(reasonLetters, '请写明为什么更正') }),
)
export const abandonButton = action('minutes.abandon', ofMeeting)
export const printButton = action('minutes.print', ofMeeting.extend({ version: z.string() }))

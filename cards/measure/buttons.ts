import { z } from 'zod'
import { action } from '../kit/action.ts'
import { requiredText } from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
const ofMeeting = z.object({ meetingId: id })
const ofMeasure = z.object({ meetingId: id, measureId: id })
const ofPerson = z.object({ meetingId: id, personId: id })
const ofSuggestion = z.object({ suggestionId: id })

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('measure.go', destination)

export const measureLetters = 200
export const mostLines = 10
/** Several at once, one a line. */
const lines = requiredText(1000, '请至少写一条措施')
export const addButton = action('measure.add', ofMeeting, z.object({ lines }))
export const changeButton = action(
  'measure.change',
  ofMeasure,
  z.object({ body: requiredText(measureLetters, '请写措施') }),
)
export const removeButton = action('measure.remove', ofMeasure)
export const restoreButton = action('measure.restore', ofMeasure)

/** The team's may be longer; an ordinary member gives one short line (X19). */
export const directionLetters = { team: 300, member: 60 }
const direction = requiredText(directionLetters.team, '请写整改方向')
export const directionButton = action('measure.direction', ofPerson, z.object({ direction }))
export const withdrawDirectionButton = action('measure.withdrawDirection', ofPerson)
export const recordDirectionButton = action(
  'measure.recordDirection',
  ofPerson,
  z.object({ direction }),
)
export const notGivenButton = action(
  'measure.notGiven',
  ofPerson,
  z.object({ reason: requiredText(100, '请写未提的原因') }),
)

const suggestion = requiredText(300, '请写建议')
export const suggestButton = action('measure.suggest', ofPerson, z.object({ suggestion }))
export const withdrawSuggestionButton = action('measure.withdrawSuggestion', ofSuggestion)

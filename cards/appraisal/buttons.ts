import { z } from 'zod'
import { gradeIds } from '../../policies/keys.ts'
import { action } from '../kit/action.ts'
import { oneId, optionalOneOf, optionalText, requiredText, someIds } from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
const ofPerson = z.object({ cycleId: id, personId: id })
const ofUnit = z.object({ cycleId: id, unitId: id })
const ofStep = z.object({ meetingId: id, step: id })
const inStep = z.object({ meetingId: id, step: id, personId: id })
const ofMeeting = z.object({ meetingId: id })
const ofSubject = z.object({ meetingId: id, subjectId: id })
const ofComment = z.object({ meetingId: id, subjectId: id, personId: id })
const people = z.object({ people: someIds })
const group = z.object({ group: oneId })

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('appraisal.go', destination)

/** As many aspects as one form holds; the policy names four. */
export const aspectFields = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'] as const
export const aspectLetters = 500
const aspect = optionalText(aspectLetters)

/** `aspectIds` says which aspect each field was when the form was drawn. */
const ofForm = z.object({ cycleId: id, personId: id, aspectIds: z.array(id) })
const selfForm = z.object({
  a1: aspect,
  a2: aspect,
  a3: aspect,
  a4: aspect,
  a5: aspect,
  a6: aspect,
  a7: aspect,
  a8: aspect,
  grade: optionalOneOf(gradeIds),
})

export const saveButton = action('appraisal.save', ofForm, selfForm)
export const handInButton = action('appraisal.handIn', ofForm, selfForm)
export const takeBackButton = action('appraisal.takeBack', ofPerson)
export const papersInButton = action('appraisal.papersIn', ofUnit, people)
export const paperOutButton = action('appraisal.paperOut', ofPerson)

export const tickButton = action('appraisal.tick', inStep)
export const untickButton = action('appraisal.untick', inStep)
export const tickManyButton = action('appraisal.tickMany', ofStep, people)
export const tickWrittenButton = action('appraisal.tickWritten', ofStep, people)
export const tickGroupButton = action('appraisal.tickGroup', ofStep, group)
export const tickCriticsButton = action('appraisal.tickCritics', ofStep)

const words = requiredText(500, '请写评议')
export const commentButton = action('appraisal.comment', ofComment, z.object({ comment: words }))
export const withdrawButton = action('appraisal.withdraw', ofComment)
export const recordCommentButton = action(
  'appraisal.recordComment',
  ofSubject,
  z.object({ by: oneId, comment: words }),
)
export const closeSubjectButton = action('appraisal.closeSubject', ofSubject)
export const openSubjectButton = action('appraisal.openSubject', ofSubject)
export const closeCommentedButton = action('appraisal.closeCommented', ofMeeting)
export const noCommentButton = action('appraisal.noComment', ofMeeting, people)
export const noCommentGroupButton = action('appraisal.noCommentGroup', ofMeeting, group)

import { z } from 'zod'
import { action } from '../kit/action.ts'
import { manyIds, manyOf, oneId, optionalText, requiredText } from '../kit/form-values.ts'
import { tags, tickedSources } from './wording.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
/** `subjectId`: the unit for its team, or the person. `problemId`: '' for a new one. */
const ofItem = z.object({ cycleId: id, subjectId: id, problemId: id })
const ofProblem = z.object({ problemId: id })
const ofList = z.object({ cycleId: id, subjectId: id })
const sources = { tags: manyOf(tags), sources: manyOf(tickedSources), opinions: manyIds(60) }

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('problem.go', destination)

export const saveTeamButton = action(
  'problem.saveTeam',
  ofItem,
  z.object({
    aspect: oneId,
    body: requiredText(500, '请写是什么问题'),
    form: requiredText(500, '请写具体表现'),
    root: requiredText(500, '请写根源'),
    ...sources,
  }),
)
export const saveOwnButton = action(
  'problem.saveOwn',
  ofItem,
  z.object({
    aspect: oneId,
    body: requiredText(500, '请写是什么问题'),
    form: requiredText(500, '请写具体表现'),
    root: optionalText(500),
    direction: optionalText(500),
    ...sources,
    notes: manyIds(60),
  }),
)
export const removeButton = action('problem.remove', ofProblem)
export const claimButton = action('problem.claim', ofProblem)
export const unclaimButton = action('problem.unclaim', ofProblem)
export const assignButton = action('problem.assign', ofProblem, z.object({ person: oneId }))
export const finishButton = action('problem.finish', ofList)
export const reopenButton = action('problem.reopen', ofList)

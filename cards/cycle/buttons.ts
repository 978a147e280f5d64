import { z } from 'zod'
import { action } from '../kit/action.ts'
import { formDay, someIds, oneId, oneOf, optionalDay } from '../kit/form-values.ts'
import { optionalText, requiredText } from '../kit/form-values.ts'

const id = z.string()
const ofCycle = z.object({ cycleId: id })

/** Turns the card into another one of the plan: a page, a form, and back. */
export const openButton = action(
  'cycle.open',
  z.object({ card: z.string(), key: z.record(z.string(), z.string()) }),
)

export const createButton = action(
  'cycle.create',
  z.object({ rootId: id }),
  z.object({
    year: requiredText(4),
    preset: oneId,
    from: formDay,
    to: formDay,
    reason: optionalText(200),
  }),
)

export const setParameterButton = action(
  'cycle.setParameter',
  z.object({ cycleId: id, path: id }),
  z.object({ value: optionalText(1000), source: requiredText(100) }),
)

export const savePartsButton = action(
  'cycle.saveParts',
  ofCycle,
  z.object({
    keyProblems: optionalText(1000),
    methods: optionalText(1000),
    requirements: optionalText(1000),
  }),
)

const basisAt = z.object({ cycleId: id, at: z.int().min(0) })
export const saveBasisButton = action(
  'cycle.saveBasis',
  basisAt,
  z.object({
    issuer: requiredText(100),
    title: requiredText(200),
    number: optionalText(60),
    date: optionalDay,
    blanks: oneOf(['fill', 'open']),
  }),
)
export const dropBasisButton = action('cycle.dropBasis', basisAt)

export const saveTaskButton = action(
  'cycle.saveTask',
  z.object({ cycleId: id, taskId: id }),
  z.object({ title: requiredText(60), ownerId: oneId, dueOn: formDay }),
)
export const assignTasksButton = action(
  'cycle.assignTasks',
  ofCycle,
  z.object({ taskIds: someIds, ownerId: oneId }),
)
export const dropTaskButton = action('cycle.dropTask', z.object({ cycleId: id, taskId: id }))
export const finishTaskButton = action('cycle.finishTask', z.object({ taskId: id }))
export const reopenTaskButton = action('cycle.reopenTask', z.object({ taskId: id }))

export const saveGuarantorButton = action(
  'cycle.saveGuarantor',
  ofCycle,
  z.object({ unitId: oneId, personId: oneId }),
)

export const adoptButton = action(
  'cycle.adopt',
  ofCycle,
  z.object({ adoptedOn: formDay, present: someIds }),
)
export const reopenButton = action('cycle.reopen', ofCycle)
export const publishButton = action('cycle.publish', ofCycle)

export const moveWindowButton = action(
  'cycle.moveWindow',
  ofCycle,
  z.object({ from: formDay, to: formDay, reason: optionalText(200) }),
)

export const exportButton = action('cycle.exportParameters', ofCycle)

export const choosePlaceButton = action(
  'cycle.choosePlace',
  z.object({ personId: id, place: z.enum(['destination', 'returnedHome']) }),
)

import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  formDay,
  manyIds,
  oneId,
  oneOf,
  optionalOneOf,
  optionalText,
  requiredText,
} from '../kit/form-values.ts'
import { materialKinds, sessionKinds, studyRefusals } from './wording.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
const ofTask = z.object({ taskId: id })
const ofAnswer = z.object({ taskId: id, personId: id })
const ofSession = z.object({ sessionId: id })
const ofUnit = z.object({ unitId: id })
const ofPerson = z.object({ personId: id })

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('study.go', destination)

/** In the group card: the presser's own answer. */
export const doneButton = action('study.done', ofTask)
/** In one's own thread: for oneself or for someone without a phone. */
export const doneForButton = action('study.doneFor', ofAnswer)
export const undoButton = action('study.undo', ofAnswer)
export const reflectButton = action('study.reflect', ofTask)
export const saveReflectionButton = action(
  'study.saveReflection',
  ofAnswer,
  z.object({ body: requiredText(1000) }),
)
export const shareButton = action('study.share', ofAnswer)
export const unshareButton = action('study.unshare', ofAnswer)

export const addNoteButton = action(
  'study.addNote',
  ofPerson,
  z.object({ dimension: oneId, body: requiredText(500) }),
)
export const removeNoteButton = action('study.removeNote', z.object({ noteId: id, personId: id }))

export const caughtUpButton = action(
  'study.caughtUp',
  z.object({ sessionId: id, personId: id }),
  z.object({ what: requiredText(200) }),
)
export const recordCatchUpsButton = action(
  'study.recordCatchUps',
  z.object({ sessionId: id, unitId: id }),
  z.object({ people: manyIds(), what: optionalText(200) }),
)

/** Rows for materials in the form that publishes a task. */
export const materialRows = 3

export const publishButton = action(
  'study.publish',
  ofUnit,
  z.object({
    unit: oneId.optional(),
    title: requiredText(60),
    kind1: oneOf(materialKinds),
    material1: requiredText(80),
    kind2: optionalOneOf(materialKinds),
    material2: optionalText(80),
    kind3: optionalOneOf(materialKinds),
    material3: optionalText(80),
    topics: manyIds(20),
    dueOn: formDay,
    whereToRead: optionalText(300),
  }),
)
export const moveDueButton = action('study.moveDue', ofTask, z.object({ dueOn: formDay }))
export const closeTaskButton = action('study.close', ofTask)

export const arrangeButton = action(
  'study.arrange',
  ofUnit,
  z.object({
    unit: oneId.optional(),
    kind: oneOf(sessionKinds),
    heldOn: formDay,
    startsAt: requiredText(10).pipe(
      z.string().regex(/^([01]?\d|2[0-3])[:：][0-5]\d$/, studyRefusals.timeWrong),
    ),
    place: requiredText(60),
    leader: requiredText(30),
    topics: manyIds(20),
  }),
)
export const recordSessionButton = action(
  'study.record',
  ofSession,
  z.object({ absent: manyIds(), summary: optionalText(1000) }),
)
export const cancelSessionButton = action('study.cancelSession', ofSession)

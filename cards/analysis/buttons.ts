import { z } from 'zod'
import { action } from '../kit/action.ts'
import { formDay, manyIds, optionalOneOf, optionalText, requiredText } from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
/** `subjectId`: a person's id, or a unit's for the text of its team. */
const ofAnalysis = z.object({ cycleId: id, subjectId: id })
/** `to`: the section to show after saving; '' is the overview. */
const ofPage = z.object({ cycleId: id, subjectId: id, section: id, to: id })
const ofVersion = z.object({ cycleId: id, subjectId: id, version: z.int() })
const words = { body: optionalText(1000), more: optionalText(1000) }

export const findings = ['found', 'nothingFound'] as const

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('analysis.go', destination)
/** In the group card: the presser's own form, privately. */
export const openOwnButton = action('analysis.openOwn', z.object({}))

export const saveFindingButton = action(
  'analysis.saveFinding',
  ofPage,
  z.object({ finding: optionalOneOf(findings), ...words }),
)
export const saveTypesButton = action(
  'analysis.saveTypes',
  ofPage,
  z.object({ choices: manyIds(20), ...words }),
)
export const saveTextButton = action('analysis.saveText', ofPage, z.object(words))
export const saveChecksButton = action(
  'analysis.saveChecks',
  ofPage,
  z.object({ putIn: manyIds(3), frames: manyIds(2) }),
)

export const handInButton = action('analysis.handIn', ofAnalysis)
export const takeBackButton = action('analysis.takeBack', ofAnalysis)
export const returnButton = action(
  'analysis.return',
  ofVersion,
  z.object({ remark: requiredText(500, '请写退回的意见') }),
)
export const onPaperButton = action('analysis.onPaper', ofAnalysis, z.object({ day: formDay }))
export const offPaperButton = action('analysis.offPaper', ofAnalysis)
export const exemptButton = action(
  'analysis.exempt',
  ofAnalysis,
  z.object({ reason: requiredText(200, '请写免交的原因') }),
)
export const unexemptButton = action('analysis.unexempt', ofAnalysis)
/** `personId`: the team member who agrees, or for whom their contact person does. */
export const agreeButton = action(
  'analysis.agree',
  z.object({ cycleId: id, subjectId: id, version: z.int(), personId: id }),
)

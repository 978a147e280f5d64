import { z } from 'zod'
import { action } from '../kit/action.ts'
import {
  formDay,
  oneId,
  oneOf,
  optionalDay,
  optionalId,
  optionalOneOf,
  optionalText,
  requiredText,
} from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'
import { classList, institutionKinds } from './wording.ts'

const id = z.string()
/** `subjectId`: the unit for its team's list, or the leader. */
const ofList = z.object({ cycleId: id, subjectId: id })
const ofItem = z.object({ itemId: id })
const ofSource = z.object({ cycleId: id, subjectId: id, kind: id, sourceId: id })
const words = (asked: string) => z.object({ body: requiredText(500, asked) })

/** Turns the card into another one of this feature: paging and going back. */
export const goButton = action('rectification.go', destination)

export const reviewRows = ['progressCheck1', 'progressCheck2', 'closingReview'] as const
export const reviewedButton = action(
  'rectification.reviewed',
  z.object({ unitId: id, row: z.enum(reviewRows) }),
)
export const monthlyButton = action(
  'rectification.monthly',
  z.object({ rootId: id, on: z.enum(['yes', 'no']) }),
)

export const adoptButton = action('rectification.adopt', ofSource)
export const mergeButton = action('rectification.merge', ofSource, z.object({ into: oneId }))
export const rejectButton = action('rectification.reject', ofSource, words('请写不采纳的原因'))
export const mergeItemButton = action('rectification.mergeItem', ofItem, z.object({ into: oneId }))
export const rejectItemButton = action('rectification.rejectItem', ofItem, words('请写原因'))
export const takeBackButton = action('rectification.takeBack', ofItem)

export const reviewIntervals = ['1', '2', '3', '6', '12'] as const
export const saveItemButton = action(
  'rectification.save',
  z.object({ cycleId: id, subjectId: id, itemId: id }),
  z.object({
    problem: requiredText(500, '请写要整改的问题'),
    class: optionalOneOf(classList),
    goal: optionalText(200),
    measures: optionalText(1000),
    dueOn: optionalDay,
    leadUnit: optionalText(60),
    responsible: optionalId,
    checker: optionalId,
    reviewMonths: optionalOneOf(reviewIntervals),
    reviewOn: optionalDay,
    campaign: optionalId,
  }),
)
export const publishButton = action('rectification.publish', ofList)

export const noteButton = action('rectification.note', ofItem, words('请写进展'))
export const withdrawNoteButton = action(
  'rectification.withdrawNote',
  z.object({ itemId: id, entryId: id }),
)
export const awaitFileButton = action('rectification.awaitFile', ofItem)
export const placeOfferButton = action('rectification.placeOffer', ofItem)
export const dropOffersButton = action('rectification.dropOffers', z.object({}))
export const seeEvidenceButton = action('rectification.seeEvidence', z.object({ entryId: id }))
export const reportButton = action('rectification.report', ofItem)
export const takeReportBackButton = action('rectification.takeReportBack', ofItem)
export const judgements = ['settled', 'notYet'] as const
export const checkButton = action(
  'rectification.check',
  ofItem,
  z.object({ judgement: oneOf(judgements), body: requiredText(500, '请写核查看到的情况') }),
)
export const keepUpButton = action('rectification.keepUp', ofItem, words('请写复查看到的情况'))
export const reopenButton = action(
  'rectification.reopen',
  ofItem,
  z.object({ body: requiredText(500, '请写重新整改的原因'), dueOn: formDay }),
)
export const escalateButton = action(
  'rectification.escalate',
  ofItem,
  z.object({ body: requiredText(500, '请写请镇党委协调什么'), answerOn: formDay }),
)
export const printSheetButton = action('rectification.printSheet', ofItem)
export const answerButton = action('rectification.answer', ofItem, words('请写镇党委的答复'))

export const askImportButton = action(
  'rectification.askImport',
  z.object({ unitId: id }),
  z.object({ label: requiredText(60, '请写清单从哪里来') }),
)
const ofImport = z.object({ importId: id })
export const takeImportButton = action('rectification.takeImport', ofImport)
export const cancelImportButton = action('rectification.cancelImport', ofImport)

const ofCampaign = z.object({ campaignId: id })
const ofCase = z.object({ campaignId: id, caseId: id })
export const saveCampaignButton = action(
  'rectification.saveCampaign',
  z.object({ unitId: id, campaignId: id }),
  z.object({
    title: requiredText(100, '请写整治什么'),
    measures: requiredText(500, '请写措施'),
    owner: oneId,
    dueOn: formDay,
  }),
)
export const addCaseButton = action('rectification.addCase', ofCampaign, words('请写排查到的事'))
export const settleCaseButton = action('rectification.settleCase', ofCase)
export const transferCaseButton = action('rectification.transferCase', ofCase)
export const reopenCaseButton = action('rectification.reopenCase', ofCase)
export const closeCampaignButton = action(
  'rectification.closeCampaign',
  ofCampaign,
  z.object({ result: requiredText(500, '请写整治结果') }),
)

const ofInstitution = z.object({ institutionId: id })
export const saveInstitutionButton = action(
  'rectification.saveInstitution',
  z.object({ unitId: id, institutionId: id }),
  z.object({
    kind: oneOf(institutionKinds),
    title: requiredText(100, '请写哪项制度'),
    owner: oneId,
    dueOn: formDay,
    checkOn: formDay,
  }),
)
export const institutionDoneButton = action('rectification.institutionDone', ofInstitution)
export const institutionUndoneButton = action('rectification.institutionUndone', ofInstitution)
export const institutionCheckButton = action(
  'rectification.institutionCheck',
  ofInstitution,
  words('请写执行得怎么样'),
)

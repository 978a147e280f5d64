/** 整改 — lists of teams and leaders, what is done about them, checks, campaigns and rules. */
import * as buttons from '../../../cards/rectification/buttons.ts'
import { rectificationUsage } from '../../../cards/rectification/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { rectificationCards } from './cards.ts'
import { rectificationDocuments } from './documents.ts'
import { rectificationDuties } from './duties/source.ts'
import { readRectificationList } from './jobs.ts'
import * as campaigns from './operations/campaign.ts'
import * as checks from './operations/check.ts'
import * as escalations from './operations/escalation.ts'
import * as evidence from './operations/evidence.ts'
import * as imports from './operations/import.ts'
import * as institutions from './operations/institution.ts'
import { publish, saveItem } from './operations/item.ts'
import { goTo, markReviewed, openRectification, switchMonthly } from './operations/lists.ts'
import * as merging from './operations/merge.ts'
import * as progress from './operations/progress.ts'
import { oldOffers } from './offers.ts'
import { rectificationReminders } from './reminders/rows.ts'

export const rectification: Feature = {
  name: 'rectification',
  commands: [
    {
      name: '/rectify',
      aliases: ['整改'],
      who: 'member',
      usage: rectificationUsage,
      run: openRectification,
    },
  ],
  actions: [
    onPress(buttons.goButton, 'member', goTo),
    onPress(buttons.reviewedButton, 'secretary', markReviewed),
    onPress(buttons.monthlyButton, 'secretary', switchMonthly),
    onPress(buttons.adoptButton, 'team', merging.adopt),
    onPress(buttons.mergeButton, 'team', merging.mergeInto),
    onPress(buttons.rejectButton, 'team', merging.reject),
    onPress(buttons.mergeItemButton, 'team', merging.mergeItem),
    onPress(buttons.rejectItemButton, 'team', merging.rejectItem),
    onPress(buttons.takeBackButton, 'team', merging.takeBack),
    onPress(buttons.saveItemButton, 'team', saveItem),
    onPress(buttons.publishButton, 'team', publish),
    onPress(buttons.noteButton, 'member', progress.note),
    onPress(buttons.withdrawNoteButton, 'member', progress.withdrawNote),
    onPress(buttons.awaitFileButton, 'member', evidence.awaitEvidence),
    onPress(buttons.placeOfferButton, 'member', evidence.placeOffer),
    onPress(buttons.dropOffersButton, 'member', evidence.dropOffers),
    onPress(buttons.seeEvidenceButton, 'member', evidence.seeEvidence),
    onPress(buttons.reportButton, 'member', progress.report),
    onPress(buttons.takeReportBackButton, 'member', progress.takeReportBack),
    onPress(buttons.checkButton, 'member', checks.check),
    onPress(buttons.keepUpButton, 'member', checks.keepUp),
    onPress(buttons.reopenButton, 'member', checks.reopen),
    onPress(buttons.escalateButton, 'secretary', escalations.escalate),
    onPress(buttons.printSheetButton, 'secretary', escalations.printSheet),
    onPress(buttons.answerButton, 'secretary', escalations.answer),
    onPress(buttons.askImportButton, 'secretary', imports.askForList),
    onPress(buttons.takeImportButton, 'secretary', imports.takeImport),
    onPress(buttons.cancelImportButton, 'secretary', imports.cancelImport),
    onPress(buttons.saveCampaignButton, 'secretary', campaigns.saveCampaignForm),
    onPress(buttons.addCaseButton, 'team', campaigns.addCase),
    onPress(buttons.settleCaseButton, 'team', campaigns.settleCase),
    onPress(buttons.transferCaseButton, 'team', campaigns.transferCase),
    onPress(buttons.reopenCaseButton, 'team', campaigns.reopenCase),
    onPress(buttons.closeCampaignButton, 'team', campaigns.closeCampaign),
    onPress(buttons.saveInstitutionButton, 'team', institutions.saveInstitutionForm),
    onPress(buttons.institutionDoneButton, 'team', institutions.institutionDone),
    onPress(buttons.institutionUndoneButton, 'team', institutions.institutionUndone),
    onPress(buttons.institutionCheckButton, 'team', institutions.institutionCheck),
  ],
  cards: rectificationCards,
  documents: rectificationDocuments,
  jobs: { readRectificationList },
  duties: rectificationDuties,
  reminders: rectificationReminders,
  followUps: oldOffers,
  events: {
    file: (op, message) => imports.takeList(op, message) || evidence.takeEvidence(op, message),
  },
}

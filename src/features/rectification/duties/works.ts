import {
  rectificationDuties,
  rectificationTitles,
} from '../../../../cards/rectification/wording.ts'
import type { SpecialCampaign } from '../../../../db/queries/rectification-campaigns.ts'
import type { InstitutionItem } from '../../../../db/queries/rectification-institutions.ts'
import type { RectificationItem } from '../../../../db/queries/rectification-items.ts'
import type { Day } from '../../../organization/calendar.ts'
import type { Duty } from '../../../pipeline/duty.ts'
import { campaignRef, institutionRef, itemRef } from '../refs.ts'
import { excerpt } from '../views/paged.ts'

/** A duty without its owner. */
export type Owed = Omit<Duty, 'personId'>

const titleLetters = 24
const short = (problem: string) => excerpt(problem, titleLetters)

export const itemDutyName = (itemId: string) => `rectification:item:${itemId}`
export const checkDutyName = (itemId: string) => `rectification:check:${itemId}`
export const campaignDutyName = (campaignId: string) => `rectification:campaign:${campaignId}`
export const institutionDutyName = (id: string) => `rectification:institution:${id}`

export function itemOwed(item: RectificationItem): Owed {
  const isLongTerm = item.rectificationClass === 'longTerm'
  const { item: title, reviewOf } = rectificationTitles
  return {
    duty: itemDutyName(item.itemId),
    kind: rectificationDuties.item,
    title: (isLongTerm ? reviewOf : title)(short(item.problem)),
    ...(item.askOn !== null && { dueOn: item.askOn }),
    open: itemRef(item.itemId),
  }
}

export function checkOwed(item: RectificationItem): Owed {
  return {
    duty: checkDutyName(item.itemId),
    kind: rectificationDuties.check,
    title: rectificationTitles.check(short(item.problem)),
    ...(item.checkOn !== null && { dueOn: item.checkOn }),
    open: itemRef(item.itemId),
  }
}

export function answerOwed(item: RectificationItem): Owed {
  return {
    duty: `rectification:answer:${item.itemId}`,
    kind: rectificationDuties.answer,
    title: rectificationTitles.answer(short(item.problem)),
    ...(item.answerOn !== null && { dueOn: item.answerOn }),
    open: itemRef(item.itemId),
  }
}

export function campaignOwed({ campaignId, title, dueOn }: SpecialCampaign): Owed {
  return {
    duty: campaignDutyName(campaignId),
    kind: rectificationDuties.campaign,
    title: rectificationTitles.campaign(short(title)),
    dueOn,
    open: campaignRef(campaignId),
  }
}

/** First the rule itself, then, from its day on, whether it is kept (R119). */
export function institutionOwed(item: InstitutionItem, today: Day): Owed[] {
  const { institutionId, doneOn, dueOn, checkOn, checkedOn } = item
  const isMade = doneOn !== null
  if (checkedOn !== null || (isMade && checkOn > today)) return []
  const { institutionCheck, institutionDue } = rectificationTitles
  return [
    {
      duty: institutionDutyName(institutionId),
      kind: rectificationDuties.institution,
      title: (isMade ? institutionCheck : institutionDue)(short(item.title)),
      dueOn: isMade ? checkOn : dueOn,
      open: institutionRef(institutionId),
    },
  ]
}

import type { RectificationItem } from '../../../../db/queries/rectification-items.ts'
import type { Policy } from '../../../../policies/policy.ts'
import { addDays, type Day } from '../../../organization/calendar.ts'
import { isEmptyTalk } from './measures.ts'

export type Publishable = Pick<
  RectificationItem,
  | 'rectificationClass'
  | 'measures'
  | 'dueOn'
  | 'reviewMonths'
  | 'nextReviewOn'
  | 'leadUnit'
  | 'responsibleId'
  | 'checkerId'
>

export type PublishLack =
  | 'class'
  | 'measures'
  | 'emptyMeasures'
  | 'deadline'
  | 'deadlinePassed'
  | 'immediateTooLate'
  | 'leadUnit'
  | 'responsible'
  | 'checker'
  | 'checkerIsOwner'
  | 'reviewMonths'
  | 'firstReview'
  | 'reviewPassed'

type DueDays = Policy['rectification']['defaultDueDays']

/** 立行立改 means within a week of the list, whatever the policy's default is (R111). */
const immediateWithinDays = 7

/** The last day an item has if nobody names one: counted from the day the list is adopted. */
export function defaultDueOn(
  { rectificationClass }: Publishable,
  adoptedOn: Day,
  dueDays: DueDays,
): Day | null {
  if (rectificationClass === null || rectificationClass === 'longTerm') return null
  const days = dueDays[rectificationClass]
  return days === null ? null : addDays(adoptedOn, days)
}

/** What an item lacks before its list can be published (R109–R113); empty when nothing. */
export function lacksOf(
  item: Publishable,
  adoptedOn: Day,
  dueDays: DueDays,
): readonly PublishLack[] {
  return [
    ...(item.rectificationClass === null ? (['class'] as const) : []),
    ...measureLacks(item),
    ...dayLacks(item, adoptedOn, dueDays),
    ...peopleLacks(item),
  ]
}

function measureLacks({ measures }: Publishable): PublishLack[] {
  if (measures.trim() === '') return ['measures']
  return isEmptyTalk(measures) ? ['emptyMeasures'] : []
}

function dayLacks(item: Publishable, adoptedOn: Day, dueDays: DueDays): PublishLack[] {
  const { rectificationClass } = item
  if (rectificationClass === null) return []
  if (rectificationClass === 'longTerm') return reviewLacks(item, adoptedOn)
  const dueOn = item.dueOn ?? defaultDueOn(item, adoptedOn, dueDays)
  if (dueOn === null) return ['deadline']
  if (dueOn < adoptedOn) return ['deadlinePassed']
  const isLate = dueOn > addDays(adoptedOn, immediateWithinDays)
  return rectificationClass === 'immediate' && isLate ? ['immediateTooLate'] : []
}

function reviewLacks(item: Publishable, adoptedOn: Day): PublishLack[] {
  const { reviewMonths, nextReviewOn } = item
  return [
    ...(reviewMonths === null ? (['reviewMonths'] as const) : []),
    ...(nextReviewOn === null ? (['firstReview'] as const) : []),
    ...(nextReviewOn !== null && nextReviewOn < adoptedOn ? (['reviewPassed'] as const) : []),
  ]
}

function peopleLacks(item: Publishable): PublishLack[] {
  const { rectificationClass, leadUnit, responsibleId, checkerId } = item
  const isCoordinated = rectificationClass === 'coordinated'
  return [
    ...(isCoordinated && !leadUnit?.trim() ? (['leadUnit'] as const) : []),
    ...(responsibleId === null ? (['responsible'] as const) : []),
    ...(checkerId === null ? (['checker'] as const) : []),
    ...(checkerId !== null && checkerId === responsibleId ? (['checkerIsOwner'] as const) : []),
  ]
}

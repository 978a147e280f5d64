import type { AnswerView } from '../../../../cards/disclosure/answer.ts'
import type {
  PreviewView,
  ReadView,
  SettledView,
  WithdrawnView,
} from '../../../../cards/disclosure/content.ts'
import type { NoticeView } from '../../../../cards/disclosure/notice.ts'
import type { RemarksView } from '../../../../cards/disclosure/remarks.ts'
import type { Reader } from '../../../../db/client.ts'
import { disclosureRemarksOf } from '../../../../db/queries/disclosure-envelopes.ts'
import {
  disclosureAnswersOf,
  findDisclosure,
  type Disclosure,
} from '../../../../db/queries/disclosures.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { pageUrlOf } from '../access.ts'
import { periodFault, phaseOf } from '../rules/period.ts'
import { pageAt, pageOf } from './paged.ts'

type OfOne = { disclosureId: string }
type OfPage = OfOne & { page: string }

export const itemsPerPage = 4
const remarksPerPage = 8

/** What a draft will show, for the secretary; of what is no draft only that. */
export function previewView(
  db: Reader,
  { disclosureId, page }: OfPage,
  { now }: ViewContext,
): PreviewView | SettledView | undefined {
  const found = findDisclosure(db, disclosureId)
  if (!found) return undefined
  if (found.state !== 'draft') {
    const settled = found.state === 'withdrawn' ? 'withdrawn' : 'published'
    return { unitId: found.unitId, unit: getUnit(db, found.unitId).name, settled }
  }
  return {
    ...contentOf(db, found, page),
    rev: String(found.rev),
    scope: found.scope,
    way: found.way,
    mayPublish: periodFault(found, dayOf(now)) === undefined,
  }
}

/** What is shown; of what is over only that it is, of what was withdrawn nothing. */
export function readView(
  db: Reader,
  { disclosureId, page }: OfPage,
  { now }: ViewContext,
): ReadView | WithdrawnView | undefined {
  const found = findDisclosure(db, disclosureId)
  const phase = found && phaseOf(found, dayOf(now))
  if (!found || !phase || phase === 'draft' || phase === 'toCome') return undefined
  if (phase === 'withdrawn') {
    return { unit: getUnit(db, found.unitId).name, round: found.round, phase }
  }
  return { ...contentOf(db, found, page), phase }
}

function contentOf(db: Reader, found: Disclosure, page: string) {
  const { disclosureId, unitId, round, fromOn, toOn, place, contact, asOf, items } = found
  const shown = items.map(({ itemId: _itemId, ...item }, at) => ({
    ...item,
    no: at + 1,
  }))
  return {
    disclosureId,
    unitId,
    unit: getUnit(db, unitId).name,
    round,
    fromOn,
    toOn,
    place,
    contact,
    asOf,
    count: items.length,
    list: pageOf(shown, page, itemsPerPage),
  }
}

export function noticeView(
  db: Reader,
  { disclosureId }: OfOne,
  { now }: ViewContext,
): NoticeView | undefined {
  const found = findDisclosure(db, disclosureId)
  const phase = found && phaseOf(found, dayOf(now))
  if (!found || !phase || phase === 'draft') return undefined
  const { unitId, round, fromOn, toOn, items } = found
  return {
    disclosureId,
    unit: getUnit(db, unitId).name,
    round,
    phase,
    fromOn,
    toOn,
    count: items.length,
    url: pageUrlOf(db, found),
    answers: disclosureAnswersOf(db, disclosureId),
  }
}

export function answerView(
  db: Reader,
  { disclosureId }: OfOne,
  { now }: ViewContext,
): AnswerView | undefined {
  const found = findDisclosure(db, disclosureId)
  if (!found || found.state === 'draft') return undefined
  const { unitId, round, toOn } = found
  const isShown = phaseOf(found, dayOf(now)) === 'shown'
  return { disclosureId, unit: getUnit(db, unitId).name, round, toOn, isShown }
}

export function remarksView(db: Reader, { disclosureId, page }: OfPage): RemarksView | undefined {
  const found = findDisclosure(db, disclosureId)
  if (!found) return undefined
  const { texts } = disclosureAnswersOf(db, disclosureId)
  const at = pageAt(page, texts, remarksPerPage)
  const offset = (at.page - 1) * remarksPerPage
  const items = disclosureRemarksOf(db, disclosureId, { limit: remarksPerPage, offset })
  const { unitId } = found
  return { disclosureId, unitId, unit: getUnit(db, unitId).name, list: { items, ...at } }
}

import type {
  CampaignFormView,
  CampaignListView,
  CampaignView,
} from '../../../../cards/rectification/campaign.ts'
import type {
  InstitutionFormView,
  InstitutionListView,
  InstitutionView,
} from '../../../../cards/rectification/institution.ts'
import type { Reader } from '../../../../db/client.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import {
  campaignsOf,
  casesOf,
  findCampaign,
  type CampaignCase,
} from '../../../../db/queries/rectification-campaigns.ts'
import {
  findInstitution,
  institutionsOf,
  type InstitutionItem,
} from '../../../../db/queries/rectification-institutions.ts'
import { itemsOfCampaign } from '../../../../db/queries/rectification-items.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { isSecretaryOf, isTeamMemberOf } from '../../../organization/roles.ts'
import { runningCycle } from '../../../organization/teams.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { checkersFor } from '../people.ts'
import { findSubject } from '../subjects.ts'
import { excerpt, pageOf } from './paged.ts'

const perPage = 8
const mostCases = 8
const mostItems = 6
const letters = 60

interface OfUnitPage {
  unitId: string
  page: string
}

const nameOf = (db: Reader, personId: string) => findPerson(db, personId)?.name ?? ''

export function campaignListView(
  db: Reader,
  { unitId, page }: OfUnitPage,
  { reader }: ViewContext,
): CampaignListView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit || reader.kind !== 'person') return undefined
  const cycle = runningCycle(db, unit.rootId)
  const found = cycle ? campaignsOf(db, cycle.cycleId, unitId) : []
  const lines = found.map((one) => {
    const cases = casesOf(db, one.campaignId)
    return {
      campaignId: one.campaignId,
      title: one.title,
      owner: nameOf(db, one.ownerId),
      dueOn: one.dueOn,
      closedOn: one.closedOn,
      open: cases.filter(({ state }) => state === 'open').length,
      cases: cases.length,
    }
  })
  const mayAdd = cycle !== undefined && isSecretaryOf(db, reader.person, unitId)
  return { unitId, unitName: unit.name, mayAdd, list: pageOf(lines, page, perPage) }
}

export function campaignView(
  db: Reader,
  { campaignId }: { campaignId: string },
  { reader }: ViewContext,
): CampaignView | undefined {
  const campaign = findCampaign(db, campaignId)
  if (!campaign || reader.kind !== 'person') return undefined
  const { unitId, title, measures, result, dueOn, closedOn, ownerId } = campaign
  const cases = openFirst(casesOf(db, campaignId))
  const leads = isSecretaryOf(db, reader.person, unitId)
  return {
    campaignId,
    unitId,
    title,
    measures,
    result,
    owner: nameOf(db, ownerId),
    dueOn,
    closedOn,
    cases: cases.slice(0, mostCases).map(({ caseId, body, state, onDay }) => ({
      caseId,
      body: body === null ? null : excerpt(body, 200),
      state,
      onDay,
    })),
    moreCases: Math.max(0, cases.length - mostCases),
    items: itemsOfCampaign(db, campaignId)
      .filter(({ state }) => state === 'published' || state === 'closed')
      .slice(0, mostItems)
      .map(({ itemId, problem }) => ({ itemId, problem: excerpt(problem, letters) })),
    mayWork: leads || reader.person.personId === ownerId,
    mayChange: leads,
    mayClose: cases.every(({ state }) => state !== 'open'),
  }
}

function openFirst(cases: readonly CampaignCase[]): CampaignCase[] {
  const rank = ({ state }: CampaignCase) => (state === 'open' ? 0 : 1)
  return cases.toSorted((a, b) => rank(a) - rank(b))
}

export function campaignFormView(
  db: Reader,
  { unitId, campaignId }: { unitId: string; campaignId: string },
): CampaignFormView | undefined {
  const campaign = campaignId === '' ? undefined : findCampaign(db, campaignId)
  if (campaignId !== '' && campaign?.unitId !== unitId) return undefined
  return {
    unitId,
    campaignId,
    title: campaign?.title ?? '',
    measures: campaign?.measures ?? '',
    owner: campaign?.ownerId ?? null,
    dueOn: campaign?.dueOn ?? null,
    owners: ownersFor(db, unitId),
  }
}

function ownersFor(db: Reader, unitId: string) {
  const subject = findSubject(db, unitId)
  const people = subject ? checkersFor(db, subject) : []
  return people.map(({ personId, name }) => ({ id: personId, name }))
}

const factsOf = (db: Reader, one: InstitutionItem) => ({
  institutionId: one.institutionId,
  kind: one.kind,
  title: one.title,
  owner: nameOf(db, one.ownerId),
  dueOn: one.dueOn,
  doneOn: one.doneOn,
  checkOn: one.checkOn,
  checkedOn: one.checkedOn,
})

export function institutionListView(
  db: Reader,
  { unitId, page }: OfUnitPage,
  { reader }: ViewContext,
): InstitutionListView | undefined {
  const unit = findUnit(db, unitId)
  if (!unit || reader.kind !== 'person') return undefined
  const cycle = runningCycle(db, unit.rootId)
  const found = cycle ? institutionsOf(db, cycle.cycleId, unitId) : []
  return {
    unitId,
    unitName: unit.name,
    mayAdd: cycle !== undefined && isTeamMemberOf(db, reader.person, unitId),
    list: pageOf(
      found.map((one) => factsOf(db, one)),
      page,
      perPage,
    ),
  }
}

export function institutionView(
  db: Reader,
  { institutionId }: { institutionId: string },
  { reader }: ViewContext,
): InstitutionView | undefined {
  const item = findInstitution(db, institutionId)
  if (!item || reader.kind !== 'person') return undefined
  const leads = isSecretaryOf(db, reader.person, item.unitId)
  return {
    ...factsOf(db, item),
    unitId: item.unitId,
    result: item.result,
    mayWork: leads || reader.person.personId === item.ownerId,
    mayChange: leads,
  }
}

export function institutionFormView(
  db: Reader,
  { unitId, institutionId }: { unitId: string; institutionId: string },
): InstitutionFormView | undefined {
  const item = institutionId === '' ? undefined : findInstitution(db, institutionId)
  if (institutionId !== '' && item?.unitId !== unitId) return undefined
  return {
    unitId,
    institutionId,
    kind: item?.kind ?? null,
    title: item?.title ?? '',
    owner: item?.ownerId ?? null,
    dueOn: item?.dueOn ?? null,
    checkOn: item?.checkOn ?? null,
    owners: ownersFor(db, unitId),
  }
}

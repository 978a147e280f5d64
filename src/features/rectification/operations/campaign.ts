import {
  rectificationRefusals,
  rectificationToasts,
} from '../../../../cards/rectification/wording.ts'
import {
  casesOf,
  findCampaign,
  findCase,
  insertCase,
  markCase,
  saveCampaign,
  type SpecialCampaign,
} from '../../../../db/queries/rectification-campaigns.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { campaignRef, campaignsRef } from '../refs.ts'
import { assertAhead, assertOffered, assertWorks, cycleToWorkIn, openWork } from './works.ts'

interface CampaignForm {
  unitId: string
  /** '' for a new one. */
  campaignId: string
  title: string
  measures: string
  owner: string
  dueOn: string
}
interface OfCase {
  campaignId: string
  caseId: string
}

/** Starts a campaign or changes one (R115). */
export function saveCampaignForm(op: Operation, input: CampaignForm): Reply {
  const { unitId, title, measures, dueOn } = input
  const cycle = cycleToWorkIn(op, unitId)
  assertLeads(op, unitId)
  assertOffered(op, unitId, input.owner)
  assertAhead(op, dueOn)
  const before = input.campaignId === '' ? undefined : openCampaign(op, input.campaignId)
  if (before && before.unitId !== unitId) throw new Refusal('notFound')
  const rev = op.happenedAt.getTime()
  if (before && before.rev > rev) return { toast: rectificationToasts.newerKept }
  const begun = { cycleId: cycle.cycleId, unitId, closedOn: null, result: null }
  const kept = before ?? { ...begun, campaignId: op.newId(), createdAt: op.now.getTime() }
  saveCampaign(op.tx, { ...kept, title, measures, dueOn, ownerId: input.owner, rev })
  refresh(op, kept)
  op.audit('rectification.saveCampaign', kept.campaignId)
  return { toast: rectificationToasts.campaignSaved, become: campaignRef(kept.campaignId) }
}

/** One more thing that was found. */
export function addCase(op: Operation, input: { campaignId: string; body: string }): Reply {
  const campaign = workable(op, input.campaignId)
  const { campaignId, body } = input
  const by = { byPersonId: op.actor.personId, at: op.now.getTime() }
  insertCase(op.tx, { caseId: op.newId(), campaignId, body, ...by })
  refresh(op, campaign)
  op.audit('rectification.addCase', campaignId)
  return { toast: rectificationToasts.caseAdded, become: campaignRef(campaignId) }
}

export function settleCase(op: Operation, input: OfCase): Reply {
  return mark(op, input, 'settled')
}

/** 移送纪检机关: from now on only the day is known here (R116). */
export function transferCase(op: Operation, input: OfCase): Reply {
  return mark(op, input, 'transferred')
}

/** A case that was said to be settled is open again; one that was handed over never is. */
export function reopenCase(op: Operation, input: OfCase): Reply {
  return mark(op, input, 'open')
}

function mark(
  op: Operation,
  { campaignId, caseId }: OfCase,
  state: 'open' | 'settled' | 'transferred',
): Reply {
  const campaign = workable(op, campaignId)
  const found = findCase(op.tx, caseId)
  if (found?.campaignId !== campaignId) throw new Refusal('notFound')
  const become = campaignRef(campaignId)
  if (found.state === state) return { toast: rectificationToasts.caseMarked, become }
  if (found.state === 'transferred') throw new Refusal('stale')
  const onDay = state === 'open' ? null : dayOf(op.now)
  markCase(op.tx, caseId, { state, onDay, byPersonId: op.actor.personId })
  refresh(op, campaign)
  op.audit(`rectification.case.${state}`, caseId)
  return { toast: rectificationToasts.caseMarked, become }
}

/** Ends a campaign with its result, once no case is open. */
export function closeCampaign(op: Operation, input: { campaignId: string; result: string }): Reply {
  const campaign = workable(op, input.campaignId)
  const open = casesOf(op.tx, campaign.campaignId).filter(({ state }) => state === 'open').length
  if (open > 0) {
    throw new Refusal('badForm', { sentence: rectificationRefusals.openCases(open) })
  }
  const rev = op.happenedAt.getTime()
  saveCampaign(op.tx, { ...campaign, result: input.result, closedOn: dayOf(op.now), rev })
  refresh(op, campaign)
  op.audit('rectification.closeCampaign', campaign.campaignId)
  const become = campaignRef(campaign.campaignId)
  return { toast: rectificationToasts.campaignClosed, become }
}

function workable(op: Operation, campaignId: string): SpecialCampaign {
  const campaign = openCampaign(op, campaignId)
  assertWorks(op, campaign)
  return campaign
}

function openCampaign(op: Operation, campaignId: string): SpecialCampaign {
  return openWork(findCampaign(op.tx, campaignId), ({ closedOn }) => closedOn)
}

function refresh(op: Operation, { campaignId, unitId }: { campaignId: string; unitId: string }) {
  op.redraw(campaignRef(campaignId))
  op.redraw(campaignsRef(unitId))
}

function assertLeads(op: Operation, unitId: string): void {
  if (isSecretaryOf(op.tx, op.actor, unitId)) return
  throw new Refusal('notAllowed', { role: 'secretary' })
}

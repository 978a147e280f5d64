import {
  disclosureRefusals,
  disclosureToasts,
  placeDefault,
  contactDefault,
} from '../../../../cards/disclosure/wording.ts'
import {
  newestDisclosed,
  roundsOf,
  saveDisclosureDraft,
  findDisclosure,
  type DisclosureNaming,
  type DisclosureScope,
  type DisclosureWay,
} from '../../../../db/queries/disclosures.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { actingUnit } from '../../../organization/roles.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { assertDisclosing, assertLeads, refuse } from '../access.ts'
import { disclosable, disclosedItems, namedOn } from '../items.ts'
import { deskRef, noticeRef, previewRef, readRef } from '../refs.ts'
import { maskText } from '../rules/masking.ts'
import { periodFault, phaseOf, roundToPrepare } from '../rules/period.ts'

interface Form {
  unitId: string
  items: readonly string[]
  scope: DisclosureScope[]
  way: DisclosureWay[]
  fromOn: string
  toOn: string
  naming: DisclosureNaming
  place?: string | undefined
  contact?: string | undefined
}

/** 整改公开: the desk for a team; for everybody else what is shown to them now. */
export function openDisclosures(op: Operation): Reply {
  const { tx, actor } = op
  const acting = actingUnit(tx, actor, op.place.chatId, 'team')
  const unit = getUnit(tx, acting.unitId)
  if (acting.allowed && unit.kind !== 'partyGroup') return { show: deskRef(unit.unitId) }
  const { cycle } = assertDisclosing(tx, actor.rootId)
  const near = [actor.branchId ?? actor.rootId, actor.rootId]
  const newest = newestDisclosed(tx, cycle.cycleId, near)
  const found = newest && findDisclosure(tx, newest.disclosureId)
  if (!found) refuse(disclosureRefusals.nothingShown)
  const isShown = phaseOf(found, dayOf(op.now)) === 'shown'
  return { show: isShown ? readRef(found.disclosureId) : noticeRef(found.disclosureId) }
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}

/** Writes the draft as it will be shown; nobody but the secretaries sees it yet. */
export function saveDraft(op: Operation, input: Form): Reply {
  const { unitId } = input
  assertLeads(op, unitId)
  const { unit, cycle } = assertDisclosing(op.tx, unitId)
  const { cycleId, rootId } = cycle
  const today = dayOf(op.now)
  const rounds = roundsOf(op.tx, cycleId, unitId)
  const round = roundToPrepare(rounds, dayOfRow(cycle, 'closingReview'), today)
  if (round === undefined) refuse(disclosureRefusals.notNow)
  const fault = periodFault(input, today)
  if (fault) refuse(disclosureRefusals[fault])
  const draft = rounds.find((one) => one.round === round && one.state === 'draft')
  const disclosureId = draft?.disclosureId ?? op.newId()
  assertNewest(op, disclosureId)
  saveDisclosureDraft(op.tx, {
    disclosureId,
    rootId,
    cycleId,
    unitId,
    round,
    fromOn: input.fromOn,
    toOn: input.toOn,
    scope: input.scope.length > 0 ? input.scope : cycle.parameters.disclosure.scope,
    way: input.way.length > 0 ? input.way : cycle.parameters.disclosure.way,
    naming: input.naming,
    savedById: op.actor.personId,
    rev: op.happenedAt.getTime(),
    ...whereTo(op, input),
    items: disclosedItems(op.tx, { cycleId, unit }, chosen(op, cycleId, input), input.naming),
    asOf: today,
  })
  op.redraw(deskRef(unitId))
  op.redraw(previewRef(disclosureId))
  op.audit('disclosure.save', disclosureId)
  return { toast: disclosureToasts.saved, become: previewRef(disclosureId) }
}

/** Somebody else's later save stays. */
function assertNewest(op: Operation, disclosureId: string): void {
  const known = findDisclosure(op.tx, disclosureId)
  if (known && known.rev > op.happenedAt.getTime()) refuse(disclosureRefusals.changedSince)
}

function chosen(op: Operation, cycleId: string, { unitId, items }: Form): readonly string[] {
  const known = disclosable(op.tx, cycleId, unitId).map(({ itemId }) => itemId)
  if (known.length === 0) refuse(disclosureRefusals.nothingPublished)
  if (items.some((one) => !known.includes(one))) refuse(disclosureRefusals.unknownItems)
  return items
}

function whereTo(op: Operation, { unitId, naming, place, contact }: Form) {
  const unit = getUnit(op.tx, unitId)
  const people = namedOn(op.tx, unit)
  // A number given here is given to be called.
  const masked = (text: string) => maskText(text, people, naming, { keepNumbers: true })
  return {
    place: masked(place ?? placeDefault),
    contact: masked(contact ?? contactDefault(unit.name)),
  }
}

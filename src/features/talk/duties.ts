import { talkDuties, talkDutyTitles } from '../../../cards/talk/wording.ts'
import type { Reader } from '../../../db/client.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { findPerson, listPeople } from '../../../db/queries/people.ts'
import {
  findTalkRequest,
  openTalkRequests,
  talkRequestsTo,
  type TalkRequest,
} from '../../../db/queries/talk-requests.ts'
import { findUnit, listUnits, type Unit } from '../../../db/queries/units.ts'
import { unitsLedBy } from '../../organization/roles.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { isOpen, pairsOf, type AtHand } from './at-hand.ts'
import { talkingCycle, wantedPairs } from './plan.ts'
import { daysOf } from './period.ts'
import { listRef, pairRef, requestRef } from './refs.ts'
import { openSecondTalk, pairState, partnerOf } from './rules/status.ts'

/** The two of a pair owe each other a talk, a secretary owes an answer. */
export const talkDutySource: DutySource = {
  owedBy(db, personId) {
    const open = pairsOf(db, personId).filter(isOpen)
    return [
      ...requestDuties(talkRequestsTo(db, personId)),
      ...open.map((hand) => pairDuty(db, hand, personId)),
    ]
  },

  owed(db, duty, personId) {
    const [, kind = '', id = ''] = duty.split(':')
    if (kind === 'request') {
      const request = findTalkRequest(db, id)
      return request?.secretaryId === personId ? requestDuties([request])[0] : undefined
    }
    const open = pairsOf(db, personId).filter(isOpen)
    if (kind === 'open') return listDuty(db, open, personId, id)
    return open.map((hand) => pairDuty(db, hand, personId)).find((one) => one.duty === duty)
  },

  openIn(db, unitId) {
    const unit = findUnit(db, unitId)
    const cycle = unit && talkingCycle(db, unit.rootId)
    if (!unit || !cycle) return []
    if (unit.kind === 'partyGroup') return openInGroup(db, cycle, unit)
    const units = listUnits(db, unit.rootId).filter((one) => one.kind !== 'partyGroup')
    const shown = units.filter((one) => unit.kind === 'generalBranch' || one.unitId === unitId)
    const open = openPairs(db, cycle)
    return [...shown.flatMap((one) => openOfUnit(db, cycle, one, open)), ...openRequests(db, shown)]
  },
}

/** All open talks of one person in one line: what reminders speak of. */
export function openDutyName(cycleId: string): string {
  return `talk:open:${cycleId}`
}

export function requestDutyName(requestId: string): string {
  return `talk:request:${requestId}`
}

function listDuty(
  db: Reader,
  hands: readonly AtHand[],
  personId: string,
  cycleId: string,
): Duty | undefined {
  const [first] = hands
  if (first?.cycle.cycleId !== cycleId) return undefined
  const days = daysOf(db, first.cycle)
  const [dueOn] = hands.map(({ pair }) => days.dueOn(pair.unitIds)).toSorted()
  return {
    duty: openDutyName(cycleId),
    personId,
    kind: talkDuties.talk,
    title: talkDutyTitles.open(hands.length),
    ...(dueOn !== undefined && { dueOn }),
    open: listRef(personId),
  }
}

/** NOTE: names the partner, so it is for the person alone; boards have `openOfUnit`. */
function pairDuty(db: Reader, hand: AtHand, personId: string): Duty {
  const { pair, cycle, again } = hand
  const partner = findPerson(db, partnerOf(pair, personId))?.name ?? ''
  return {
    duty: again ? `talk:second:${pair.pairKey}` : `talk:${pair.pairKey}`,
    personId,
    kind: talkDuties.talk,
    title: again ? talkDutyTitles.second(partner) : talkDutyTitles.pair(partner),
    ...(!again && { dueOn: daysOf(db, cycle).dueOn(pair.unitIds) }),
    open: pairRef(pair.pairKey, personId),
  }
}

function requestDuties(requests: readonly TalkRequest[]): Duty[] {
  return requests
    .filter((request) => request.state !== 'done' && request.state !== 'withdrawn')
    .map((request) => ({
      duty: requestDutyName(request.requestId),
      personId: request.secretaryId,
      kind: talkDuties.request,
      title: request.state === 'asked' ? talkDutyTitles.request : talkDutyTitles.requestTalk,
      ...(request.state === 'asked' && { dueOn: request.answerDueOn }),
      open: requestRef(request.requestId),
    }))
}

interface OpenPair {
  aId: string
  bId: string
  unitIds: readonly string[]
  isOpen: boolean
}

function openPairs(db: Reader, cycle: Cycle): OpenPair[] {
  const days = daysOf(db, cycle)
  return wantedPairs(db, cycle).map(({ aId, bId, unitIds, talks }) => {
    const period = days.period(unitIds)
    const again = openSecondTalk(talks, period) !== undefined
    return { aId, bId, unitIds, isOpen: again || pairState(talks, period) !== 'done' }
  })
}

/** Everybody with an open talk for one of these units, for reminders. */
export function owingTalks(db: Reader, cycle: Cycle, unitIds: ReadonlySet<string>): string[] {
  const isWanted = (pair: OpenPair) => pair.unitIds.some((unitId) => unitIds.has(unitId))
  return peopleIn(openPairs(db, cycle).filter((pair) => pair.isOpen && isWanted(pair)))
}

function peopleIn(pairs: readonly OpenPair[]): string[] {
  return [...new Set(pairs.flatMap((pair) => [pair.aId, pair.bId]))]
}

/** One line for a unit, without a partner's name. */
function openOfUnit(db: Reader, cycle: Cycle, unit: Unit, pairs: readonly OpenPair[]): OpenDuty[] {
  const own = pairs.filter((pair) => pair.unitIds.includes(unit.unitId))
  const open = own.filter((pair) => pair.isOpen)
  if (open.length === 0) return []
  return [
    {
      duty: openDutyName(cycle.cycleId),
      unitId: unit.unitId,
      kind: talkDuties.talk,
      title: talkDutyTitles.ofUnit(unit.name, open.length),
      dueOn: daysOf(db, cycle).dueOn([unit.unitId]),
      owing: peopleIn(open),
      of: peopleIn(own).length,
    },
  ]
}

function openInGroup(db: Reader, cycle: Cycle, group: Unit): OpenDuty[] {
  const here = new Set(
    listPeople(db, group.rootId)
      .filter((person) => person.groupId === group.unitId)
      .map((person) => person.personId),
  )
  const all = openPairs(db, cycle)
  const asked = peopleIn(all).filter((personId) => here.has(personId))
  const open = all.filter((pair) => pair.isOpen)
  const owing = peopleIn(open).filter((personId) => here.has(personId))
  if (owing.length === 0) return []
  const left = open.filter((pair) => here.has(pair.aId) || here.has(pair.bId)).length
  return [
    {
      duty: openDutyName(cycle.cycleId),
      unitId: group.unitId,
      kind: talkDuties.talk,
      title: talkDutyTitles.ofUnit(group.name, left),
      dueOn: daysOf(db, cycle).dueOn([group.parentId ?? group.rootId]),
      owing,
      of: asked.length,
    },
  ]
}

/** Requests by the unit of their secretary: that there is one, never whose. */
function openRequests(db: Reader, units: readonly Unit[]): OpenDuty[] {
  const [first] = units
  if (!first) return []
  return openTalkRequests(db, first.rootId).flatMap((request) => {
    const secretary = findPerson(db, request.secretaryId)
    const led = secretary && unitsLedBy(db, secretary, 'secretary')[0]
    const unit = units.find((one) => one.unitId === led?.unitId)
    if (!unit) return []
    return requestDuties([request]).map(({ duty, kind, dueOn, personId }) => ({
      duty,
      kind,
      ...(dueOn !== undefined && { dueOn }),
      title: talkDutyTitles.requestsOf(unit.name),
      unitId: unit.unitId,
      owing: [personId],
      of: 1,
    }))
  })
}

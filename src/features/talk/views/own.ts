import type { TalkFormView } from '../../../../cards/talk/forms.ts'
import type { OwnPair, TalkListView } from '../../../../cards/talk/list.ts'
import type { TalkPairView } from '../../../../cards/talk/pair.ts'
import type { Reader } from '../../../../db/client.ts'
import { answeredForBy, findPerson, type Person } from '../../../../db/queries/people.ts'
import { talkRequestsBy, talkRequestsTo } from '../../../../db/queries/talk-requests.ts'
import type { Talk } from '../../../../db/queries/talks.ts'
import { dayOf, timeOf } from '../../../organization/calendar.ts'
import { unitsLedBy } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { isOpen, pairAtHand, pairsOf, stateAtHand, type AtHand } from '../at-hand.ts'
import { talkingCycle } from '../plan.ts'
import { daysOf } from '../period.ts'
import { planStamp } from '../plan-stamp.ts'
import { isSatisfied, mustMeet, partnerOf, sideOf } from '../rules/status.ts'
import { pageOf } from './page.ts'

const pairsPerPage = 8

/** Set when the reader is not the person themselves. */
export function onBehalfOf(db: Reader, personId: string, { reader }: ViewContext) {
  if (reader.kind === 'person' && reader.person.personId === personId) return undefined
  return findPerson(db, personId)?.name
}

export function talkListView(
  db: Reader,
  { personId, page }: { personId: string; page: string },
  context: ViewContext,
): TalkListView | undefined {
  const person = findPerson(db, personId)
  if (!person) return undefined
  const cycle = talkingCycle(db, person.rootId)
  const hands = pairsOf(db, personId)
  const own = hands.map((hand) => ownPair(db, hand, personId)).toSorted(mostUrgentFirst)
  const isOwn = onBehalfOf(db, personId, context) === undefined
  return {
    personId,
    onBehalfOf: onBehalfOf(db, personId, context),
    hasCycle: cycle !== undefined,
    done: hands.filter((hand) => !isOpen(hand)).length,
    of: hands.length,
    dueOn: dueOnOf(db, hands),
    list: pageOf(own, page, pairsPerPage),
    answersFor: isOwn ? answersFor(db, personId) : [],
    units: isOwn ? unitsSeenBy(db, person) : [],
    requests: isOwn ? requestsOpen(db, person) : undefined,
    ownRequests: isOwn ? ownRequests(db, personId) : [],
  }
}

/** The first day by which one of the open talks should be held. */
function dueOnOf(db: Reader, hands: readonly AtHand[]): string | undefined {
  const [first] = hands
  const days = first && daysOf(db, first.cycle)
  const open = hands.filter(isOpen).map(({ pair }) => days?.dueOn(pair.unitIds) ?? '')
  return open.toSorted()[0]
}

function answersFor(db: Reader, personId: string): TalkListView['answersFor'] {
  return answeredForBy(db, personId)
    .map((other) => ({
      personId: other.personId,
      name: other.name,
      open: pairsOf(db, other.personId).filter(isOpen).length,
    }))
    .filter((other) => other.open > 0)
}

function unitsSeenBy(db: Reader, person: Person): TalkListView['units'] {
  const led = unitsLedBy(db, person).filter((unit) => unit.kind !== 'partyGroup')
  return led.map(({ unitId, name }) => ({ unitId, name })).slice(0, 3)
}

function requestsOpen(db: Reader, person: Person): number | undefined {
  if (unitsLedBy(db, person, 'secretary').length === 0) return undefined
  return talkRequestsTo(db, person.personId).filter(
    (request) => request.state !== 'done' && request.state !== 'withdrawn',
  ).length
}

function ownRequests(db: Reader, personId: string): TalkListView['ownRequests'] {
  return talkRequestsBy(db, personId)
    .filter((request) => request.state !== 'done' && request.state !== 'withdrawn')
    .slice(0, 3)
    .map(({ requestId, secretaryId }) => ({
      requestId,
      secretary: findPerson(db, secretaryId)?.name ?? '',
    }))
}

function ownPair(db: Reader, hand: AtHand, personId: string): OwnPair {
  const { pair, talk, again } = hand
  return {
    pairKey: pair.pairKey,
    partner: findPerson(db, partnerOf(pair, personId))?.name ?? '',
    state: stateAtHand(hand),
    again,
    planDay: talk?.heldOn ? undefined : (talk?.planDay ?? undefined),
    isMyTurn: isOpen(hand) && !waitsForOther(talk, personId),
  }
}

/** This person has done what they can for now. */
function waitsForOther(talk: Talk | undefined, personId: string): boolean {
  if (!talk) return false
  if (talk.heldOn === null) return talk.planById === personId && talk.planAcceptedById === null
  const [mine, theirs] = confirmations(talk, personId)
  const written = talk.records.some((one) => one.authorId === personId && one.isComplete)
  return mine && (!theirs || written)
}

function confirmations(talk: Talk, personId: string): [boolean, boolean] {
  const [a, b] = [talk.aConfirmedById !== null, talk.bConfirmedById !== null]
  return sideOf(talk, personId) === 'a' ? [a, b] : [b, a]
}

const urgency = { oneSide: 0, planned: 1, open: 2, done: 3 }

function mostUrgentFirst(a: OwnPair, b: OwnPair): number {
  return Number(b.isMyTurn) - Number(a.isMyTurn) || urgency[a.state] - urgency[b.state]
}

export function talkPairView(
  db: Reader,
  { pairKey, personId }: { pairKey: string; personId: string },
  context: ViewContext,
): TalkPairView | undefined {
  const person = findPerson(db, personId)
  const hand = person && pairAtHand(db, person.rootId, pairKey)
  if (!hand || !sideOf(hand.pair, personId)) return undefined
  const { pair, talk } = hand
  const partnerId = partnerOf(pair, personId)
  const theirs = talk?.records.find((record) => record.authorId === partnerId)
  const isTheirsOpen = theirs?.isComplete === true && theirs.acceptedById === null
  return {
    pairKey,
    personId,
    onBehalfOf: onBehalfOf(db, personId, context),
    partner: findPerson(db, partnerId)?.name ?? '',
    rules: pair.rules,
    begins: pair.isDirected ? pair.aId === personId : undefined,
    state: stateAtHand(hand),
    again: hand.again,
    dropped: pair.droppedAt !== null,
    talkId: talk?.talkId,
    plan: planOf(talk, personId, context),
    held: heldOf(talk, personId),
    toAccept: isTheirsOpen ? { authorId: partnerId, rev: theirs.rev } : undefined,
    isWritten: talk?.records.some((one) => one.authorId === personId && one.isComplete) ?? false,
    notCounted: notCounted(hand),
    earlierTalkId: hand.again ? earlierTalk(hand)?.talkId : undefined,
  }
}

function planOf(
  talk: Talk | undefined,
  personId: string,
  { now }: ViewContext,
): TalkPairView['plan'] {
  if (!talk?.planDay || !talk.planTime || talk.place === null) return undefined
  return {
    day: talk.planDay,
    time: talk.planTime,
    place: talk.place,
    stamp: planStamp(talk),
    isMine: talk.planById === personId,
    isAccepted: talk.planAcceptedById !== null,
    isPast: `${talk.planDay} ${talk.planTime}` < `${dayOf(now)} ${timeOf(now)}`,
  }
}

function heldOf(talk: Talk | undefined, personId: string): TalkPairView['held'] {
  if (!talk?.heldOn) return undefined
  const [isMineConfirmed, isTheirsConfirmed] = confirmations(talk, personId)
  return { on: talk.heldOn, isMineConfirmed, isTheirsConfirmed }
}

function earlierTalk({ talks, talk, period }: AtHand): Talk | undefined {
  return talks.findLast((one) => one.talkId !== talk?.talkId && isSatisfied(one, period))
}

function notCounted({ talks, talk, period }: AtHand): TalkPairView['notCounted'] {
  const last = talks.at(-1)
  const before = last?.talkId === talk?.talkId ? talks.at(-2) : last
  if (!before?.heldOn || !before.mode || !mustMeet(before, period) || talk?.heldOn) return undefined
  return { on: before.heldOn, mode: before.mode }
}

export function talkFormView(
  db: Reader,
  { pairKey, personId }: { pairKey: string; personId: string },
  { now }: ViewContext,
): TalkFormView | undefined {
  const person = findPerson(db, personId)
  const hand = person && pairAtHand(db, person.rootId, pairKey)
  if (!hand || !isOpen(hand)) return undefined
  const partner = findPerson(db, partnerOf(hand.pair, personId))?.name ?? ''
  return { pairKey, personId, partner, today: dayOf(now) }
}

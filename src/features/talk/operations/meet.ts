import { talkRefusals, talkToasts, type TalkMode } from '../../../../cards/talk/wording.ts'
import { getPerson } from '../../../../db/queries/people.ts'
import {
  deleteTalkRecords,
  talksByPair,
  updateTalk,
  type Talk,
} from '../../../../db/queries/talks.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf, timeOf } from '../../../organization/calendar.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { isOnLeave } from '../leave.ts'
import { newTalk } from '../new-talk.ts'
import { planStamp } from '../plan-stamp.ts'
import { pairRef } from '../refs.ts'
import { datingFlags, dayFault, talksADay } from '../rules/dating.ts'
import { sideOf } from '../rules/status.ts'
import { refreshPair, showPartner, sideAtHand, talkSide, type Side } from '../sides.ts'
import { finishTalk } from './record.ts'

type OfSide = { pairKey: string; personId: string }
type OfTalk = { talkId: string; personId: string }

/** 约时间, or another time instead of the one that was offered. */
export function proposeTime(op: Operation, input: OfSide & { moment: Date; place: string }): Reply {
  const side = sideAtHand(op, input)
  const { moment, place, personId } = input
  if (moment <= op.now) refuse(talkRefusals.timePast)
  const talk = talkToPlan(op, side)
  const plan = { planDay: dayOf(moment), planTime: timeOf(moment), place }
  updateTalk(op.tx, talk.talkId, { ...plan, planById: personId, planAcceptedById: null })
  refreshPair(op, side.hand)
  showPartner(op, side, `plan:${op.newId()}`)
  const thatDay = talksOn(op, side, plan.planDay)
  return {
    toast:
      thatDay > talksADay
        ? talkToasts.proposedMany(thatDay - 1)
        : talkToasts.proposed(getPerson(op.tx, side.partnerId).name),
    become: pairRef(input.pairKey, personId),
  }
}

/** The most talks either of the two has that day, this one included. */
function talksOn(op: Operation, { hand }: Side, day: string): number {
  const { aId, bId } = hand.pair
  const all = [...talksByPair(op.tx, hand.cycle.cycleId).values()].flat()
  const countOf = (id: string) =>
    all.filter((talk) => talk.planDay === day && (talk.aId === id || talk.bId === id)).length
  return Math.max(countOf(aId), countOf(bId))
}

export function acceptTime(op: Operation, input: OfTalk & { plan: string }): Reply {
  const side = talkSide(op, input)
  const { talk } = side
  if (talk.heldOn !== null || talk.planById === input.personId) throw new Refusal('stale')
  if (planStamp(talk) !== input.plan) refuse(talkRefusals.changed)
  updateTalk(op.tx, talk.talkId, { planAcceptedById: input.personId })
  refreshPair(op, side.hand)
  showPartner(op, side, `agreed:${op.newId()}`)
  return { toast: talkToasts.accepted }
}

/** 谈完了: one side says when and how; that is their own confirmation. */
export function enterHeld(
  op: Operation,
  input: OfSide & { heldOn: string; mode: TalkMode },
): Reply {
  const side = sideAtHand(op, input)
  const { heldOn, mode, personId } = input
  const fault = dayFault(heldOn, dayOf(op.now), side.hand.period)
  if (fault) refuse(talkRefusals[fault])
  const talk = talkToPlan(op, side)
  const onLeave = isOnLeave(op.tx, side.hand.cycle, [side.partnerId, personId], heldOn)
  const confirmed = confirmationOf(talk, personId, op.actor.personId)
  updateTalk(op.tx, talk.talkId, {
    heldOn,
    mode,
    enteredAt: op.now.getTime(),
    flags: datingFlags({ heldOn, enteredAt: op.now, onLeave }),
    ...confirmed,
  })
  refreshPair(op, { ...side.hand, talk })
  showPartner(op, side, `held:${op.newId()}`)
  const toast = mode === 'faceToFace' ? talkToasts.held : talkToasts.heldOtherwise
  return { toast, become: pairRef(input.pairKey, personId) }
}

export function confirmHeld(op: Operation, input: OfTalk): Reply {
  const side = talkSide(op, input)
  const { talk } = side
  if (talk.heldOn === null) throw new Refusal('stale')
  const confirmed = confirmationOf(talk, input.personId, op.actor.personId)
  const both = [talk.aConfirmedById, talk.bConfirmedById]
  const flags = both.includes(op.actor.personId) ? [...talk.flags, 'oneHand' as const] : talk.flags
  updateTalk(op.tx, talk.talkId, { ...confirmed, flags: [...new Set(flags)] })
  showPartner(op, side, `confirmed:${talk.talkId}:${talk.enteredAt}`)
  return finishTalk(op, talk.talkId, talkToasts.confirmed)
}

/** 没有谈过: the entry is taken back, as long as not both have confirmed it. */
export function denyHeld(op: Operation, input: OfTalk): Reply {
  const side = talkSide(op, input)
  const { talk } = side
  if (talk.heldOn === null) throw new Refusal('stale')
  if (talk.aConfirmedById !== null && talk.bConfirmedById !== null) throw new Refusal('closed')
  updateTalk(op.tx, talk.talkId, {
    heldOn: null,
    mode: null,
    enteredAt: null,
    aConfirmedById: null,
    bConfirmedById: null,
    flags: [],
  })
  deleteTalkRecords(op.tx, talk.talkId)
  op.audit('talk.deny', talk.talkId)
  refreshPair(op, side.hand)
  showPartner(op, side, `denied:${op.newId()}`)
  return { toast: talkToasts.denied }
}

/** The talk at hand while it can still be planned, or a new one. */
function talkToPlan(op: Operation, { hand }: Side): Talk {
  if (hand.talk?.heldOn) refuse(talkRefusals.heldAlready)
  const { cycleId, pairKey, aId, bId } = hand.pair
  return hand.talk ?? newTalk(op, { cycleId, pairKey, aId, bId, round: hand.talks.length + 1 })
}

function confirmationOf(talk: Talk, personId: string, actorId: string) {
  return sideOf(talk, personId) === 'a' ? { aConfirmedById: actorId } : { bConfirmedById: actorId }
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

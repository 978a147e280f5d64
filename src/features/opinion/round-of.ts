import { opinionRefusals } from '../../../cards/opinion/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { chatsOfUnit } from '../../../db/queries/chats.ts'
import { currentCycle } from '../../../db/queries/cycles.ts'
import {
  findOpinionRound,
  opinionRoundOf,
  type OpinionRound,
} from '../../../db/queries/opinion-rounds.ts'
import { Refusal } from '../../errors.ts'
import { isSecretaryOf } from '../../organization/roles.ts'
import type { Operation } from '../../pipeline/operation.ts'
import { maySort, teamUnits } from './leaders.ts'

/** The running cycle's collection, if it was opened. */
export function currentRound(db: Reader, rootId: string): OpinionRound | undefined {
  const cycle = currentCycle(db, rootId)
  return cycle && opinionRoundOf(db, cycle.cycleId)
}

/** A round that is there; refuses otherwise. */
export function roundFor(db: Reader, roundId: string): OpinionRound {
  const round = findOpinionRound(db, roundId)
  if (!round) throw new Refusal('notFound')
  return round
}

/** The round, for the secretary of its general branch. */
export function ledRound(op: Operation, roundId: string): OpinionRound {
  const round = roundFor(op.tx, roundId)
  assertLeads(op, round.rootId)
  return round
}

export function assertLeads(op: Operation, rootId: string): void {
  if (isSecretaryOf(op.tx, op.actor, rootId)) return
  throw new Refusal('badForm', { sentence: opinionRefusals.notRoot })
}

/** The round, for who sorts and hands over. */
export function sortedRound(op: Operation, roundId: string): OpinionRound {
  const round = roundFor(op.tx, roundId)
  if (!maySort(op.tx, op.actor, round.rootId))
    throw new Refusal('notAllowed', { role: 'secretary' })
  return round
}

/** The groups that are told: every bound chat of the general branch and its branches. */
export function toldChats(db: Reader, rootId: string): string[] {
  return teamUnits(db, rootId).flatMap((unit) =>
    chatsOfUnit(db, unit.unitId).map((chat) => chat.chatId),
  )
}

import { criticismRefusals, criticismToasts } from '../../../../cards/criticism/wording.ts'
import {
  findCriticismRound,
  updateCriticismRound,
  type CriticismRound,
} from '../../../../db/queries/criticism-rounds.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting } from '../../../organization/meetings.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { roundOfStep } from '../config.ts'
import { begunRound, redrawRound } from '../moving.ts'
import { isRoundOn, type Standing } from '../standing.ts'

interface OfStep {
  meetingId: string
  step: string
}

const refused = (sentence: string) => new Refusal('badForm', { sentence })

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}

/** X28: whether participants outside the team criticise themselves; chosen before the first. */
export function setScope(op: Operation, input: OfStep & { scope: 'team' | 'everybody' }): Reply {
  const { meetingId, step, scope } = input
  if (!roundOfStep(step)?.mayNarrow) throw new Refusal('notFound')
  change(op, { meetingId, step }, { scope })
  return { toast: scope === 'team' ? criticismToasts.onlyTeam : criticismToasts.everybody }
}

/** The round goes on without buttons and is typed in when it is over. */
export function typeAfterwards(op: Operation, of: OfStep): Reply {
  change(op, of, { entry: 'afterwards' })
  return { toast: criticismToasts.afterwards }
}

export function leadLive(op: Operation, of: OfStep): Reply {
  change(op, of, { entry: 'live' })
  return { toast: criticismToasts.live }
}

function change(op: Operation, of: OfStep, changes: Partial<CriticismRound>): void {
  const at = onNow(op, of)
  if (at.round.turn > 0) throw refused(criticismRefusals.begun)
  updateCriticismRound(op.tx, at.round.roundId, changes)
  redrawRound(op, at.meeting, of.step)
  op.audit('criticism.setUp', at.round.roundId)
}

function onNow(op: Operation, of: OfStep): Standing {
  const meeting = conductedMeeting(op, of.meetingId)
  if (!isRoundOn(op.tx, meeting, of.step)) throw new Refusal('closed')
  return begunRound(op, meeting, of.step)
}

/** A round that is typed in; its meeting may be over. */
export function findTyped(op: Operation, of: OfStep): CriticismRound {
  const round = findCriticismRound(op.tx, { meetingId: of.meetingId, stepId: of.step })
  if (round?.entry !== 'afterwards') throw refused(criticismRefusals.notTyped)
  if (round.phase === 'done') throw new Refusal('closed')
  return round
}

import type { Aspect, Category, Channel } from '../../../../cards/opinion/wording.ts'
import { opinionRefusals, opinionToasts, teamWord } from '../../../../cards/opinion/wording.ts'
import {
  findOpinionGathering,
  insertOpinionGathering,
} from '../../../../db/queries/opinion-gatherings.ts'
import { insertOpinion } from '../../../../db/queries/opinions.ts'
import type { OpinionRound } from '../../../../db/queries/opinion-rounds.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { isTeamMemberOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { addresseesOf, leadersOf } from '../leaders.ts'
import { deskRef, gatheringRef, noticeRef } from '../refs.ts'
import { roundFor } from '../round-of.ts'
import { heardLines, longestOpinion } from '../rules.ts'

interface Heard {
  heard?: string | undefined
  to: string
  aspect: Aspect
  category: Category
}

type GatheringForm = Heard & {
  roundId: string
  unitId: string
  channel: Channel
  heldOn: string
  place: string
  present: number
  hosts: readonly string[]
}

/** 登记座谈、走访、意见箱, with what was heard there. */
export function saveGathering(op: Operation, form: GatheringForm): Reply {
  const round = openRoundOf(op, form)
  if (form.heldOn > dayOf(op.now)) refuse(opinionRefusals.heldInFuture)
  const leaders = new Set(leadersOf(op.tx, round.rootId).map((one) => one.personId))
  if (!form.hosts.every((one) => leaders.has(one))) refuse(opinionRefusals.hostsUnknown)
  const gatheringId = op.newId()
  const { roundId, channel, heldOn, place, present } = form
  const recordedById = op.actor.personId
  const gathering = { gatheringId, roundId, channel, heldOn, place, presentCount: present }
  insertOpinionGathering(op.tx, { ...gathering, recordedById }, form.hosts)
  const count = keepHeard(op, round, { ...gathering, ...form })
  op.audit('opinion.saveGathering', gatheringId)
  redraw(op, round)
  const toast = opinionToasts.gatheringSaved(count)
  return { toast, become: gatheringRef(gatheringId, form.unitId) }
}

/** 接着记: more of what was heard at the same place, for somebody else or about something else. */
export function addHeard(
  op: Operation,
  form: Heard & { gatheringId: string; unitId: string },
): Reply {
  const gathering = findOpinionGathering(op.tx, form.gatheringId)
  if (!gathering) throw new Refusal('notFound')
  const round = openRoundOf(op, { ...form, roundId: gathering.roundId })
  const count = keepHeard(op, round, { ...gathering, ...form })
  if (count === 0) refuse(opinionRefusals.nothingHeard)
  op.audit('opinion.addHeard', form.gatheringId)
  redraw(op, round)
  const toast = opinionToasts.heardAdded(count)
  return { toast, become: gatheringRef(form.gatheringId, form.unitId) }
}

/** Open, also after its closing day: notes of a forum are often handed in late. */
function openRoundOf(op: Operation, of: { roundId: string; unitId: string }): OpinionRound {
  const round = roundFor(op.tx, of.roundId)
  if (round.state === 'closed') throw new Refusal('closed')
  if (!isTeamMemberOf(op.tx, op.actor, of.unitId)) throw new Refusal('notAllowed', { role: 'team' })
  return round
}

function keepHeard(
  op: Operation,
  round: OpinionRound,
  heard: Heard & { gatheringId: string; channel: Channel; heldOn: string },
): number {
  const lines = heardLines(heard.heard)
  const to = addresseesOf(op.tx, round.rootId, teamWord).find((one) => one.value === heard.to)
  if (!to) throw new Refusal('badForm')
  if (lines.some((line) => line.length > longestOpinion)) refuse(opinionRefusals.heardTooLong)
  for (const words of lines) {
    insertOpinion(op.tx, {
      roundId: round.roundId,
      onDay: heard.heldOn,
      channel: heard.channel,
      category: heard.category,
      words,
      unitId: to.unitId,
      leaderId: to.leaderId,
      aspect: heard.aspect,
      gatheringId: heard.gatheringId,
    })
  }
  return lines.length
}

function redraw(op: Operation, round: OpinionRound): void {
  op.redraw(noticeRef(round.roundId))
  op.redraw(deskRef(round.rootId))
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

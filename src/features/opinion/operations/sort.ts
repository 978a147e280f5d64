import type { Aspect } from '../../../../cards/opinion/wording.ts'
import { opinionRefusals, opinionToasts, teamWord } from '../../../../cards/opinion/wording.ts'
import {
  deleteOpinionLine,
  findOpinionLine,
  updateOpinionLine,
  type OpinionLine,
} from '../../../../db/queries/opinion-lines.ts'
import { moveOpinions, splitOpinion } from '../../../../db/queries/opinions.ts'
import { Refusal } from '../../../errors.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { addresseesOf } from '../leaders.ts'
import { deskRef, linesRef, lineRef } from '../refs.ts'
import { sortedRound } from '../round-of.ts'

/** 合成一条: what several people said of one matter is counted under one line. */
export function mergeLines(
  op: Operation,
  input: { roundId: string; state: string; page: string; lines: readonly string[] },
): Reply {
  const round = sortedRound(op, input.roundId)
  const lines = input.lines.map((lineId) => sortable(op, lineId))
  const [first, ...others] = lines
  if (!first || others.length === 0) refuse(opinionRefusals.twoLines)
  if (lines.some((one) => !sameMatter(one, first))) refuse(opinionRefusals.otherPlace)
  for (const { lineId } of others) {
    moveOpinions(op.tx, lineId, first.lineId)
    deleteOpinionLine(op.tx, lineId)
  }
  op.audit('opinion.merge', first.lineId)
  op.redraw(deskRef(round.rootId))
  return { toast: opinionToasts.merged(lines.length), become: lineRef(first.lineId) }
}

function sameMatter(a: OpinionLine, b: OpinionLine): boolean {
  return (
    a.roundId === b.roundId &&
    a.unitId === b.unitId &&
    a.leaderId === b.leaderId &&
    a.state === b.state
  )
}

/** 整理好，转交: worded, tagged and routed to a team or one leader. */
export function classifyLine(
  op: Operation,
  input: {
    lineId: string
    summary: string
    to: string
    aspect: Aspect
    tags: readonly ('vitalInterest' | 'dailyDetail')[]
  },
): Reply {
  const line = sortable(op, input.lineId)
  const round = sortedRound(op, line.roundId)
  const to = addresseesOf(op.tx, round.rootId, teamWord).find((one) => one.value === input.to)
  if (!to) throw new Refusal('badForm')
  updateOpinionLine(op.tx, line.lineId, {
    state: 'routed',
    summary: input.summary,
    unitId: to.unitId,
    leaderId: to.leaderId,
    aspect: input.aspect,
    vitalInterest: input.tags.includes('vitalInterest'),
    dailyDetail: input.tags.includes('dailyDetail'),
  })
  op.audit('opinion.classify', line.lineId)
  op.redraw(deskRef(round.rootId))
  return { toast: opinionToasts.classified, become: linesRef(round.roundId, line.state) }
}

/** 不是一回事，分开. */
export function splitLine(op: Operation, input: { lineId: string; opinionId: string }): Reply {
  const line = sortable(op, input.lineId)
  if (!splitOpinion(op.tx, line, input.opinionId)) throw new Refusal('notFound')
  op.audit('opinion.split', line.lineId)
  return { toast: opinionToasts.split, become: lineRef(line.lineId) }
}

/** 只给总支书记: an insult of a named person is taken out of everybody else's sight. */
export function withholdLine(op: Operation, { lineId }: { lineId: string }): Reply {
  const line = sortable(op, lineId)
  updateOpinionLine(op.tx, lineId, { state: 'withheld' })
  op.audit('opinion.withhold', lineId)
  return { toast: opinionToasts.withheld, become: linesRef(line.roundId, line.state) }
}

/** 放回去: by that secretary alone. */
export function restoreLine(op: Operation, { lineId }: { lineId: string }): Reply {
  const line = sortable(op, lineId)
  const { rootId } = sortedRound(op, line.roundId)
  if (line.state !== 'withheld') throw new Refusal('alreadyDone')
  if (!isSecretaryOf(op.tx, op.actor, rootId))
    throw new Refusal('notAllowed', { role: 'secretary' })
  updateOpinionLine(op.tx, lineId, { state: 'new' })
  op.audit('opinion.restore', lineId)
  return { toast: opinionToasts.restored, become: linesRef(line.roundId, 'withheld') }
}

/** A line this person may sort; a withheld one is not there for anybody but the secretary. */
function sortable(op: Operation, lineId: string): OpinionLine {
  const line = findOpinionLine(op.tx, lineId)
  if (!line) throw new Refusal('notFound')
  const { rootId } = sortedRound(op, line.roundId)
  if (line.state === 'withheld' && !isSecretaryOf(op.tx, op.actor, rootId)) {
    throw new Refusal('notFound')
  }
  return line
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

import { measureLetters, mostLines } from '../../../../cards/measure/buttons.ts'
import { measureRefusals, measureToasts } from '../../../../cards/measure/wording.ts'
import {
  addTeamMeasures,
  changeTeamMeasure,
  findTeamMeasure,
  teamMeasuresOf,
} from '../../../../db/queries/team-measures.ts'
import { Refusal } from '../../../errors.ts'
import { conductedMeeting } from '../../../organization/meetings.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { redrawRound, roundRef } from '../refs.ts'
import { lettersOf, linesOf } from '../rules.ts'
import { assertOn } from '../sitting.ts'

type OfMeasure = { meetingId: string; measureId: string }

/** Chair or recorder note what the team agreed on, one a line; the same line counts once. */
export function addMeasures(
  op: Operation,
  { meetingId, lines }: { meetingId: string; lines: string },
): Reply {
  assertOn(op.tx, conductedMeeting(op, meetingId))
  const bodies = linesOf(lines)
  if (bodies.length === 0) refuse(measureRefusals.noLines)
  if (bodies.length > mostLines) refuse(measureRefusals.tooManyLines(mostLines))
  if (bodies.some((body) => lettersOf(body) > measureLetters)) {
    refuse(measureRefusals.lineTooLong(measureLetters))
  }
  const known = new Set(teamMeasuresOf(op.tx, meetingId).map(({ body }) => body))
  const measures = bodies
    .filter((body) => !known.has(body))
    .map((body) => ({ measureId: op.newId(), body }))
  if (measures.length === 0) {
    return { toast: measureToasts.addedAlready, become: roundRef(meetingId) }
  }
  const by = { byPersonId: op.actor.personId, rev: op.happenedAt.getTime() }
  addTeamMeasures(op.tx, meetingId, { measures, ...by })
  for (const { measureId } of measures) op.audit('measure.add', measureId)
  redrawRound(op, meetingId)
  return { toast: measureToasts.added(measures.length), become: roundRef(meetingId) }
}

export function changeMeasure(op: Operation, input: OfMeasure & { body: string }): Reply {
  const { meetingId, measureId } = input
  const [body] = linesOf(input.body.replaceAll('\n', ' '))
  if (body === undefined) refuse(measureRefusals.noLines)
  const isNewest = change(op, input, 'listed', { body })
  if (isNewest) op.audit('measure.change', measureId)
  const toast = isNewest ? measureToasts.changed : measureToasts.newerKept
  return { toast, become: roundRef(meetingId) }
}

/** Off the list; it may be restored. */
export function removeMeasure(op: Operation, input: OfMeasure): Reply {
  const isNewest = change(op, input, 'listed', { state: 'removed' })
  if (isNewest) op.audit('measure.remove', input.measureId)
  return { toast: isNewest ? measureToasts.removed : measureToasts.newerKept }
}

export function restoreMeasure(op: Operation, input: OfMeasure): Reply {
  const isNewest = change(op, input, 'removed', { state: 'listed' })
  if (isNewest) op.audit('measure.restore', input.measureId)
  return { toast: isNewest ? measureToasts.restored : measureToasts.newerKept }
}

/** What is no longer as the pressed card showed it is not there any more. */
function change(
  op: Operation,
  { meetingId, measureId }: OfMeasure,
  expected: 'listed' | 'removed',
  to: { body?: string; state?: 'listed' | 'removed' },
): boolean {
  assertOn(op.tx, conductedMeeting(op, meetingId))
  const measure = findTeamMeasure(op.tx, measureId)
  if (measure?.meetingId !== meetingId || measure.state !== expected) throw new Refusal('notFound')
  const by = { byPersonId: op.actor.personId, rev: op.happenedAt.getTime() }
  const isNewest = changeTeamMeasure(op.tx, measureId, { ...to, ...by })
  if (isNewest) redrawRound(op, meetingId)
  return isNewest
}

function refuse(sentence: string): never {
  throw new Refusal('badForm', { sentence })
}

import { minutesRefusals, minutesToasts } from '../../../../cards/minutes/wording.ts'
import {
  minutesVersionsOf,
  replaceMinutesParts,
  updateMinutes,
} from '../../../../db/queries/minutes.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { isTeamMemberOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { mayEdit } from '../record.ts'
import { draftRef, redrawMinutes } from '../refs.ts'
import type { Content } from '../views/sheet.ts'
import { recordOf, type MeetingRecord } from './write.ts'

function conducted(op: Operation, meetingId: string): MeetingRecord {
  const record = recordOf(op, meetingId)
  if (!mayEdit(record.held.meeting, op.actor.personId)) {
    throw new Refusal('notAllowed', { role: 'conductor' })
  }
  return record
}

/** 更正: takes a confirmed record up again; the version before stays as it is. */
export function correct(
  op: Operation,
  { meetingId, reason }: { meetingId: string; reason: string },
): Reply {
  const { minutes } = conducted(op, meetingId)
  if (minutes.state !== 'confirmed') {
    throw minutesVersionsOf(op.tx, meetingId).length > 0
      ? new Refusal('alreadyDone')
      : new Refusal('badForm', { sentence: minutesRefusals.notConfirmed })
  }
  updateMinutes(op.tx, meetingId, {
    state: 'draft',
    reason,
    askedAt: op.now.getTime(),
    recorderConfirmedById: null,
    recorderConfirmedAt: null,
  })
  redrawMinutes(op, meetingId)
  op.audit('minutes.correct', meetingId)
  return { toast: minutesToasts.correcting, become: draftRef(meetingId) }
}

/** Gives a correction up: the words are again those of the version that holds. */
export function abandon(op: Operation, { meetingId }: { meetingId: string }): Reply {
  const { minutes } = conducted(op, meetingId)
  const last = minutesVersionsOf(op.tx, meetingId).at(-1)
  if (minutes.state === 'confirmed' || !last) {
    throw new Refusal('badForm', { sentence: minutesRefusals.nothingToAbandon })
  }
  const { parts } = JSON.parse(last.content) as Content
  const by = { byPersonId: op.actor.personId, rev: op.happenedAt.getTime() }
  replaceMinutesParts(op.tx, { meetingId, ...by }, parts)
  updateMinutes(op.tx, meetingId, {
    state: 'confirmed',
    content: undefined,
    reason: undefined,
    recorderConfirmedById: last.recorderConfirmedById,
    recorderConfirmedAt: last.recorderConfirmedAt,
  })
  redrawMinutes(op, meetingId)
  op.audit('minutes.abandon', meetingId)
  return { toast: minutesToasts.abandoned, become: draftRef(meetingId) }
}

/** Sends the confirmed record with its checklist as a page to be printed and signed. */
export function print(
  op: Operation,
  { meetingId, version }: { meetingId: string; version: string },
): Reply {
  const { held } = recordOf(op, meetingId)
  if (!isTeamMemberOf(op.tx, op.actor, held.meeting.unitId)) {
    throw new Refusal('notAllowed', { role: 'team' })
  }
  if (!minutesVersionsOf(op.tx, meetingId).some((one) => String(one.version) === version)) {
    throw new Refusal('badForm', { sentence: minutesRefusals.notConfirmed })
  }
  op.sendDocument({
    document: 'minutesPrint',
    key: { meetingId, version },
    to: { openId: op.openId },
    dedupeKey: `minutesPrint:${op.newId()}`,
  })
  op.audit('minutes.print', meetingId)
  return { toast: minutesToasts.printed }
}

/** 会议记录: the records of the unit the command acts for; a group meets with its branch. */
export function openList(op: Operation): Reply {
  if (op.unitId === undefined) throw new Refusal('notReady')
  const unit = getUnit(op.tx, op.unitId)
  const unitId = unit.kind === 'partyGroup' ? (unit.parentId ?? unit.rootId) : unit.unitId
  return { show: { card: 'minutesList', key: { unitId } } }
}

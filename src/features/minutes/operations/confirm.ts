import { minutesRefusals, minutesToasts } from '../../../../cards/minutes/wording.ts'
import {
  insertMinutesVersion,
  minutesVersionsOf,
  updateMinutes,
} from '../../../../db/queries/minutes.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { signing } from '../record.ts'
import { draftRef, redrawMinutes } from '../refs.ts'
import { assertRecorderMay, assertSignerMay } from '../rules/confirming.ts'
import { contentNow } from '../views/sheet.ts'
import { recordOf, takeBack } from './write.ts'

interface Seen {
  meetingId: string
  /** The state of the record the person had before them. */
  rev: number
}

/** The recorder confirms: what stands there now is kept for the second one to confirm. */
export function confirmAsRecorder(op: Operation, { meetingId, rev }: Seen): Reply {
  const { held, minutes } = recordOf(op, meetingId)
  const by = { personId: op.actor.personId, seen: rev }
  const { firstId, signerIds } = signing(op.tx, held)
  assertRecorderMay({ ...minutes, recorderId: firstId }, by, minutesRefusals)
  updateMinutes(op.tx, meetingId, {
    state: 'recorderConfirmed',
    content: JSON.stringify(contentNow(op.tx, held)),
    recorderConfirmedById: op.actor.personId,
    recorderConfirmedAt: op.now.getTime(),
  })
  for (const personId of signerIds) {
    const dedupeKey = `minutes:confirm:${meetingId}:${rev}|${personId}`
    op.send({ ...draftRef(meetingId), to: { personId }, dedupeKey })
  }
  redrawMinutes(op, meetingId)
  op.audit('minutes.confirm', meetingId)
  return {
    toast: signerIds.length > 0 ? minutesToasts.recorderConfirmed : minutesToasts.nobodyToSign,
  }
}

/**
 * The second one confirms what the recorder confirmed, which becomes a version. Figures that moved
 * in between (attendance is put right for a day) send it back to the recorder instead.
 */
export function confirmAsSigner(op: Operation, { meetingId, rev }: Seen): Reply {
  const { held, minutes } = recordOf(op, meetingId)
  const { content, reason, recorderConfirmedById, recorderConfirmedAt } = minutes
  const { signerIds } = signing(op.tx, held)
  const by = { personId: op.actor.personId, seen: rev }
  assertSignerMay({ ...minutes, signerIds }, by, minutesRefusals)
  const isSame = content === JSON.stringify(contentNow(op.tx, held))
  if (!isSame || recorderConfirmedById === null || recorderConfirmedAt === null) {
    takeBack(op, meetingId)
    return { toast: minutesToasts.changed }
  }
  insertMinutesVersion(op.tx, {
    meetingId,
    version: minutesVersionsOf(op.tx, meetingId).length + 1,
    content,
    reason,
    recorderConfirmedById,
    recorderConfirmedAt,
    confirmedById: op.actor.personId,
    confirmedAt: op.now.getTime(),
  })
  updateMinutes(op.tx, meetingId, { state: 'confirmed', content: undefined, reason: undefined })
  redrawMinutes(op, meetingId)
  op.audit('minutes.sign', meetingId)
  return { toast: minutesToasts.confirmed }
}

import { minutesRefusals, minutesToasts } from '../../../../cards/minutes/wording.ts'
import {
  findMinutes,
  saveMinutesPart,
  updateMinutes,
  type Minutes,
} from '../../../../db/queries/minutes.ts'
import { Refusal } from '../../../errors.ts'
import type { CardKey, Operation, Reply } from '../../../pipeline/operation.ts'
import { heldMeeting, mayEdit, type Held } from '../record.ts'
import { draftRef, redrawMinutes } from '../refs.ts'
import { morePart, notePart } from '../views/sections.ts'

export interface MeetingRecord {
  held: Held
  minutes: Minutes
}

const refuse = (sentence: string) => new Refusal('badForm', { sentence })

/** The record of a meeting that is over; refuses before that. */
export function recordOf(op: Operation, meetingId: string): MeetingRecord {
  const held = heldMeeting(op.tx, meetingId)
  if (!held) throw new Refusal('notFound')
  const minutes = findMinutes(op.tx, meetingId)
  if (!minutes) throw refuse(minutesRefusals.notOver)
  return { held, minutes }
}

/** The same, while words may be changed, for who led the meeting or wrote it down. */
function writable(op: Operation, meetingId: string): MeetingRecord {
  const record = recordOf(op, meetingId)
  if (!mayEdit(record.held.meeting, op.actor.personId)) {
    throw new Refusal('notAllowed', { role: 'conductor' })
  }
  if (record.minutes.state === 'confirmed') throw refuse(minutesRefusals.confirmed)
  return record
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}

/** What was noted on a step, put right, and what is added to it; the last click wins. */
export function savePart(
  op: Operation,
  input: {
    meetingId: string
    part: string
    note?: string | undefined
    more?: string | undefined
  },
): Reply {
  const record = writable(op, input.meetingId)
  if (!record.held.agenda.some((step) => step.id === input.part)) throw new Refusal('notFound')
  return save(op, record, {
    [notePart(input.part)]: input.note ?? '',
    [morePart(input.part)]: input.more ?? '',
  })
}

/** What belongs to no step. */
export function saveOther(
  op: Operation,
  input: { meetingId: string; more?: string | undefined },
): Reply {
  const record = writable(op, input.meetingId)
  return save(op, record, { [morePart('other')]: input.more ?? '' })
}

/** Where it was held, when that was not where it was booked. */
export function savePlace(op: Operation, input: { meetingId: string; place: string }): Reply {
  return save(op, writable(op, input.meetingId), { place: input.place })
}

/** After the recorder confirmed, a change takes the confirmation back. */
function save(
  op: Operation,
  record: MeetingRecord,
  texts: Readonly<{ [part: string]: string }>,
): Reply {
  const { meetingId, state } = record.minutes
  const by = { byPersonId: op.actor.personId, rev: op.happenedAt.getTime() }
  const saved = Object.entries(texts).map(([part, body]) =>
    saveMinutesPart(op.tx, { meetingId, part, body, ...by }),
  )
  const become = draftRef(meetingId)
  if (!saved.includes(true)) return { toast: minutesToasts.older, become }
  takeBack(op, meetingId)
  op.audit('minutes.change', meetingId)
  const toast = state === 'draft' ? minutesToasts.saved : minutesToasts.savedTakenBack
  return { toast, become }
}

/** The record is a draft (again): whoever has an older one before them sees that it changed. */
export function takeBack(op: Operation, meetingId: string): void {
  updateMinutes(op.tx, meetingId, {
    state: 'draft',
    content: undefined,
    recorderConfirmedById: null,
    recorderConfirmedAt: null,
  })
  redrawMinutes(op, meetingId)
}

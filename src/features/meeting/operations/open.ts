import {
  meetingRefusals,
  meetingToasts,
  noteWords,
  sayWindow,
} from '../../../../cards/meeting/wording.ts'
import { chatsOfUnit } from '../../../../db/queries/chats.ts'
import {
  insertMeeting,
  insertMeetingPeople,
  meetingOfType,
  meetingsOfUnit,
  peopleOfMeeting,
  type MeetingPerson,
  type MeetingRow,
  type MeetingType,
} from '../../../../db/queries/meetings.ts'
import { openingDecisionsOf } from '../../../../db/queries/meeting-windows.ts'
import { isStepFinished, saveNote } from '../../../../db/queries/meeting-steps.ts'
import { registerFreezeOf } from '../../../../db/queries/register-freezes.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { lackingFor, meetingsOf } from '../../../organization/gate-verdict.ts'
import { conductorsOf, isConductor } from '../../../organization/meetings.ts'
import { holdersOf, isSecretaryOf, secretaryOf } from '../../../organization/roles.ts'
import { keyOf, meetingOf, type Meeting } from '../../../organization/unit-meetings.ts'
import { linesOf, type Features } from '../../../pipeline/gate-lines.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { refuse } from '../conducting.ts'
import { heldOf, nameOf } from '../held.ts'
import { invitedTo } from '../people.ts'
import { closeNow } from './close.ts'

export interface OpeningForm {
  unitId: string
  meetingType: MeetingType
  recorder: string
  chair?: string | undefined
  chairReason?: string | undefined
  guides?: string | undefined
}

/** 开始: freezes who is invited, opens the sign-in, and hands chair and recorder their console. */
export function openMeetingBy(all: Features) {
  return (op: Operation, input: OpeningForm): Reply => {
    const meeting = ledUnit(op, input)
    const { meetingType } = input
    const already = meetingsOfUnit(op.tx, meeting.cycle.cycleId, meeting.unit.unitId).find(
      (row) => row.state === 'open' && row.meetingType === meetingType,
    )
    if (already) return { toast: meetingToasts.openAlready, ...backTo(op, already) }
    assertMayOpen(op, all, meeting, meetingType)
    const before = meetingType === 'C' ? endOfB(op, all, meeting) : undefined
    const opened = openNow(op, meeting, input)
    insertMeetingPeople(op.tx, withPresence(op, invited(op, meeting, opened), before))
    const isFollowing = before?.state === 'open'
    tell(op, opened, isFollowing)
    op.audit('meeting.open', opened.meetingId)
    return { toast: meetingToasts.opened, ...(isFollowing ? ready(opened) : backTo(op, opened)) }
  }
}

function ledUnit(op: Operation, { unitId, meetingType }: OpeningForm): Meeting {
  const meeting = meetingOf(op.tx, unitId)
  if (!meeting || !meetingsOf(meeting.unit.kind).includes(meetingType))
    throw new Refusal('notFound')
  if (isSecretaryOf(op.tx, op.actor, meeting.unit.unitId)) return meeting
  throw new Refusal('notAllowed', { role: 'secretary' })
}

/** The console, for who has one; the others see that the meeting is open. */
function backTo(op: Operation, row: MeetingRow): Pick<Reply, 'become'> {
  const { meetingId } = row
  if (isConductor(row, op.actor)) return { become: { card: 'meetingConsole', key: { meetingId } } }
  return ready(row)
}

function ready({ unitId, meetingType }: MeetingRow): Pick<Reply, 'become'> {
  return { become: { card: 'meetingReady', key: { unitId, meetingType } } }
}

function assertMayOpen(op: Operation, all: Features, meeting: Meeting, type: MeetingType): void {
  const { cycleId, unitId } = keyOf(meeting)
  const { windowFrom, windowTo } = meeting.cycle
  const earlier = meetingsOfUnit(op.tx, cycleId, unitId)
  if (earlier.some((row) => row.state === 'closed' && row.meetingType === type)) {
    throw refuse(meetingRefusals.held)
  }
  const brokenAt = earlier.find((row) => row.meetingType === type)?.closedAt ?? 0
  const decision = openingDecisionsOf(op.tx, cycleId, unitId).find(
    (one) => one.meetingType === type,
  )
  if (decision?.decision !== 'go' || decision.at < brokenAt) throw refuse(meetingRefusals.noGo)
  const today = dayOf(op.now)
  if (today < windowFrom || today > windowTo) {
    throw refuse(meetingRefusals.otherDays(sayWindow(windowFrom, windowTo)))
  }
  const failing = lackingFor(linesOf(op.tx, all, meeting, op.now), type)
  if (failing.length > 0) throw refuse(meetingRefusals.lacking(failing.length))
  const follows = type === 'C' && earlier.some((row) => row.state === 'open' && isBOver(op, row))
  if (earlier.some((row) => row.state === 'open') && !follows) {
    throw refuse(type === 'C' ? meetingRefusals.afterB : meetingRefusals.otherOpen)
  }
}

function isBOver(op: Operation, row: MeetingRow): boolean {
  return row.meetingType === 'B' && isStepFinished(op.tx, row.meetingId, 'B6')
}

/** C follows B: a B still open is closed by it; one held on the same day gives its presence on. */
function endOfB(op: Operation, all: Features, meeting: Meeting): MeetingRow | undefined {
  const { cycleId, unitId } = keyOf(meeting)
  const b = meetingOfType(op.tx, { cycleId, unitId, meetingType: 'B' })
  if (!b) throw refuse(meetingRefusals.afterB)
  if (b.state === 'open') {
    closeNow(op, all, heldOf(op.tx, b))
    return b
  }
  return b.closedAt !== null && dayOf(new Date(b.closedAt)) === dayOf(op.now) ? b : undefined
}

function openNow(op: Operation, meeting: Meeting, input: OpeningForm): MeetingRow {
  const principalId = secretaryOf(op.tx, meeting.unit.unitId)?.personId ?? op.actor.personId
  const chairId = chairOf(op, meeting, input, principalId)
  const row: MeetingRow = {
    meetingId: op.newId(),
    ...keyOf(meeting),
    meetingType: input.meetingType,
    state: 'open',
    openedAt: op.now.getTime(),
    openedById: op.actor.personId,
    closedAt: null,
    closedById: null,
    chairId,
    recorderId: input.recorder,
    principalId,
    freezeId: meeting.isRoot ? null : (registerFreezeOf(op.tx, keyOf(meeting))?.freezeId ?? null),
    guides: (input.guides ?? '')
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
  }
  if (row.recorderId === chairId) throw refuse(meetingRefusals.sameTwo)
  insertMeeting(op.tx, row)
  if (chairId !== principalId) noteDelegation(op, row, input.chairReason ?? '')
  return row
}

/** The secretary chairs (R60, R70); in a branch another of the team may, with a reason. */
function chairOf(op: Operation, meeting: Meeting, input: OpeningForm, secretaryId: string): string {
  const { chair, chairReason } = input
  if (chair === undefined || chair === secretaryId) return secretaryId
  if (meeting.isRoot) throw refuse(meetingRefusals.chairNotInA)
  if (!holdersOf(op.tx, meeting.unit.unitId).includes(chair)) {
    throw refuse(meetingRefusals.chairUnknown)
  }
  if (chairReason === undefined) throw refuse(meetingRefusals.chairReason)
  return chair
}

function noteDelegation(op: Operation, row: MeetingRow, reason: string): void {
  saveNote(op.tx, {
    meetingId: row.meetingId,
    stepId: 'delegated',
    body: noteWords.delegated(nameOf(op.tx, row.chairId), reason),
    byPersonId: op.actor.personId,
    rev: op.happenedAt.getTime(),
  })
}

function invited(op: Operation, meeting: Meeting, row: MeetingRow): MeetingPerson[] {
  const freeze = row.freezeId === null ? undefined : registerFreezeOf(op.tx, keyOf(meeting))
  const { meetingId, meetingType, principalId } = row
  const people = invitedTo(op.tx, { meetingId, meeting, meetingType, principalId, freeze })
  if (people.some((one) => one.personId === row.recorderId)) return people
  throw refuse(meetingRefusals.recorderUnknown)
}

/** In one sitting nobody signs in twice. */
function withPresence(
  op: Operation,
  people: readonly MeetingPerson[],
  before: MeetingRow | undefined,
): MeetingPerson[] {
  const sat = new Map(
    (before ? peopleOfMeeting(op.tx, before.meetingId) : [])
      .filter((one) => one.presence === 'present')
      .map((one) => [one.personId, one]),
  )
  return people.map((one) => {
    const earlier = sat.get(one.personId)
    if (!earlier) return one
    const { presence, signedInBy, signedInAt } = earlier
    return { ...one, presence, signedInBy, signedInAt }
  })
}

/** The agenda to the group (or, where there is none, to each person), the console to both. */
function tell(op: Operation, row: MeetingRow, isFollowing: boolean): void {
  const { meetingId } = row
  const agenda = { card: 'meetingAgenda', key: { meetingId } }
  const chats = chatsOfUnit(op.tx, row.unitId)
  for (const { chatId } of chats) {
    op.send({ ...agenda, to: { chatId }, dedupeKey: `meeting:agenda:${meetingId}:${chatId}` })
  }
  if (chats.length === 0) {
    for (const { personId } of peopleOfMeeting(op.tx, meetingId)) {
      op.send({ ...agenda, to: { personId }, dedupeKey: `meeting:agenda:${meetingId}:${personId}` })
    }
  }
  for (const personId of conductorsOf(row)) {
    // Who opened it sees the opening card turn into the console; after a meeting that ended just
    // now, what it left for them comes in between.
    if (personId === op.actor.personId && !isFollowing) continue
    const dedupeKey = `meeting:console:${meetingId}:${personId}`
    op.send({ card: 'meetingConsole', key: { meetingId }, to: { personId }, dedupeKey })
  }
}

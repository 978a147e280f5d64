import { readinessRefusals, readinessToasts } from '../../../../cards/readiness/wording.ts'
import {
  saveGuideInvitation,
  saveMeetingMaterial,
  savePreviousReport,
  saveVenueBooking,
  venueBookingsOn,
  type VenueBooking,
} from '../../../../db/queries/meeting-preparations.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { Refusal } from '../../../errors.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { secretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { freezeRegister } from '../freezing.ts'
import { keyOf, type Meeting } from '../../../organization/unit-meetings.ts'
import { ledMeeting } from '../meeting.ts'
import { clashWith } from '../rules/venue.ts'
import { tellersFor } from '../views/forms.ts'

function saved(unitId: string): Reply {
  return { toast: readinessToasts.saved, become: { card: 'readiness', key: { unitId } } }
}

function by(op: Operation, meeting: Meeting) {
  const { cycleId, unitId } = keyOf(meeting)
  return { cycleId, unitId, byPersonId: op.actor.personId, at: op.now.getTime() }
}

const refuse = (sentence: string) => new Refusal('badForm', { sentence })

/** G9: ready since a day, or none and why (X9). */
export function saveReport(
  op: Operation,
  input: { unitId: string; readyOn?: string | undefined; noneReason?: string | undefined },
): Reply {
  const meeting = ledMeeting(op, input.unitId)
  const { readyOn, noneReason } = input
  if ((readyOn === undefined) === (noneReason === undefined)) {
    throw refuse(readinessRefusals.reportOrReason)
  }
  if (readyOn !== undefined && readyOn > dayOf(op.now)) throw new Refusal('dayInFuture')
  const row = by(op, meeting)
  savePreviousReport(op.tx, { ...row, readyOn: readyOn ?? null, noneReason: noneReason ?? null })
  op.audit('readiness.report', row.unitId)
  return saved(row.unitId)
}

export function saveGuides(
  op: Operation,
  input: {
    unitId: string
    kind: 'invited' | 'none'
    guides?: string | undefined
    invitedOn?: string | undefined
  },
): Reply {
  const meeting = ledMeeting(op, input.unitId)
  const isInvited = input.kind === 'invited'
  if (isInvited && input.guides === undefined) throw refuse(readinessRefusals.guideOrNone)
  const row = by(op, meeting)
  saveGuideInvitation(op.tx, {
    ...row,
    guides: isInvited ? (input.guides ?? '') : '',
    invitedOn: isInvited ? (input.invitedOn ?? dayOf(op.now)) : null,
  })
  op.audit('readiness.guides', row.unitId)
  return saved(row.unitId)
}

type VenueForm = Pick<VenueBooking, 'unitId' | 'place' | 'venueType' | 'onDay'> & {
  startsAt: string
  endsAt: string
  otherTypeReason?: string | undefined
}

/** G11: a place and a time that no other meeting has (R24). */
export function saveVenue(op: Operation, input: VenueForm): Reply {
  const meeting = ledMeeting(op, input.unitId)
  const row = by(op, meeting)
  const { place, venueType, onDay, startsAt, endsAt } = input
  if (endsAt <= startsAt) throw refuse(readinessRefusals.timeReversed)
  const isUsual = venueType === meeting.cycle.parameters.meeting.venueType
  if (!isUsual && input.otherTypeReason === undefined) throw refuse(readinessRefusals.otherVenue)
  const slot = { unitId: row.unitId, place, onDay, startsAt, endsAt }
  const clash = clashWith(slot, bookingsInVillage(op, meeting, onDay))
  if (clash) {
    const { name } = getUnit(op.tx, clash.unitId)
    throw refuse(readinessRefusals.clash(name, clash.startsAt, clash.endsAt))
  }
  const otherTypeReason = isUsual ? null : (input.otherTypeReason ?? null)
  saveVenueBooking(op.tx, { ...row, ...slot, venueType, otherTypeReason })
  op.redraw({ card: 'meetingNotice', key: { cycleId: row.cycleId, unitId: row.unitId } })
  op.audit('readiness.venue', row.unitId)
  return saved(row.unitId)
}

/** Another general branch in the same file has places of its own. */
function bookingsInVillage(op: Operation, { unit }: Meeting, onDay: string): VenueBooking[] {
  return venueBookingsOn(op.tx, onDay).filter(
    (booking) => getUnit(op.tx, booking.unitId).rootId === unit.rootId,
  )
}

export function saveMaterials(
  op: Operation,
  input: {
    unitId: string
    printed: readonly string[]
    scrutineer?: string | undefined
    voteCounter?: string | undefined
  },
): Reply {
  const meeting = ledMeeting(op, input.unitId)
  const { scrutineer, voteCounter } = input
  for (const personId of [scrutineer, voteCounter]) assertTeller(op, meeting, personId)
  if (scrutineer !== undefined && scrutineer === voteCounter) {
    throw refuse(readinessRefusals.sameTeller)
  }
  const row = by(op, meeting)
  saveMeetingMaterial(op.tx, {
    ...row,
    printed: [...input.printed],
    scrutineerId: scrutineer ?? null,
    voteCounterId: voteCounter ?? null,
  })
  op.audit('readiness.materials', row.unitId)
  return saved(row.unitId)
}

/** Tellers are at the meeting, and are not its secretary (`domain.md` 3.3). */
function assertTeller(op: Operation, meeting: Meeting, personId: string | undefined): void {
  if (personId === undefined) return
  if (personId === secretaryOf(op.tx, meeting.unit.unitId)?.personId) {
    throw refuse(readinessRefusals.tellerIsSecretary)
  }
  const may = tellersFor(op.tx, meeting).some((person) => person.personId === personId)
  if (!may) throw new Refusal('notFound')
}

/** G14: the register as it stands now is the one the meeting uses. */
export function freeze(op: Operation, { unitId }: { unitId: string }): Reply {
  const meeting = ledMeeting(op, unitId)
  if (meeting.isRoot) throw new Refusal('notFound')
  const count = freezeRegister(op, meeting, op.actor.personId)
  op.audit('readiness.freeze', meeting.unit.unitId)
  return { toast: readinessToasts.frozen(count) }
}

import type { AgendaView } from '../../../../cards/meeting/agenda.ts'
import type { Reader } from '../../../../db/client.ts'
import { venueBookingOf } from '../../../../db/queries/meeting-preparations.ts'
import { dayOf } from '../../../organization/calendar.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import type { Features } from '../../../pipeline/gate-lines.ts'
import { stateOf } from '../engines.ts'
import { findHeld, type Held } from '../held.ts'
import { currentStep, heldSteps, standOf } from '../rules/agenda.ts'
import { countAttendance } from '../../../organization/attendance.ts'
import { afterwards } from './afterwards.ts'
import { speakerOf } from './conductor.ts'

/** The meeting for its group: numbers, the agenda, and the one who speaks. */
export function agendaView(all: Features) {
  return (
    db: Reader,
    { meetingId }: { meetingId: string },
    { now }: ViewContext,
  ): AgendaView | undefined => {
    const held = findHeld(db, meetingId)
    if (!held) return undefined
    const { meeting, unit, agenda, rows } = held
    const on = meeting.state === 'open' ? currentStep(agenda, rows) : undefined
    const state = on && stateOf(db, all, held, on, now)
    const { present, besides, observers } = countAttendance(held.people)
    return {
      meetingId,
      unitName: unit.name,
      meetingType: meeting.meetingType,
      state: meeting.state,
      place: placeOf(db, held),
      present: present + besides,
      observers,
      lines: heldSteps(agenda).map((step) => ({ name: step.name, stand: standOf(step, rows) })),
      after: afterwards(db, all, held, now).map(({ step, stand }) => ({ name: step.name, stand })),
      speaker: on && speakerOf(db, held, on, state?.speakerId),
      progress: state?.progress,
    }
  }
}

function placeOf(db: Reader, { meeting }: Held): string | undefined {
  const booking = venueBookingOf(db, meeting)
  return booking?.onDay === dayOf(new Date(meeting.openedAt)) ? booking.place : undefined
}

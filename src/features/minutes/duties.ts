import { minutesDuties, minutesDutyTitles } from '../../../cards/minutes/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { findCycle, type Cycle } from '../../../db/queries/cycles.ts'
import { peopleOfMeeting, type MeetingRow } from '../../../db/queries/meetings.ts'
import { findMinutes, unconfirmedMinutes, type MinutesMark } from '../../../db/queries/minutes.ts'
import { getUnit } from '../../../db/queries/units.ts'
import { teamUnitsFrom } from '../../organization/teams.ts'
import type { DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { signing } from './record.ts'
import { draftRef } from './refs.ts'
import { draftDueOn, signDueOn } from './rules/due.ts'

type Step = 'draft' | 'confirm'

/** A record somebody still has to write or to confirm. */
export interface OpenRecord {
  minutes: MinutesMark
  meeting: MeetingRow
  cycle: Cycle
}

/** The recorder owes the draft, then the second one the confirmation. */
export const minutesDutySource: DutySource = {
  owedBy: (db, personId) =>
    openRecords(db)
      .filter((record) => owingOf(db, record, stepOf(record)).includes(personId))
      .map((record) => ({ ...owedOf(db, record), personId, open: openOf(record) })),
  owed: (db, duty, personId, now) =>
    minutesDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId) => {
    const units = new Set(teamUnitsFrom(db, unitId).map((unit) => unit.unitId))
    return openRecords(db)
      .filter(({ meeting }) => units.has(meeting.unitId))
      .map((record): OpenDuty => {
        const owing = owingOf(db, record, stepOf(record))
        return { ...owedOf(db, record), unitId: record.meeting.unitId, owing, of: owing.length }
      })
      .filter(({ owing }) => owing.length > 0)
  },
}

/** Records of cycles that still run. */
export function openRecords(db: Reader): OpenRecord[] {
  return unconfirmedMinutes(db).flatMap(({ minutes, meeting }) => {
    const cycle = findCycle(db, meeting.cycleId)
    return cycle && cycle.state !== 'closed' ? [{ minutes, meeting, cycle }] : []
  })
}

export function dutyName(step: Step, meetingId: string): string {
  return `minutes:${step}:${meetingId}`
}

export function dueOnOf(step: Step, { minutes, meeting, cycle }: OpenRecord): string {
  const timed = { windowFrom: meeting.windowFrom, parameters: cycle.parameters }
  return step === 'draft' ? draftDueOn(minutes.askedAt) : signDueOn(timed, minutes.askedAt)
}

/** Who owes a step as rows have it now; nobody when it is not its turn. */
export function owingNow(db: Reader, step: Step, record: OpenRecord): string[] {
  const state = findMinutes(db, record.meeting.meetingId)?.state
  const isItsTurn = state === (step === 'draft' ? 'draft' : 'recorderConfirmed')
  return isItsTurn ? owingOf(db, record, step) : []
}

function stepOf({ minutes }: OpenRecord): Step {
  return minutes.state === 'draft' ? 'draft' : 'confirm'
}

function owingOf(db: Reader, { meeting }: OpenRecord, step: Step): string[] {
  const { firstId, signerIds } = signing(db, {
    meeting,
    people: peopleOfMeeting(db, meeting.meetingId),
  })
  return step === 'draft' ? [firstId] : signerIds
}

function openOf({ meeting }: OpenRecord) {
  return draftRef(meeting.meetingId)
}

function owedOf(db: Reader, record: OpenRecord) {
  const { meetingId, meetingType, unitId } = record.meeting
  const step = stepOf(record)
  return {
    duty: dutyName(step, meetingId),
    kind: minutesDuties[step],
    title: minutesDutyTitles[step](getUnit(db, unitId).name, meetingType),
    dueOn: dueOnOf(step, record),
  }
}

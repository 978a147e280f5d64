import { lacks as said, paperNames, type Paper } from '../../../cards/readiness/wording.ts'
import type { Reader } from '../../../db/client.ts'
import {
  guideInvitationOf,
  meetingMaterialOf,
  previousReportOf,
  venueBookingOf,
} from '../../../db/queries/meeting-preparations.ts'
import { registerFreezeOf } from '../../../db/queries/register-freezes.ts'
import type { GateId, GateSource, GateState, Lack } from '../../pipeline/gate.ts'
import type { CardRef } from '../../pipeline/operation.ts'
import { changedSince } from './freezing.ts'
import { keyOf, type Meeting } from '../../organization/unit-meetings.ts'
import { attendanceAt } from './meeting.ts'
import { forecastA, forecastB, type ForecastLack } from './rules/forecast.ts'

type OfMeeting = (db: Reader, meeting: Meeting) => GateState

/** The board hands in the cycle as the unit keeps it. */
function gate(state: OfMeeting): GateSource {
  return (db, unit, cycle) => state(db, { unit, cycle, isRoot: unit.kind === 'generalBranch' })
}

function stateOf(hard: boolean, lacks: readonly Lack[], mend: CardRef, notes: Lack[] = []) {
  return { hard, met: lacks.length === 0, lacks, notes, mend }
}

const previousReport: OfMeeting = (db, meeting) => {
  const found = previousReportOf(db, keyOf(meeting))
  const mend = { card: 'previousReport', key: { unitId: meeting.unit.unitId } }
  return stateOf(true, found ? [] : [{ what: said.report }], mend)
}

const forecast: OfMeeting = (db, meeting) => {
  const { quorumHard, quorumSoft } = meeting.cycle.parameters.ballot
  const people = attendanceAt(db, meeting)
  const { hard, soft } = meeting.isRoot
    ? forecastA(people)
    : forecastB(people, { hard: quorumHard, soft: quorumSoft })
  const percent = meeting.isRoot ? 100 : Math.round((quorumSoft.num * 100) / quorumSoft.den)
  const saying = (lack: ForecastLack) => sayLack(lack, percent)
  const mend = { card: 'attendanceList', key: { unitId: meeting.unit.unitId } }
  return stateOf(true, hard.map(saying), mend, soft.map(saying))
}

function sayLack(lack: ForecastLack, percent: number): Lack {
  const { personIds } = lack
  switch (lack.code) {
    case 'nobodyExpected':
      return { what: said.nobodyExpected }
    case 'chair':
      return { what: said.chair, personIds }
    case 'team':
      return { what: said.team(personIds.length), personIds }
    case 'half':
      return { what: said.half(lack.coming, lack.of) }
    case 'twoThirds':
      return { what: said.twoThirds(lack.coming, lack.of) }
    case 'most':
      return { what: said.most(lack.coming, lack.of, percent) }
  }
}

const arranged: OfMeeting = (db, meeting) => {
  const booking = venueBookingOf(db, keyOf(meeting))
  const { windowFrom, windowTo } = meeting.cycle
  const isInWindow = booking && windowFrom <= booking.onDay && booking.onDay <= windowTo
  const venue: Lack[] = booking
    ? isInWindow
      ? []
      : [{ what: said.venueDay }]
    : [{ what: said.venue }]
  const rest = materialLacks(db, meeting)
  const card = venue.length > 0 ? 'venue' : 'meetingMaterials'
  const mend = { card, key: { unitId: meeting.unit.unitId } }
  return stateOf(!meeting.isRoot, [...venue, ...rest], mend)
}

function materialLacks(db: Reader, meeting: Meeting): Lack[] {
  const material = meetingMaterialOf(db, keyOf(meeting))
  const wanted: Paper[] = meeting.isRoot ? ['agenda', 'forms'] : ['agenda', 'forms', 'ballots']
  const missing = wanted.filter((paper) => !material?.printed.includes(paper))
  const tellers = meeting.isRoot || (material?.scrutineerId && material.voteCounterId)
  return [
    ...(missing.length > 0 ? [{ what: said.printed(missing.map((one) => paperNames[one])) }] : []),
    ...(tellers ? [] : [{ what: said.tellers }]),
  ]
}

/** The general branch invites; a branch may have guides of its own. */
const guides: OfMeeting = (db, meeting) => {
  const { cycleId, unitId } = keyOf(meeting)
  const { rootId } = meeting.unit
  const found =
    guideInvitationOf(db, { cycleId, unitId }) ?? guideInvitationOf(db, { cycleId, unitId: rootId })
  const mend = { card: 'guides', key: { unitId } }
  return stateOf(false, found ? [] : [{ what: said.guides }], mend)
}

const frozen: OfMeeting = (db, meeting) => {
  const freeze = registerFreezeOf(db, keyOf(meeting))
  const mend = { card: 'registerFreeze', key: { unitId: meeting.unit.unitId } }
  if (!freeze) return stateOf(true, [{ what: said.freeze }], mend)
  const changed = changedSince(db, meeting, freeze)
  const notes = changed.length > 0 ? [{ what: said.changed(changed.length) }] : []
  return stateOf(true, [], mend, notes)
}

/** The gates that are readiness's own. */
export const readinessGates: Partial<Record<GateId, GateSource>> = {
  G9: gate(previousReport),
  G10: gate(forecast),
  G11: gate(arranged),
  G13: gate(guides),
  G14: gate(frozen),
}

import type {
  DirectionRoundView,
  RoundView,
  SuggestionsView,
} from '../../../../cards/measure/round.ts'
import type { Reader } from '../../../../db/client.ts'
import { findMeeting, presentParticipants } from '../../../../db/queries/meetings.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { directionStatesOf } from '../../../../db/queries/rectification-directions.ts'
import {
  lastRemovedMeasure,
  measureSuggestionsOf,
  teamMeasuresOf,
} from '../../../../db/queries/team-measures.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { measuresPageSize, peoplePageSize } from '../refs.ts'
import { owingIn, stepState } from '../sitting.ts'
import { pageOf } from './paged.ts'

const suggestionsPageSize = 8

export function roundView(
  db: Reader,
  { meetingId, step, page }: { meetingId: string; step: string; page: string },
): RoundView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) return undefined
  const measures = teamMeasuresOf(db, meetingId).map((one, at) => ({ ...one, no: at + 1 }))
  const { owing, of } = owingIn(db, meetingId)
  return {
    meetingId,
    step,
    state: stepState(db, meeting),
    measures: pageOf(measures, page, measuresPageSize),
    count: measures.length,
    removed: lastRemovedMeasure(db, meetingId),
    directions: { done: of - owing.length, of },
    suggestions: measureSuggestionsOf(db, meetingId).length,
  }
}

/** Who is there, those who owe a direction first. */
export function directionRoundView(
  db: Reader,
  { meetingId, page }: { meetingId: string; page: string },
): DirectionRoundView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) return undefined
  const directions = directionStatesOf(db, meetingId)
  const rows = presentParticipants(db, meetingId).map(({ personId }) => ({
    personId,
    name: nameOf(db, personId),
    direction: directions.get(personId),
  }))
  const owing = rows.filter((row) => row.direction === undefined)
  const given = rows.filter((row) => row.direction !== undefined)
  return {
    meetingId,
    state: stepState(db, meeting),
    done: given.length,
    of: rows.length,
    list: pageOf([...owing, ...given], page, peoplePageSize),
  }
}

export function suggestionsView(
  db: Reader,
  { meetingId, page }: { meetingId: string; page: string },
): SuggestionsView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) return undefined
  const suggested = measureSuggestionsOf(db, meetingId).map(({ personId, body }) => ({
    name: nameOf(db, personId),
    body,
  }))
  return {
    meetingId,
    unit: findUnit(db, meeting.unitId)?.name ?? '',
    list: pageOf(suggested, page, suggestionsPageSize),
  }
}

function nameOf(db: Reader, personId: string): string {
  return findPerson(db, personId)?.name ?? ''
}

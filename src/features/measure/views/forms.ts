import type {
  DirectionEntryView,
  MeasureFormView,
  OwnDirectionView,
} from '../../../../cards/measure/forms.ts'
import type { Reader } from '../../../../db/client.ts'
import { findMeeting, findMeetingPerson } from '../../../../db/queries/meetings.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findDirection } from '../../../../db/queries/rectification-directions.ts'
import {
  findTeamMeasure,
  measureSuggestionsOf,
  teamMeasuresOf,
} from '../../../../db/queries/team-measures.ts'
import { mayAnswerFor } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { isThere, stepState } from '../sitting.ts'

/** As much of the team's list as a member's card has room for. */
const mostMeasures = 8
const excerptLetters = 80
const mostSuggestions = 5

interface OfPerson {
  meetingId: string
  personId: string
}

export function measureFormView(
  db: Reader,
  { meetingId, measureId }: { meetingId: string; measureId: string },
): MeasureFormView | undefined {
  const meeting = findMeeting(db, meetingId)
  const measure = measureId === '' ? undefined : findTeamMeasure(db, measureId)
  if (!meeting) return undefined
  if (measureId !== '' && measure?.meetingId !== meetingId) return undefined
  const isListed = measureId === '' || measure?.state === 'listed'
  return {
    meetingId,
    measureId,
    body: measure?.body ?? '',
    isOn: stepState(db, meeting) === 'on' && isListed,
  }
}

export function ownDirectionView(
  db: Reader,
  { meetingId, personId }: OfPerson,
  { reader }: ViewContext,
): OwnDirectionView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting || reader.kind !== 'person') return undefined
  const answers = mayAnswerFor(db, reader.person, personId)
  const measures = teamMeasuresOf(db, meetingId)
  const ownOf = (id: string) =>
    measureSuggestionsOf(db, meetingId).filter((one) => one.personId === id)
  return {
    meetingId,
    personId,
    of: reader.person.personId === personId ? undefined : findPerson(db, personId)?.name,
    state: stepState(db, meeting),
    mayWrite: answers && isThere(db, meetingId, personId),
    isTeam: findMeetingPerson(db, meetingId, personId)?.isTeam ?? false,
    ...namedOf(db, { meetingId, personId }),
    measures: measures.slice(0, mostMeasures).map(({ body }) => excerpt(body)),
    moreMeasures: Math.max(0, measures.length - mostMeasures),
    suggestions: answers
      ? ownOf(personId)
          .slice(-mostSuggestions)
          .map(({ suggestionId, body }) => ({ suggestionId, body }))
      : [],
  }
}

function excerpt(body: string): string {
  const all = Array.from(body)
  return all.length > excerptLetters ? `${all.slice(0, excerptLetters).join('')}…` : body
}

export function directionEntryView(
  db: Reader,
  { meetingId, personId }: OfPerson,
): DirectionEntryView | undefined {
  const meeting = findMeeting(db, meetingId)
  const invited = findMeetingPerson(db, meetingId, personId)
  if (!meeting || !invited) return undefined
  return {
    meetingId,
    personId,
    name: findPerson(db, personId)?.name ?? '',
    isTeam: invited.isTeam,
    isOn: stepState(db, meeting) === 'on',
    ...namedOf(db, { meetingId, personId }),
  }
}

function namedOf(db: Reader, of: OfPerson) {
  const found = findDirection(db, of)
  return {
    direction: found?.state === 'given' ? found.body : undefined,
    notGiven: found?.state === 'notGiven' ? found.body : undefined,
  }
}

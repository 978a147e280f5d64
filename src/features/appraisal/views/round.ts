import type { MutualRoundView } from '../../../../cards/appraisal/mutual-round.ts'
import type { Choice, RoundView } from '../../../../cards/appraisal/round.ts'
import type { Reader } from '../../../../db/client.ts'
import { findMeeting } from '../../../../db/queries/meetings.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import { roundPageSize, turnPage } from '../refs.ts'
import { groupsLeft, mutualStanding, stillToSpeak, type Invited } from '../rules/round.ts'
import { selfCriticsLeft } from '../self-critics.ts'
import { selfRound, stepState, subjectsIn } from '../sitting.ts'
import { pageOf } from './paged.ts'

interface OfPage {
  meetingId: string
  step: string
  page: string
}

export function roundView(db: Reader, { meetingId, step, page }: OfPage): RoundView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) return undefined
  const { people, turns } = selfRound(db, meetingId, step)
  const left = stillToSpeak(people, turns)
  const present = people.filter(({ isPresent }) => isPresent).length
  const rows = people.map(({ personId, isPresent }) => ({
    ...named(db, personId),
    isPresent,
    how: turns.get(personId),
  }))
  const [speaker] = left
  return {
    meetingId,
    step,
    state: stepState(db, meeting, step),
    done: present - left.length,
    of: present,
    speaker: speaker && named(db, speaker.personId),
    list: pageOf(rows, shownPage(page, people, speaker), roundPageSize),
    open: meeting.state === 'open' ? rows.filter(({ how }) => how === undefined).map(choice) : [],
    groups: meeting.state === 'open' ? groupChoices(db, people, left) : [],
    selfCritics: meeting.state === 'open' ? selfCriticsLeft(db, meeting, step).length : 0,
  }
}

const choice = ({ personId, name, isPresent }: RoundView['list']['items'][number]) => ({
  personId,
  name,
  isPresent,
})

export function mutualRoundView(
  db: Reader,
  { meetingId, step, page }: OfPage,
): MutualRoundView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) return undefined
  const subjects = subjectsIn(db, meetingId)
  const { uncommented, toClose, done, of, speaker } = mutualStanding(subjects)
  const rows = subjects.map(({ personId, comments, ending, hasSelf, isTeam }) => ({
    subjectId: personId,
    name: named(db, personId).name,
    comments,
    ending,
    hasSelf,
    isTeam,
  }))
  return {
    meetingId,
    state: stepState(db, meeting, step),
    done,
    of,
    speaker: speaker && { ...named(db, speaker.personId), comments: speaker.comments },
    list: pageOf(rows, shownPage(page, subjects, speaker), roundPageSize),
    open: uncommented.map(({ personId }) => named(db, personId)),
    toClose: toClose.length,
    groups: groupChoices(db, subjects, uncommented),
  }
}

function shownPage(
  page: string,
  people: readonly Pick<Invited, 'personId'>[],
  speaker: Pick<Invited, 'personId'> | undefined,
): string {
  if (page !== turnPage) return page
  const at = people.findIndex(({ personId }) => personId === speaker?.personId)
  return String(Math.floor(Math.max(0, at) / roundPageSize) + 1)
}

function named(db: Reader, personId: string): { personId: string; name: string } {
  return { personId, name: findPerson(db, personId)?.name ?? '' }
}

function groupChoices(db: Reader, people: readonly Invited[], left: readonly Invited[]): Choice[] {
  return groupsLeft(people, left).map((id) => ({ id, name: findUnit(db, id)?.name ?? '' }))
}

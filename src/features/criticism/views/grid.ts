import type { Cell, GridView, OnSubjectView } from '../../../../cards/criticism/grid.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCriticismRound, type CriticismRound } from '../../../../db/queries/criticism-rounds.ts'
import { criticismSubjectsOf, responseWordsOf } from '../../../../db/queries/criticism-subjects.ts'
import { findCriticismText } from '../../../../db/queries/criticism-texts.ts'
import { entriesOn } from '../../../../db/queries/criticisms.ts'
import { findMeeting, peopleOfMeeting } from '../../../../db/queries/meetings.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { mayReturn, named, pageOf, stepNameOf } from './parts.ts'

/** As many columns as a phone shows beside the names, and as many texts as a card holds. */
const subjectsPerPage = 4
const entriesPerPage = 6

interface OfPage {
  meetingId: string
  step: string
  page: string
}

/** Who has had a turn about whom. */
export function gridView(db: Reader, { meetingId, step, page }: OfPage): GridView | undefined {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) return undefined
  const round = findCriticismRound(db, { meetingId, stepId: step })
  const subjects = round ? criticismSubjectsOf(db, round.roundId) : []
  const shown = pageOf(subjects, page, subjectsPerPage)
  const columns = shown.items.map(({ subjectId }) => ({
    subjectId,
    kinds: new Map(
      (round ? entriesOn(db, round.roundId, subjectId) : []).map((one) => [one.criticId, one.kind]),
    ),
  }))
  const people = peopleOfMeeting(db, meetingId).filter(({ role }) => role === 'participant')
  const speaks = ({ personId, presence }: (typeof people)[number]) =>
    presence === 'present' || columns.some(({ kinds }) => kinds.has(personId))
  return {
    meetingId,
    step,
    stepName: stepNameOf(meeting, step),
    subjects: {
      ...shown,
      items: shown.items.map(({ subjectId, response, readById }) => ({
        ...named(db, subjectId),
        response: response ?? undefined,
        read: readById !== null,
      })),
    },
    rows: people.filter(speaks).map(({ personId, presence }) => ({
      name: named(db, personId).name,
      cells: columns.map(({ subjectId, kinds }): Cell => {
        if (subjectId === personId) return 'self'
        const isAsked = presence === 'present' && round?.mode === 'full'
        return kinds.get(personId) ?? (isAsked ? 'open' : 'none')
      }),
    })),
  }
}

/** What was said to one subject, with what is written down of it. */
export function onSubjectView(
  db: Reader,
  of: OfPage & { subjectId: string },
  { reader }: ViewContext,
): OnSubjectView | undefined {
  const { meetingId, step, subjectId, page } = of
  const meeting = findMeeting(db, meetingId)
  const round = findCriticismRound(db, { meetingId, stepId: step })
  if (!meeting || !round) return undefined
  const isOpen = meeting.state === 'open' || round.entry === 'afterwards'
  const entries = entriesOn(db, round.roundId, subjectId).map(({ criticId, kind }) => ({
    ...named(db, criticId),
    kind,
    ...wordsOf(db, round, { subjectId, criticId }, isOpen && kind === 'spoken'),
    mayReturn: mayReturn(meeting, reader, criticId),
  }))
  return {
    meetingId,
    step,
    subject: named(db, subjectId),
    words: responseWordsOf(db, round.roundId, subjectId),
    entries: pageOf(entries, page, entriesPerPage),
  }
}

function wordsOf(
  db: Reader,
  { meetingId }: CriticismRound,
  pair: { subjectId: string; criticId: string },
  mayBeTyped: boolean,
) {
  const text = findCriticismText(db, { meetingId, ...pair, state: 'handedIn' })
  return {
    written: text && { problem: text.problem, suggestion: text.suggestion, rev: text.rev },
    // What somebody wrote themselves is theirs to change.
    mayWrite: mayBeTyped && text?.byPersonId !== pair.criticId,
  }
}

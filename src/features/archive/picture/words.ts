import { disclosuresOf } from '../../../../db/queries/disclosures.ts'
import { findVersion, type AnalysisVersion } from '../../../../db/queries/analysis-sections.ts'
import { gradeFeedbacksIn, feedbackTextsOf } from '../../../../db/queries/grading-feedback.ts'
import { minutesVersionsOf } from '../../../../db/queries/minutes.ts'
import { itemsOf } from '../../../../db/queries/rectification-items.ts'
import { registerFreezeOf } from '../../../../db/queries/register-freezes.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { studySessionsHeldFor } from '../../../../db/queries/study-sessions.ts'
import { openTalkRecords } from '../../../../db/queries/talks.ts'
import { teamMeasuresOf } from '../../../../db/queries/team-measures.ts'
import type { WantedPair } from '../../talk/plan.ts'
import type { Content } from '../../minutes/views/sheet.ts'
import { heldMeetings } from '../contents/attendance.ts'
import type { Scope } from '../contents/scope.ts'
import { bigramsOf, piecesOf } from '../rules/likeness.ts'
import type { Likeness, Picture, PrintedText } from '../rules/picture.ts'
import type { Belonging } from './stages.ts'

/** What texts are made of, not what they say: analyses of the members, records of the talks. */
export function likenesses(
  scope: Scope,
  { team, members }: Belonging,
  pairs: readonly WantedPair[],
): Likeness[] {
  const { db, of } = scope
  const analyses = (scope.isRoot ? team : members).flatMap((personId): Likeness[] => {
    const version = findVersion(db, { cycleId: of.cycleId, subjectId: personId })
    return version ? [{ what: 'analysis', personId, bigrams: bigramsOf(wordsOf(version)) }] : []
  })
  const talks = talkTexts(scope, pairs).map(
    ({ authorId, text }): Likeness => ({
      what: 'talk',
      personId: authorId,
      bigrams: bigramsOf(text),
    }),
  )
  return [...analyses, ...talks]
}

function wordsOf({ sections }: AnalysisVersion): string {
  return sections.map(({ content }) => `${content.body}${content.more}`).join('')
}

/** NOTE: read by nobody; only their likeness to other texts leaves this file. */
function talkTexts({ db }: Scope, pairs: readonly WantedPair[]) {
  return pairs.flatMap((pair) =>
    pair.talks.flatMap((talk) =>
      openTalkRecords(db, talk.talkId).map(({ authorId, text }) => {
        const { work, thinking, ownGaps, reminder, agreed } = text
        return { authorId, text: `${work}${thinking}${ownGaps}${reminder}${agreed}` }
      }),
    ),
  )
}

/** Pieces of talk records and of what members were told about their grades. */
export function confidentialPieces(scope: Scope, pairs: readonly WantedPair[]): Set<string> {
  const { db, of } = scope
  const feedback = [...gradeFeedbacksIn(db, of).keys()].flatMap((personId) => {
    const texts = feedbackTextsOf(db, { cycleId: of.cycleId, personId })
    return texts ? [texts.gaps] : []
  })
  const texts = [...talkTexts(scope, pairs).map((one) => one.text), ...feedback]
  return new Set(texts.flatMap(piecesOf))
}

/** Everything the unit prints and stands for, in the order of the box. */
export function printedTexts(scope: Scope): PrintedText[] {
  const { db, cycle, of, unit } = scope
  const examination = findVersion(db, { cycleId: of.cycleId, subjectId: of.unitId })
  const { keyProblems, methods, requirements } = cycle.parts
  const plan = [cycle.parameters.theme, keyProblems, methods, requirements]
  const sessions = scope.isRoot ? [] : studySessionsHeldFor(db, of.cycleId, unit)
  return [
    ...(scope.isRoot ? plan.map((text) => printed('plan', text, 'plan')) : []),
    ...sessions.map((session) => printed('study', session.summary ?? '', 'study')),
    ...(examination ? [printed('teamExamination', wordsOf(examination), 'analyses')] : []),
    ...heldMeetings(scope).flatMap(({ meetingId }) => [
      ...minutesTexts(scope, meetingId),
      ...teamMeasuresOf(db, meetingId).map(({ body }) => printed('measures', body, 'minutes')),
    ]),
    ...openTexts(scope),
  ].filter(({ text }) => text !== '')
}

function minutesTexts({ db }: Scope, meetingId: string): PrintedText[] {
  const version = minutesVersionsOf(db, meetingId).at(-1)
  if (!version) return []
  const { sheet } = JSON.parse(version.content) as Content
  const lines = sheet.sections.flatMap((section) => section.lines.map((line) => line.text))
  return [{ where: 'minutes', text: lines.join('\n'), mend: { to: 'minutes', id: meetingId } }]
}

/** What any member, or everybody, may read: the team's list and what was shown of it. */
export function openTexts(scope: Scope): PrintedText[] {
  const { db, of } = scope
  const items = itemsOf(db, of.cycleId, of.unitId).filter(
    (item) => item.list === 'team' && (item.state === 'published' || item.state === 'closed'),
  )
  const shown = disclosuresOf(db, of.cycleId).filter(
    (one) => one.unitId === of.unitId && one.publishedOn !== null,
  )
  return [
    ...items.map(
      ({ itemId, problem, measures }): PrintedText => ({
        where: 'list',
        text: `${problem}\n${measures}`,
        mend: { to: 'rectification', id: itemId },
      }),
    ),
    ...shown.map(
      ({ items: rows }): PrintedText =>
        printed(
          'disclosure',
          rows.map(({ problem, measures }) => `${problem}\n${measures}`).join('\n'),
          'disclosure',
        ),
    ),
  ]
}

function printed(
  where: PrintedText['where'],
  text: string,
  to: PrintedText['mend']['to'],
): PrintedText {
  return { where, text, mend: { to } }
}

/** How the frozen register and the present one name each person. */
export function namesOfPeople(scope: Scope, { members }: Belonging): Picture['names'] {
  const { db, of, cycle } = scope
  const windows = [cycle.windowFrom, ...heldMeetings(scope).map((meeting) => meeting.windowFrom)]
  const frozen = [...new Set(windows)].flatMap(
    (windowFrom) => registerFreezeOf(db, { ...of, windowFrom })?.members ?? [],
  )
  const written = Map.groupBy(frozen, (row) => row.personId)
  return members.map((personId) => ({
    personId,
    names: [
      findPerson(db, personId)?.name ?? '',
      ...(written.get(personId) ?? []).map((row) => row.name),
    ].filter((name) => name !== ''),
  }))
}

/** Titles as they stand in confirmed records. */
export function titlesOf(scope: Scope): Picture['titles'] {
  return heldMeetings(scope).flatMap(({ meetingId }) => {
    const version = minutesVersionsOf(scope.db, meetingId).at(-1)
    if (!version) return []
    const { sheet } = JSON.parse(version.content) as Content
    const mend = { to: 'minutes' as const, id: meetingId }
    return [{ title: sheet.title, unitNames: [scope.unit.name], mend }]
  })
}

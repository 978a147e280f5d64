import type { FormView } from '../../../../cards/problem/form.ts'
import type { ItemView } from '../../../../cards/problem/item.ts'
import { tags, timesSaid } from '../../../../cards/problem/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle } from '../../../../db/queries/cycles.ts'
import { findOpinionLine, type CountedLine } from '../../../../db/queries/opinion-lines.ts'
import { findPerson, type Person } from '../../../../db/queries/people.ts'
import { findProblem, type Problem } from '../../../../db/queries/problems.ts'
import { isSecretaryOf, mayAnswerFor } from '../../../organization/roles.ts'
import { teamOf } from '../../../organization/teams.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import {
  aspectsFor,
  findSubject,
  mayWrite,
  notesFor,
  opinionsFor,
  type Subject,
} from '../subjects.ts'
import { excerpt } from './paged.ts'

/** As many choices as a card holds beside its fields. */
const mostChoices = 30
const choiceLetters = 40

export function itemView(
  db: Reader,
  { problemId }: { problemId: string },
  { reader }: ViewContext,
): ItemView | undefined {
  const problem = findProblem(db, problemId)
  const subject = problem && findSubject(db, problem.subjectId)
  const cycle = problem && findCycle(db, problem.cycleId)
  if (!subject || !cycle || problem.state !== 'listed' || reader.kind !== 'person') return undefined
  const { person } = reader
  const team = subject.kind === 'team' ? teamOf(db, subject.subjectId) : []
  const holds = problem.claims.some(({ personId }) => personId === person.personId)
  const isOpen = cycle.state !== 'closed'
  return {
    cycleId: problem.cycleId,
    subjectId: problem.subjectId,
    problemId,
    kind: subject.kind,
    aspect: aspectsFor(cycle, subject).find(({ id }) => id === problem.aspect)?.name ?? '',
    body: problem.body,
    form: problem.form,
    root: problem.root,
    direction: problem.direction,
    tags: tags.filter((tag) => problem[tag]),
    sources: saidBy(db, problem, subject, person),
    claims: problem.claims.map(({ name, how }) => ({ name, assigned: how === 'assigned' })),
    mayClaim: isOpen && !holds && team.includes(person.personId),
    mayUnclaim: isOpen && holds,
    mayChange: isOpen && mayChange(db, person, problem, subject),
    assignable: isOpen ? assignableOf(db, person, problem, team) : [],
  }
}

function mayChange(db: Reader, person: Person, problem: Problem, subject: Subject): boolean {
  if (subject.kind === 'own') return mayWrite(db, person, subject)
  return problem.createdById === person.personId || isSecretaryOf(db, person, problem.subjectId)
}

function assignableOf(db: Reader, person: Person, problem: Problem, team: readonly string[]) {
  if (problem.subject !== 'team' || !isSecretaryOf(db, person, problem.subjectId)) return []
  return team
    .filter((id) => !problem.claims.some(({ personId }) => personId === id))
    .map((personId) => ({ personId, name: findPerson(db, personId)?.name ?? '' }))
}

/**
 * What an opinion said stands beside it, for whom its feedback sheet was (R37): the team, or the
 * leader and the secretary of the general branch. A note is its writer's alone.
 */
function saidBy(
  db: Reader,
  problem: Problem,
  subject: Subject,
  reader: Person,
): ItemView['sources'] {
  const isOwn = subject.kind === 'own' && mayAnswerFor(db, reader, subject.subjectId)
  const notes = isOwn ? notesFor(db, problem.cycleId, subject) : []
  const readsOpinions =
    subject.kind === 'team' || isOwn || isSecretaryOf(db, reader, subject.person.rootId)
  return problem.sources.map(({ kind, sourceId }) => {
    const note = notes.find(({ noteId }) => kind === 'note' && noteId === sourceId)?.body
    const isRead = kind === 'opinion' && readsOpinions
    const line = isRead ? findOpinionLine(db, sourceId)?.summary : undefined
    return { kind, said: excerptOf(note ?? line) }
  })
}

const excerptOf = (text: string | undefined) =>
  text === undefined ? undefined : excerpt(text, 100)

export function formView(
  db: Reader,
  key: { cycleId: string; subjectId: string; problemId: string; seed: string },
  { reader }: ViewContext,
): FormView | undefined {
  const { cycleId, subjectId, problemId, seed } = key
  const cycle = findCycle(db, cycleId)
  const subject = findSubject(db, subjectId)
  if (!cycle || !subject || reader.kind !== 'person') return undefined
  if (!mayWrite(db, reader.person, subject)) return undefined
  const problem = problemId === '' ? undefined : findProblem(db, problemId)
  const opinions = opinionsFor(db, cycleId, subject)
  const seeded = opinions.find(({ lineId }) => lineId === seed)
  const sources = problem?.sources ?? []
  const chosen = (kind: 'opinion' | 'note') =>
    sources.filter((one) => one.kind === kind).map(({ sourceId }) => sourceId)
  const chosenOpinions = seeded ? [seed] : chosen('opinion')
  return {
    cycleId,
    subjectId,
    problemId,
    kind: subject.kind,
    aspects: aspectsFor(cycle, subject),
    ...written(problem),
    tags: tags.filter((tag) => (problem ?? seeded)?.[tag] ?? false),
    sources: sources.map(({ kind }) => kind),
    opinions: opinionChoices(opinions, chosenOpinions),
    chosenOpinions,
    notes: notesFor(db, cycleId, subject)
      .slice(-mostChoices)
      .map(({ noteId, body }) => ({ id: noteId, name: excerpt(body, choiceLetters) })),
    chosenNotes: chosen('note'),
  }
}

function written(problem: Problem | undefined) {
  return {
    aspect: problem?.aspect,
    body: problem?.body ?? '',
    form: problem?.form ?? '',
    root: problem?.root ?? '',
    direction: problem?.direction ?? '',
  }
}

/** The chosen ones always, then as many others as a card holds. */
function opinionChoices(opinions: readonly CountedLine[], chosen: readonly string[]) {
  const isChosen = ({ lineId }: CountedLine) => chosen.includes(lineId)
  return [...opinions.filter(isChosen), ...opinions.filter((one) => !isChosen(one))]
    .slice(0, Math.max(mostChoices, chosen.length))
    .map(({ lineId, summary, count }) => ({
      id: lineId,
      name: `${excerpt(summary, choiceLetters)}${timesSaid(count)}`,
    }))
}

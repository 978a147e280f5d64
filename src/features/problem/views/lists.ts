import type { ListItem, ListView, OpinionsView } from '../../../../cards/problem/list.ts'
import { memberListName, ownListName } from '../../../../cards/problem/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { findCycle, type Cycle } from '../../../../db/queries/cycles.ts'
import type { CountedLine } from '../../../../db/queries/opinion-lines.ts'
import { getPerson, type Person } from '../../../../db/queries/people.ts'
import { findProblemList, problemsOf, type Problem } from '../../../../db/queries/problems.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import { teamOf, teamsOf } from '../../../organization/teams.ts'
import { unitCycle } from '../../../organization/unit-cycle.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { unclaimedFirst } from '../rules.ts'
import {
  aspectsFor,
  findSubject,
  mayFinish,
  mayWrite,
  opinionsFor,
  type Subject,
} from '../subjects.ts'
import { excerpt, pageOf } from './paged.ts'

type OfList = { cycleId: string; subjectId: string; page: string }

const itemsPerPage = 6
const opinionsPerPage = 8
const letters = 120

export function listView(
  db: Reader,
  { cycleId, subjectId, page }: OfList,
  { reader }: ViewContext,
): ListView | undefined {
  const cycle = findCycle(db, cycleId)
  const subject = findSubject(db, subjectId)
  if (!cycle || !subject || reader.kind !== 'person') return undefined
  const problems = problemsOf(db, cycleId, subjectId)
  const isTeam = subject.kind === 'team'
  const items = itemsOf(db, cycle, subject, problems, reader.person)
  const writes = mayWrite(db, reader.person, subject)
  return {
    cycleId,
    subjectId,
    kind: subject.kind,
    name: nameOf(subject, reader.person),
    dueOn: dayOfRow(unitCycle(db, cycle, homeOf(subject)), 'problemListsDue'),
    finishedOn: findProblemList(db, cycleId, subjectId)?.finishedOn,
    list: pageOf(items, page, itemsPerPage),
    count: problems.length,
    unclaimed: isTeam ? problems.filter((one) => one.claims.length === 0).length : 0,
    opinions: writes ? unlisted(db, cycleId, subject, problems).length : 0,
    mayWrite: writes,
    mayFinish: mayFinish(db, reader.person, subject),
    others: writes
      ? [
          ...membersOf(db, cycleId, subject, reader.person),
          ...othersOf(db, subjectId, reader.person),
        ]
      : [],
  }
}

const homeOf = (subject: Subject) =>
  subject.kind === 'team' ? subject.subjectId : subject.person.branchId

function nameOf(subject: Subject, reader: Person): string | undefined {
  if (subject.kind === 'team') return subject.unit.name
  return subject.subjectId === reader.personId ? undefined : subject.person.name
}

/** A number stays with its problem; the unclaimed ones are shown first. */
function itemsOf(
  db: Reader,
  cycle: Cycle,
  subject: Subject,
  problems: readonly Problem[],
  reader: Person,
): ListItem[] {
  const names = new Map(aspectsFor(cycle, subject).map(({ id, name }) => [id, name]))
  const isTeam = subject.kind === 'team'
  const inTeam = isTeam && teamOf(db, subject.subjectId).includes(reader.personId)
  const numbered = problems.map((problem, at) => ({ ...problem, no: at + 1 }))
  return (isTeam ? unclaimedFirst(numbered) : numbered).map((one) => ({
    problemId: one.problemId,
    no: one.no,
    body: excerpt(one.body, letters),
    aspect: names.get(one.aspect) ?? '',
    claimedBy: one.claims.map(({ name }) => name),
    mayClaim: inTeam && !one.claims.some(({ personId }) => personId === reader.personId),
  }))
}

/** The reader's own list and those of their teams. */
function othersOf(db: Reader, shownId: string, reader: Person): ListView['others'] {
  const teams = teamsOf(db, reader)
  const own = { subjectId: reader.personId, name: ownListName, kind: 'own' as const }
  return [
    ...(teams.length > 0 ? [own] : []),
    ...teams.map(({ unitId, name }) => ({ subjectId: unitId, name, kind: 'team' as const })),
  ].filter(({ subjectId }) => subjectId !== shownId)
}

/** For the secretary: the lists of the team's members, and which are complete. */
function membersOf(
  db: Reader,
  cycleId: string,
  subject: Subject,
  reader: Person,
): ListView['others'] {
  if (subject.kind !== 'team' || !isSecretaryOf(db, reader, subject.subjectId)) return []
  return teamOf(db, subject.subjectId)
    .filter((personId) => personId !== reader.personId)
    .map((personId) => ({
      subjectId: personId,
      name: memberListName(getPerson(db, personId).name, !!findProblemList(db, cycleId, personId)),
      kind: 'own' as const,
    }))
}

/** Opinions that no problem on this list points to. */
function unlisted(
  db: Reader,
  cycleId: string,
  subject: Subject,
  problems: readonly Problem[],
): CountedLine[] {
  const used = new Set(
    problems.flatMap(({ sources }) =>
      sources.filter(({ kind }) => kind === 'opinion').map(({ sourceId }) => sourceId),
    ),
  )
  return opinionsFor(db, cycleId, subject).filter(({ lineId }) => !used.has(lineId))
}

export function opinionsView(
  db: Reader,
  { cycleId, subjectId, page }: OfList,
  { reader }: ViewContext,
): OpinionsView | undefined {
  const subject = findSubject(db, subjectId)
  if (!subject || reader.kind !== 'person' || !mayWrite(db, reader.person, subject)) {
    return undefined
  }
  const lines = unlisted(db, cycleId, subject, problemsOf(db, cycleId, subjectId))
  return {
    cycleId,
    subjectId,
    kind: subject.kind,
    list: pageOf(
      lines.map(({ lineId, summary, count }) => ({ lineId, summary, count })),
      page,
      opinionsPerPage,
    ),
  }
}

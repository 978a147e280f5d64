import type { Reader } from '../../../db/client.ts'
import { criticismsReceived } from '../../../db/queries/criticisms.ts'
import { criticismSubjectIn } from '../../../db/queries/criticism-subjects.ts'
import type { Cycle } from '../../../db/queries/cycles.ts'
import { meetingsOfUnit } from '../../../db/queries/meetings.ts'
import { problemsOf } from '../../../db/queries/problems.ts'
import { importedLines } from '../../../db/queries/rectification-imports.ts'
import {
  openItemsBefore,
  type RectificationItem,
  type RectificationSource,
} from '../../../db/queries/rectification-items.ts'
import { settledSources } from '../../../db/queries/rectification-sources.ts'
import { teamMeasuresOf } from '../../../db/queries/team-measures.ts'
import type { Subject } from './subjects.ts'

/** Something that must end in an item, in another item, or with a reason (R106). */
export interface Candidate extends RectificationSource {
  text: string
  aspect: string
  /** Where an imported line is from. */
  label: string | null
  /** The item of an earlier cycle it goes on from. */
  previous?: RectificationItem
  /** A measure of the meeting is on offer only: it may be taken over, nothing must become of it. */
  isOffer: boolean
  /** The item of this cycle it ended in. */
  itemId: string | undefined
}

/** Everything a list is put together from, with what became of it so far (R106, R107, R63). */
export function candidatesOf(db: Reader, cycle: Cycle, subject: Subject): Candidate[] {
  const settled = settledSources(db, cycle.cycleId)
  const found = subject.kind === 'team' ? ofTeam(db, cycle, subject) : ofLeader(db, cycle, subject)
  return [...problems(db, cycle, subject), ...found, ...earlier(db, cycle, subject)].map((one) => ({
    ...one,
    itemId: settled.get(`${one.kind}:${one.sourceId}`),
  }))
}

export function findCandidate(
  db: Reader,
  cycle: Cycle,
  subject: Subject,
  source: { kind: string; sourceId: string },
): Candidate | undefined {
  return candidatesOf(db, cycle, subject).find(
    (one) => one.kind === source.kind && one.sourceId === source.sourceId,
  )
}

/** What still has to end somewhere. */
export function unsettled(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((one) => one.itemId === undefined && !one.isOffer)
}

type Found = Omit<Candidate, 'itemId'>
const plain = { label: null, isOffer: false }

function problems(db: Reader, { cycleId }: Cycle, { subjectId }: Subject): Found[] {
  return problemsOf(db, cycleId, subjectId).map(({ problemId, body, aspect }) => ({
    kind: 'problem',
    sourceId: problemId,
    text: body,
    aspect,
    ...plain,
  }))
}

/** What others brought for the team: lists from elsewhere, and the measures of its meetings. */
function ofTeam(db: Reader, { cycleId }: Cycle, { unit }: Subject): Found[] {
  const imported = importedLines(db, cycleId, unit.unitId).map(
    (line): Found => ({
      kind: 'import',
      sourceId: line.candidateId,
      text: line.body,
      aspect: '',
      label: line.label,
      isOffer: false,
    }),
  )
  const measures = meetingsOfUnit(db, cycleId, unit.unitId)
    .filter(({ state }) => state !== 'brokenOff')
    .flatMap(({ meetingId }) => teamMeasuresOf(db, meetingId))
    .map(
      ({ measureId, body }): Found => ({
        kind: 'measure',
        sourceId: measureId,
        text: body,
        aspect: '',
        label: null,
        isOffer: true,
      }),
    )
  return [...imported, ...measures]
}

/** What was said to a leader and accepted. NOTE: for the leader alone until they list it. */
function ofLeader(db: Reader, { cycleId }: Cycle, { subjectId }: Subject): Found[] {
  return criticismsReceived(db, cycleId, subjectId)
    .filter(({ meetingId }) => {
      return criticismSubjectIn(db, meetingId, subjectId)?.response === 'accept'
    })
    .map(({ meetingId, criticId, problem }) => ({
      kind: 'criticism',
      sourceId: `${meetingId}|${criticId}|${subjectId}`,
      text: problem,
      aspect: '',
      ...plain,
    }))
}

function earlier(db: Reader, { rootId, cycleId }: Cycle, subject: Subject): Found[] {
  const isOn = (item: RectificationItem) =>
    subject.kind === 'team'
      ? item.list === 'team' && item.unitId === subject.subjectId
      : item.ownerId === subject.subjectId
  return openItemsBefore(db, rootId, cycleId)
    .filter(isOn)
    .map((previous) => ({
      kind: 'previousCycle',
      sourceId: previous.itemId,
      text: previous.problem,
      aspect: previous.aspect,
      previous,
      ...plain,
    }))
}

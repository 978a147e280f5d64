import type { SheetLine, SheetSection } from '../../../../cards/minutes/sheet.ts'
import * as say from '../../../../cards/minutes/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { appraisalCountsOf } from '../../../../db/queries/appraisals.ts'
import { findRound } from '../../../../db/queries/ballot-rounds.ts'
import { ballotResultOf } from '../../../../db/queries/ballot-totals.ts'
import { isCountSheetSigned } from '../../../../db/queries/count-sheet-steps.ts'
import { criticismCountsOf } from '../../../../db/queries/criticisms.ts'
import { criticismSubjectsOf } from '../../../../db/queries/criticism-subjects.ts'
import { findCriticismRound } from '../../../../db/queries/criticism-rounds.ts'
import {
  groupRecord,
  groupsOfStep,
  type MeetingStep,
} from '../../../../db/queries/meeting-steps.ts'
import { directionsOf } from '../../../../db/queries/rectification-directions.ts'
import { measureSuggestionsOf, teamMeasuresOf } from '../../../../db/queries/team-measures.ts'
import { findUnit } from '../../../../db/queries/units.ts'
import type { EngineId, StepPlan } from '../../../../policies/agendas.ts'
import { timeOf } from '../../../organization/calendar.ts'
import { nameOf, type Held } from '../record.ts'

const { minutesLabels: labels } = say

interface Typed {
  parts: ReadonlyMap<string, string>
  notes: ReadonlyMap<string, string>
}

/** The part in which the note on a step is kept once somebody changed it in the record. */
export const notePart = (stepId: string) => `note:${stepId}`
export const morePart = (stepId: string) => `more:${stepId}`

/** What was noted on a step: as corrected in the record, else as typed in the meeting. */
export function noteOn(stepId: string, { parts, notes }: Typed): string {
  return parts.get(notePart(stepId)) ?? notes.get(stepId) ?? ''
}

/** The steps of the agenda, one place each, and what belongs to none of them. */
export function sectionsOf(db: Reader, held: Held, typed: Typed): SheetSection[] {
  const steps = held.agenda.map((step, at) => ({
    part: step.id,
    title: say.stepTitle(at + 1, step.name, whenOf(held.steps.get(step.id))),
    lines: [
      ...speakersOf(db, held, step),
      ...groupLines(db, held, step, typed.notes),
      ...line(labels.note, noteOn(step.id, typed)),
      ...figuresOf(db, held, step),
      ...line(labels.more, typed.parts.get(morePart(step.id)) ?? ''),
    ],
  }))
  const other = line(labels.more, typed.parts.get(morePart('other')) ?? '')
  return [...steps, { part: 'other', title: say.otherSection, lines: other }]
}

function line(label: string, text: string): SheetLine[] {
  return text === '' ? [] : [{ label, text }]
}

function whenOf(step: MeetingStep | undefined): string {
  if (!step || step.finishedAt === null) return say.stepMissing
  if (step.isSkipped) return say.stepSkipped
  return say.stepTime(timeOf(new Date(step.startedAt)), timeOf(new Date(step.finishedAt)))
}

function speakersOf(db: Reader, held: Held, step: StepPlan): SheetLine[] {
  const row = held.steps.get(step.id)
  if (!row || row.isSkipped || row.finishedAt === null) return []
  if (step.engine === 'criticism' || step.engine === 'criticismLight') {
    const round = findCriticismRound(db, { meetingId: held.meeting.meetingId, stepId: step.id })
    const subjects = round ? criticismSubjectsOf(db, round.roundId) : []
    const names = subjects.map(({ subjectId, readById }) =>
      say.nameReadBy(nameOf(db, subjectId), readById === null ? undefined : nameOf(db, readById)),
    )
    return line(labels.speaker, say.sayNames(names))
  }
  const speakerId = row.speakerId ?? actorOf(held, step)
  return speakerId === undefined ? [] : line(labels.speaker, nameOf(db, speakerId))
}

function actorOf({ meeting }: Held, { actor }: StepPlan): string | undefined {
  if (actor === 'chair') return meeting.chairId
  return actor === 'principal' ? meeting.principalId : undefined
}

function groupLines(
  db: Reader,
  { meeting }: Held,
  step: StepPlan,
  notes: Typed['notes'],
): SheetLine[] {
  if (!step.byGroups) return []
  const groups = groupsOfStep(db, meeting.meetingId, step.id)
  const said = groups.map(({ groupId, presentCount }) =>
    say.sayGroup(findUnit(db, groupId)?.name ?? '', presentCount ?? undefined),
  )
  const records = groups.flatMap(({ groupId }) =>
    line(
      say.groupRecordOf(findUnit(db, groupId)?.name ?? ''),
      notes.get(groupRecord(step.id, groupId)) ?? '',
    ),
  )
  return [...line(labels.groups, say.sayNames(said)), ...records]
}

type Figures = (db: Reader, held: Held) => SheetLine[]

/** Counts of a whole meeting stand once, on the last of the steps they are about. */
function figuresOf(db: Reader, held: Held, step: StepPlan): SheetLine[] {
  const source = step.engine && figures[step.engine]
  const last = held.agenda.findLast(({ engine }) => engine && figures[engine] === source)
  const isBegun = held.steps.has(step.id)
  return source && isBegun && last?.id === step.id ? source(db, held) : []
}

const criticism: Figures = (db, { meeting }) =>
  line(labels.criticism, say.sayCriticism(criticismCountsOf(db, meeting.meetingId)))

const selfAppraisals: Figures = (db, { meeting }) =>
  line(
    labels.selfAppraisals,
    say.sayPeople(appraisalCountsOf(db, meeting.meetingId).selfAppraisals),
  )

const mutualComments: Figures = (db, { meeting }) =>
  line(labels.mutualComments, say.sayItems(appraisalCountsOf(db, meeting.meetingId).mutualComments))

const measures: Figures = (db, { meeting }) => {
  const { meetingId } = meeting
  const agreed = teamMeasuresOf(db, meetingId)
  const directions = directionsOf(db, meetingId)
  const suggestions = measureSuggestionsOf(db, meetingId).length
  return [
    ...line(labels.measures, agreed.map(({ body }, at) => say.numbered(at + 1, body)).join('\n')),
    ...line(
      labels.directions,
      directions
        .map(({ personId, direction }) => say.directionOf(nameOf(db, personId), direction))
        .join('\n'),
    ),
    ...line(labels.suggestions, say.sayItems(suggestions)),
  ]
}

/** Turnout alone: what was marked stands on the count sheet and nowhere else. */
const turnout =
  (kind: 'members' | 'team', label: string): Figures =>
  (db, { meeting }) => {
    const { cycleId, unitId } = meeting
    const result = ballotResultOf(db, { cycleId, unitId, kind })
    if (!result) return []
    const { eligible, electronic, paper } = result
    return [
      ...line(label, say.sayTurnout({ eligible, electronic, paper: paper?.returned ?? 0 })),
      ...tellerLines(db, result.roundId),
    ]
  }

/** Who counted, and that both signed the count sheet as far as they have. */
function tellerLines(db: Reader, roundId: string): SheetLine[] {
  const round = findRound(db, roundId)
  if (!round) return []
  const { scrutineerId, voteCounterId } = round
  const [scrutineer, voteCounter] = [nameOf(db, scrutineerId), nameOf(db, voteCounterId)]
  const isSigned = isCountSheetSigned(db, roundId)
  return line(labels.tellers, say.sayTellers({ scrutineer, voteCounter, isSigned }))
}

const figures: Partial<Record<EngineId, Figures>> = {
  criticism,
  criticismLight: criticism,
  selfAppraisal: selfAppraisals,
  mutualAppraisal: mutualComments,
  measures,
  ballot: turnout('members', labels.turnout),
  teamAppraisal: turnout('team', labels.teamTurnout),
}

import type { ConsoleStep, ConsoleView } from '../../../../cards/meeting/conductor.ts'
import { steps as said, sayQuorumLack } from '../../../../cards/meeting/wording.ts'
import type { StepPlan } from '../../../../policies/agendas.ts'
import { stepPrompts } from '../../../../policies/step-prompts.ts'
import type { Reader } from '../../../../db/client.ts'
import { groupsOfStep, notesOfMeeting } from '../../../../db/queries/meeting-steps.ts'
import { meetingOfType } from '../../../../db/queries/meetings.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { timeOf } from '../../../organization/calendar.ts'
import { suggestsGroupSessions } from '../../../organization/participation.ts'
import { isSecretaryOf, isTeamMemberOf } from '../../../organization/roles.ts'
import type { CardReader, ViewContext } from '../../../pipeline/feature.ts'
import type { Features } from '../../../pipeline/gate-lines.ts'
import { engineOf, stateOf } from '../engines.ts'
import { findHeld, hasGuides, nameOf, quorumIn, type Held } from '../held.ts'
import { reportOf } from '../report.ts'
import * as agendas from '../rules/agenda.ts'
import { countAttendance, isCorrectable } from '../../../organization/attendance.ts'
import { movesShown } from '../rules/moves.ts'
import { afterwards } from './afterwards.ts'

const namesShown = 12

export function consoleView(all: Features) {
  return (
    db: Reader,
    { meetingId }: { meetingId: string },
    { now, reader }: ViewContext,
  ): ConsoleView | undefined => {
    const held = findHeld(db, meetingId)
    if (!held) return undefined
    const { meeting, unit, agenda, rows } = held
    const isOpen = meeting.state === 'open'
    const on = isOpen ? agendas.currentStep(agenda, rows) : undefined
    const quorum = quorumIn(held)
    const mayClose = isOpen && agendas.isAllOver(agenda, rows)
    return {
      meetingId,
      unitName: unit.name,
      meetingType: meeting.meetingType,
      state: meeting.state,
      chair: nameOf(db, meeting.chairId),
      recorder: nameOf(db, meeting.recorderId),
      counts: countAttendance(held.people),
      quorum: quorum.lacks.map(sayQuorumLack),
      isFull: quorum.isFull,
      ...missingIn(db, held),
      now: on && stepOf(db, all, held, on, now),
      next: isOpen ? nextOf(db, all, held, now) : undefined,
      mayGoBack: mayGoBack(all, held, on),
      mayClose,
      mayCorrect: mayCorrect(held, reader, now),
      mayFollow: mayFollow(db, held),
      after: afterIn(db, all, held, { reader, now }),
      dual: dualOf(db, held, reader),
    }
  }
}

function missingIn(db: Reader, { people }: Held) {
  const named = (presence: 'absent' | 'onLeave') =>
    people.filter(
      (one) => one.isExpected && one.role === 'participant' && one.presence === presence,
    )
  const absent = named('absent')
  return {
    missing: absent.slice(0, namesShown).map((one) => nameOf(db, one.personId)),
    moreMissing: Math.max(0, absent.length - namesShown),
    onLeave: named('onLeave')
      .slice(0, namesShown)
      .map((one) => nameOf(db, one.personId)),
  }
}

function stepOf(db: Reader, all: Features, held: Held, step: StepPlan, now: Date): ConsoleStep {
  const { meeting, agenda, rows, people } = held
  const row = rows.get(step.id)
  const startedAt = row?.startedAt ?? now.getTime()
  const state = stateOf(db, all, held, step, now)
  const steps = agendas.heldSteps(agenda)
  const { present } = countAttendance(people)
  const threshold = held.cycle.parameters.meeting.groupThreshold
  const groups = groupsIn(db, held, step)
  return {
    step: step.id,
    name: step.name,
    no: steps.indexOf(step) + 1,
    of: steps.length,
    startedAt: timeOf(new Date(startedAt)),
    passed: Math.max(0, Math.floor((now.getTime() - startedAt) / 60_000)),
    planned: step.minutes,
    speaker: speakerOf(db, held, step, state.speakerId),
    progress: state.progress,
    lacks: state.finishLacks,
    prompt: stepPrompts[step.id],
    report: step.report ? reportOf(db, held, step.report) : [],
    work: state.open,
    byTurns: engineOf(all, step)?.next !== undefined && state.finishLacks.length > 0,
    moves: movesShown(row),
    mayPickSpeaker: step.actor === 'lecturer',
    maySplit: step.byGroups === true,
    suggestsSplit: step.byGroups === true && !groups && suggestsGroupSessions(present, threshold),
    groups,
    isOptional: step.optional !== undefined,
    isNoted: notesOfMeeting(db, meeting.meetingId).has(step.id),
  }
}

/** Whose turn it is; the guides are no people of the register. */
export function speakerOf(
  db: Reader,
  { meeting, rows }: Held,
  step: StepPlan,
  speakerId: string | undefined,
): string | undefined {
  if (step.actor === 'superiorGuide') return said.guides
  const chosen = speakerId ?? rows.get(step.id)?.speakerId
  const personId = agendas.actorOf(step, meeting, chosen)
  return personId === undefined ? undefined : nameOf(db, personId)
}

function groupsIn(db: Reader, { meeting }: Held, step: StepPlan): ConsoleStep['groups'] {
  const groups = step.byGroups ? groupsOfStep(db, meeting.meetingId, step.id) : []
  if (groups.length === 0) return undefined
  const waiting = groups.filter((group) => group.presentCount === null)
  return {
    reported: groups.length - waiting.length,
    of: groups.length,
    waiting: waiting.map((group) => getUnit(db, group.groupId).name),
  }
}

function nextOf(db: Reader, all: Features, held: Held, now: Date): ConsoleView['next'] {
  const { next } = agendas.aheadOf(held.agenda, held.rows, { hasGuides: hasGuides(held) })
  if (!next) return undefined
  // While a step is on, what the next one needs may still come out of it.
  const isWaiting = agendas.currentStep(held.agenda, held.rows) === undefined
  const lacks = isWaiting ? stateOf(db, all, held, next, now).startLacks : []
  return { name: next.name, lacks }
}

/** Where the work after the meeting stands; its desk is the secretary's alone. */
function afterIn(
  db: Reader,
  all: Features,
  held: Held,
  { reader, now }: Pick<ViewContext, 'reader' | 'now'>,
): ConsoleView['after'] {
  const leads = reader.kind === 'person' && isSecretaryOf(db, reader.person, held.meeting.unitId)
  return afterwards(db, all, held, now).flatMap(({ step, stand, work }) => {
    if (!work) return []
    const lacks = stand === 'now' ? work.finishLacks : work.startLacks
    return [{ name: step.name, stand, lacks, work: leads ? work.open : undefined }]
  })
}

function mayGoBack(all: Features, { meeting, agenda, rows }: Held, on: StepPlan | undefined) {
  if (meeting.state !== 'open' || (on && engineOf(all, on))) return false
  return agendas.stepBack(agenda, rows) !== undefined
}

function mayCorrect({ meeting }: Held, reader: CardReader, now: Date): boolean {
  if (reader.kind !== 'person' || !isCorrectable(meeting, now)) return false
  return meeting.state === 'open' || meeting.recorderId === reader.person.personId
}

/** After B of a branch the appraisal may follow in one sitting. */
function mayFollow(db: Reader, { meeting, agenda, rows }: Held): boolean {
  const { cycleId, unitId, meetingType, state } = meeting
  if (meetingType !== 'B' || state === 'brokenOff' || !agendas.isAllOver(agenda, rows)) return false
  return meetingOfType(db, { cycleId, unitId, meetingType: 'C' }) === undefined
}

function dualOf(db: Reader, { meeting, unit }: Held, reader: CardReader) {
  const sees = reader.kind === 'person' && isTeamMemberOf(db, reader.person, unit.rootId)
  return meeting.meetingType === 'A' && sees ? { cycleId: meeting.cycleId } : undefined
}

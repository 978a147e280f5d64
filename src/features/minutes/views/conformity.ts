import type { ConformityView } from '../../../../cards/minutes/conformity.ts'
import { sayFinding, type ChecklistLine } from '../../../../cards/minutes/conformity-wording.ts'
import { gateNames } from '../../../../cards/readiness/wording.ts'
import type { Reader } from '../../../../db/client.ts'
import { criticismCountsOf } from '../../../../db/queries/criticisms.ts'
import { explanationOf, findCriticismRound } from '../../../../db/queries/criticism-rounds.ts'
import { gateExemptionsOf } from '../../../../db/queries/gate-exemptions.ts'
import { openingDecisionsOf, ownWindowsOf } from '../../../../db/queries/meeting-windows.ts'
import { meetingOfType } from '../../../../db/queries/meetings.ts'
import { findMinutes, minutesVersionsOf } from '../../../../db/queries/minutes.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { heldMeeting, meetingTitleOf, type Held } from '../record.ts'
import { countAttendance, quorumOf } from '../../../organization/attendance.ts'
import { conformityOf, type ConformityFacts, type StepFacts } from '../rules/conformity.ts'
import { pageOf } from '../rules/paging.ts'

const linesPerPage = 12

export function conformityView(
  db: Reader,
  { meetingId, page }: { meetingId: string; page?: string | undefined },
): ConformityView | undefined {
  const held = heldMeeting(db, meetingId)
  if (!held) return undefined
  const lines = checklistOf(db, held)
  const count = (verdict: ChecklistLine['verdict']) =>
    lines.filter((one) => one.verdict === verdict).length
  return {
    meetingId,
    title: meetingTitleOf(held),
    met: count('met'),
    notMet: count('notMet'),
    notApplicable: count('notApplicable'),
    list: pageOf(lines, page ?? '1', linesPerPage),
    isOpen: held.meeting.state === 'open',
  }
}

/** The checklist of a meeting in words, as it stands now (R121). */
export function checklistOf(db: Reader, held: Held): ChecklistLine[] {
  return conformityOf(factsOf(db, held)).map((found) => sayFinding(found, gateNames))
}

function factsOf(db: Reader, held: Held): ConformityFacts {
  const { meeting, cycle, people } = held
  const { meetingId, meetingType } = meeting
  const { quorumHard: hard, quorumSoft: soft } = cycle.parameters.ballot
  const participants = people.filter((one) => one.role === 'participant')
  const team = participants.filter((one) => one.isTeam)
  const came = (rows: typeof people) => rows.filter((one) => one.presence === 'present')
  const first = minutesVersionsOf(db, meetingId)[0]
  const minutes = findMinutes(db, meetingId)
  return {
    meetingType,
    opening: openingOf(db, held),
    isAfterB: isAfterB(db, held),
    heldOn: dayOf(new Date(meeting.openedAt)),
    window: { from: cycle.windowFrom, to: cycle.windowTo },
    otherDays: otherDaysOf(db, held),
    isPrincipalPresent: came(participants).some((one) => one.personId === meeting.principalId),
    attendance: countAttendance(people),
    team: { present: came(team).length, of: team.length },
    lacks: quorumOf(people, { meetingType, principalId: meeting.principalId, hard, soft }).lacks,
    quorumHard: hard,
    steps: stepsOf(held),
    criticism: criticismIn(db, held),
    closedAt: meeting.closedAt ?? undefined,
    recorderConfirmedAt: first?.recorderConfirmedAt ?? minutes?.recorderConfirmedAt ?? undefined,
    isConfirmed: minutes?.state === 'confirmed',
  }
}

/** Where the order of its rounds was broken, and why they were not held again. */
function criticismIn(db: Reader, { agenda, meeting }: Held): ConformityFacts['criticism'] {
  const { meetingId } = meeting
  const rounds = agenda.filter(({ engine }) => engine?.startsWith('criticism'))
  if (rounds.length === 0) return undefined
  const { defects, madeUp } = criticismCountsOf(db, meetingId)
  const explanations = rounds.flatMap(({ id: stepId }) => {
    const round = findCriticismRound(db, { meetingId, stepId })
    return (round && explanationOf(db, round)) ?? []
  })
  return { defects, madeUp, explanations }
}

/** What was found when the meeting was opened, and what was 不适用 then. */
function openingOf(db: Reader, { meeting }: Held): ConformityFacts['opening'] {
  const { cycleId, unitId, meetingType, openedAt } = meeting
  const decision = openingDecisionsOf(db, cycleId, unitId).find(
    (one) => one.decision === 'go' && one.meetingType === meetingType && one.at <= openedAt,
  )
  if (!decision) return undefined
  const reasons = new Map(
    gateExemptionsOf(db, cycleId, unitId)
      .filter((one) => one.at <= openedAt)
      .map((one) => [one.gate, one.reason]),
  )
  const exempt = new Map(decision.exempt.map((gate) => [gate, reasons.get(gate) ?? '']))
  return { failing: decision.failing, exempt }
}

function isAfterB(db: Reader, { meeting }: Held): boolean {
  const { cycleId, unitId, openedAt } = meeting
  const before = meetingOfType(db, { cycleId, unitId, meetingType: 'B' })
  return before?.state === 'closed' && (before.closedAt ?? Infinity) <= openedAt
}

/** Why the unit met on days of its own. */
function otherDaysOf(db: Reader, { meeting }: Held): string | undefined {
  const own = ownWindowsOf(db, meeting.cycleId).get(meeting.unitId)
  const heldOn = dayOf(new Date(meeting.openedAt))
  const isHeldThen = own !== undefined && own.windowFrom <= heldOn && heldOn <= own.windowTo
  return isHeldThen && own.reason !== '' ? own.reason : undefined
}

function stepsOf({ agenda, steps }: Held): StepFacts[] {
  return agenda.map((step) => {
    const row = steps.get(step.id)
    return {
      id: step.id,
      name: step.name,
      after: step.after,
      isOptional: step.optional !== undefined,
      startedAt: row?.startedAt,
      finishedAt: row?.finishedAt ?? undefined,
      isSkipped: row?.isSkipped ?? false,
    }
  })
}

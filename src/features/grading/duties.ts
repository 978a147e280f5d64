import { gradingDuties, gradingDutyTitles } from '../../../cards/grading/wording.ts'
import type { Reader } from '../../../db/client.ts'
import { gradingMeetingOf } from '../../../db/queries/grades.ts'
import { gradeFeedbackOf, openRestudiesIn } from '../../../db/queries/grading-feedback.ts'
import { assignedTalksOf } from '../../../db/queries/grading-follow-ups.ts'
import { findPerson, type Person } from '../../../db/queries/people.ts'
import { findUnit } from '../../../db/queries/units.ts'
import { dayOfRow } from '../../organization/cycle-calendar.ts'
import { isSecretaryOf, secretaryOf } from '../../organization/roles.ts'
import { runningCycle } from '../../organization/teams.ts'
import type { Duty, DutySource, OpenDuty } from '../../pipeline/duty.ts'
import { allBranches, branchAt, heldAppraisal, type Branch } from './branch.ts'
import { isOnPaper, gradeOf, owesAnswer } from './own.ts'
import { secretaryFor } from './people.ts'
import { confirmRef, listRef, ownRef } from './refs.ts'
import { untold } from './standing.ts'

type Owed = Omit<Duty, 'personId'>

/**
 * What grading asks: of secretaries by branch; of a member to look at the feedback; of who was
 * named to talk. Only what says nothing about anybody stands on the team's board.
 */
export const gradingDutySource: DutySource = {
  owedBy: (db, personId) => {
    const person = findPerson(db, personId)
    const cycle = person && runningCycle(db, person.rootId)
    if (!person || !cycle || person.state !== 'active') return []
    const owed = [
      ...allBranches(db, cycle).flatMap((branch) => ofSecretaries(db, branch, person)),
      ...talkDuties(db, cycle.cycleId, personId),
      ...answerDuty(db, cycle.cycleId, person),
    ]
    return owed.map((one) => ({ ...one, personId }))
  },
  owed: (db, duty, personId, now) =>
    gradingDutySource.owedBy(db, personId, now).find((one) => one.duty === duty),
  openIn: (db, unitId) => {
    const unit = findUnit(db, unitId)
    const cycle = unit && runningCycle(db, unit.rootId)
    if (!cycle) return []
    return allBranches(db, cycle)
      .filter((branch) => unitId === unit.rootId || unitId === branch.of.unitId)
      .flatMap((branch) => openFor(db, branch))
  },
}

export function meetDutyName({ of }: Branch): string {
  return `grading:meet:${of.cycleId}:${of.unitId}`
}
export function feedbackDutyName({ of }: Branch): string {
  return `grading:feedback:${of.cycleId}:${of.unitId}`
}
export function restudyDutyName({ of }: Branch): string {
  return `grading:restudy:${of.cycleId}:${of.unitId}`
}
export function talkDutyName(of: { cycleId: string; personId: string }): string {
  return `grading:talk:${of.cycleId}:${of.personId}`
}

function ofSecretaries(db: Reader, branch: Branch, person: Person): Owed[] {
  const { unit } = branch
  if (!isSecretaryOf(db, person, unit.unitId)) return []
  const own = secretaryOf(db, unit.unitId)?.personId === person.personId
  const top = isSecretaryOf(db, person, unit.rootId)
  return [
    ...(own ? boardDuties(db, branch) : []),
    ...restudyDuty(db, branch, person),
    ...(top ? confirmDuty(db, branch) : []),
  ]
}

/** The two that may be seen by the whole team: they name nobody. */
function boardDuties(db: Reader, branch: Branch): Owed[] {
  if (!owesMeeting(db, branch)) return feedbackDuty(db, branch)
  return [
    {
      duty: meetDutyName(branch),
      kind: gradingDuties.meet,
      title: gradingDutyTitles.meet(branch.unit.name),
      dueOn: dayOfRow(branch.cycle, 'gradingMeeting'),
      open: listRef('gradingDesk', branch.of),
    },
  ]
}

/** From the end of the appraisal until its grades are decided, or wait further up. */
export function owesMeeting(db: Reader, branch: Branch): boolean {
  const state = gradingMeetingOf(db, branch.of)?.state
  if (state === 'decided' || state === 'awaitingConfirmation') return false
  return heldAppraisal(db, branch.of) !== undefined
}

function feedbackDuty(db: Reader, branch: Branch): Owed[] {
  const count = untold(db, branch).length
  if (count === 0) return []
  return [
    {
      duty: feedbackDutyName(branch),
      kind: gradingDuties.feedback,
      title: gradingDutyTitles.feedback(branch.unit.name, count),
      dueOn: dayOfRow(branch.cycle, 'feedbackOpen'),
      open: listRef('feedbackList', branch.of),
    },
  ]
}

function restudyDuty(db: Reader, branch: Branch, person: Person): Owed[] {
  const waiting = openRestudiesIn(db, branch.of).filter(
    (one) => secretaryFor(db, branch, one.personId)?.personId === person.personId,
  )
  const [first] = waiting
  if (!first) return []
  return [
    {
      duty: restudyDutyName(branch),
      kind: gradingDuties.restudy,
      title: gradingDutyTitles.restudy(branch.unit.name, waiting.length),
      dueOn: first.dueOn,
      open: listRef('feedbackList', branch.of),
    },
  ]
}

function confirmDuty(db: Reader, branch: Branch): Owed[] {
  if (gradingMeetingOf(db, branch.of)?.state !== 'awaitingConfirmation') return []
  return [
    {
      duty: `grading:confirm:${branch.of.cycleId}:${branch.of.unitId}`,
      kind: gradingDuties.confirm,
      title: gradingDutyTitles.confirm(branch.unit.name),
      open: confirmRef(branch.of),
    },
  ]
}

function talkDuties(db: Reader, cycleId: string, talkerId: string): Owed[] {
  return assignedTalksOf(db, { cycleId, talkerId }).map((talk) => ({
    duty: talkDutyName(talk),
    kind: gradingDuties.talk,
    title: gradingDutyTitles.talk,
    ...(talk.dueOn !== null && { dueOn: talk.dueOn }),
    open: ownRef('assignedTalk', talk),
  }))
}

/** Whoever was told has still to say so; one without an account says it face to face. */
function answerDuty(db: Reader, cycleId: string, { personId, openId }: Person): Owed[] {
  const of = { cycleId, personId }
  const told = gradeFeedbackOf(db, of)
  if (!told?.hasTexts || openId === null || !owesAnswer(db, told)) return []
  const branch = branchAt(db, { cycleId, unitId: told.unitId })
  if (!branch || isOnPaper(branch, gradeOf(db, branch.of, personId))) return []
  return [
    {
      duty: `grading:answer:${cycleId}`,
      kind: gradingDuties.answer,
      title: gradingDutyTitles.answer,
      open: ownRef('gradeFeedback', of),
    },
  ]
}

function openFor(db: Reader, branch: Branch): OpenDuty[] {
  const secretary = secretaryOf(db, branch.of.unitId)
  if (!secretary) return []
  return boardDuties(db, branch).map(({ open: _open, ...duty }) => ({
    ...duty,
    unitId: branch.of.unitId,
    owing: [secretary.personId],
    of: 1,
  }))
}

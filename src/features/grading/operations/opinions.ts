import { gradingRefusals, gradingToasts } from '../../../../cards/grading/wording.ts'
import { gradingMeetingOf, type Grade } from '../../../../db/queries/grades.ts'
import {
  gradingOf,
  insertGrading,
  preliminaryOpinionsOf,
  savePreliminaryOpinion,
} from '../../../../db/queries/grading-opinions.ts'
import { getUnit } from '../../../../db/queries/units.ts'
import { isSecretaryOf, actingUnit } from '../../../organization/roles.ts'
import { runningCycle, teamsOf } from '../../../organization/teams.ts'
import type { CardKey, CardRef, Operation, Reply } from '../../../pipeline/operation.ts'
import { ballotOf, branchAt, listAt, startLacksOf, type Branch, type OfBranch } from '../branch.ts'
import { assertOpen, ledBranch, listedRow, refuse, sittersOf } from '../people.ts'
import { listRef, personRef, redrawBranch, redrawSteps } from '../refs.ts'
import { mayBeExcellent, needsReason } from '../rules/deciding.ts'
import { pageHolding } from '../rules/paging.ts'
import { ballotCounts } from '../views/figures.ts'

export type OfPerson = OfBranch & { personId: string }

/** 评定: a secretary's desk, a committee's meeting, or all branches for the first secretary. */
export function openGrades(op: Operation): Reply {
  const cycle = runningCycle(op.tx, op.actor.rootId)
  if (!cycle) refuse(gradingRefusals.noCycle)
  const { cycleId } = cycle
  const acting = getUnit(op.tx, actingUnit(op.tx, op.actor, op.place.chatId, 'team').unitId)
  const unitId = acting.kind === 'partyGroup' ? (acting.parentId ?? '') : acting.unitId
  if (unitId === acting.rootId && isSecretaryOf(op.tx, op.actor, unitId)) {
    return { show: { card: 'gradingOverview', key: { cycleId } } }
  }
  const led = [unitId, ...teamsOf(op.tx, op.actor).map((unit) => unit.unitId)].filter(
    (id) => getUnit(op.tx, id).kind === 'partyBranch',
  )
  const own = led.find((id) => isSecretaryOf(op.tx, op.actor, id))
  if (own !== undefined) return { show: listRef('gradingDesk', { cycleId, unitId: own }) }
  const sitting = led.find((id) => {
    const branch = branchAt(op.tx, { cycleId, unitId: id })
    return branch && sittersOf(op.tx, branch).includes(op.actor.personId)
  })
  if (sitting !== undefined) {
    return { show: listRef('gradingMeeting', { cycleId, unitId: sitting }) }
  }
  return refuse(led.length > 0 ? gradingRefusals.notMeeting : gradingRefusals.notBranch)
}

/** What a button leads to was the server's choice; who may see it is judged when it is drawn. */
export function goTo(_op: Operation, to: { card: string; key: CardKey }): Reply {
  return { become: { card: to.card, key: to.key } }
}

/** Begins with the preliminary opinions, once the appraisal was held and the papers counted. */
export function start(op: Operation, of: OfBranch): Reply {
  const branch = ledBranch(op, of)
  const [lack] = startLacksOf(op.tx, branch.of)
  if (lack === 'meeting') refuse(gradingRefusals.meetingNotHeld)
  if (lack === 'ballot') refuse(gradingRefusals.noBallot)
  if (lack === 'signatures') refuse(gradingRefusals.unsigned)
  return begin(op, branch, undefined)
}

/** The same without a count, or one both tellers signed; the reason is kept for the archive. */
export function startOnPaper(op: Operation, input: OfBranch & { reason: string }): Reply {
  const { reason, ...of } = input
  const branch = ledBranch(op, of)
  if (startLacksOf(op.tx, branch.of).includes('meeting')) refuse(gradingRefusals.meetingNotHeld)
  return begin(op, branch, reason)
}

function begin(op: Operation, { of }: Branch, noBallotReason: string | undefined): Reply {
  const isNew = insertGrading(op.tx, {
    ...of,
    startedAt: op.now.getTime(),
    startedById: op.actor.personId,
    noBallotReason,
  })
  redrawSteps(op, of)
  if (isNew) op.audit('grading.start', of.unitId)
  return {
    toast: isNew ? gradingToasts.started : gradingToasts.startedAlready,
    become: listRef('gradingDesk', of),
  }
}

type Opinion = OfPerson & { grade?: Grade | undefined; reasons?: string | undefined }

/** 初评意见 of one member: grade and reasons, by the secretary, never by the member (R98). */
export function saveOpinion(op: Operation, input: Opinion): Reply {
  const { grade, reasons, personId } = input
  const branch = begun(op, input)
  const { row, isGraded } = listedRow(listAt(op.tx, branch), personId)
  if (!isGraded) refuse(gradingRefusals.probationary)
  if (grade === undefined) refuse(gradingRefusals.gradeMissing)
  if (grade === 'excellent' && !mayBeExcellent(row)) refuse(gradingRefusals.notExcellent)
  const counts = ballotCounts(ballotOf(op.tx, branch.of), personId)
  if (reasons === undefined && needsReason(grade, counts)) refuse(gradingRefusals.reasonMissing)
  return keep(op, branch, { personId, grade, reasons })
}

/** A probationary member gets an opinion and no grade. */
export function saveOpinionOnly(op: Operation, input: OfPerson & { reasons: string }): Reply {
  const { reasons, personId } = input
  const branch = begun(op, input)
  if (listedRow(listAt(op.tx, branch), personId).isGraded) refuse(gradingRefusals.gradeMissing)
  return keep(op, branch, { personId, grade: null, reasons })
}

function begun(op: Operation, { cycleId, unitId, personId }: OfPerson): Branch {
  const branch = ledBranch(op, { cycleId, unitId })
  if (!gradingOf(op.tx, branch.of)) refuse(gradingRefusals.notStarted)
  assertOpen(gradingMeetingOf(op.tx, branch.of))
  if (personId === op.actor.personId) refuse(gradingRefusals.ownItem)
  return branch
}

function keep(
  op: Operation,
  branch: Branch,
  opinion: { personId: string; grade: Grade | null; reasons: string | undefined },
): Reply {
  const before = preliminaryOpinionsOf(op.tx, branch.of)
  const saved = savePreliminaryOpinion(op.tx, {
    ...branch.of,
    ...opinion,
    byPersonId: op.actor.personId,
    rev: op.happenedAt.getTime(),
  })
  redrawBranch(op, branch.of)
  if (saved) op.audit('grading.opinion', opinion.personId)
  return {
    toast: saved ? gradingToasts.opinionSaved : gradingToasts.newerKept,
    become: afterOpinion(op, branch, opinion.personId, before.has(opinion.personId)),
  }
}

/** A first opinion leads to the next member who has none; a changed one back to its page. */
function afterOpinion(op: Operation, branch: Branch, personId: string, isChange: boolean): CardRef {
  const list = listAt(op.tx, branch)
  const ids = [...list.graded, ...list.opinionOnly].map((row) => row.personId)
  const written = preliminaryOpinionsOf(op.tx, branch.of)
  const open = ids.filter((id) => !written.has(id) && id !== op.actor.personId)
  const next = open.find((id) => ids.indexOf(id) > ids.indexOf(personId)) ?? open[0]
  if (!isChange && next !== undefined) return personRef('preliminaryOpinion', branch.of, next)
  return listRef('gradingDesk', branch.of, pageHolding(ids, personId, 'desk'))
}

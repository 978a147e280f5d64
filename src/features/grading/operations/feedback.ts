import { gradingRefusals, gradingToasts } from '../../../../cards/grading/wording.ts'
import type { Channel } from '../../../../cards/grading/wording.ts'
import {
  answerGradeFeedback,
  gradeFeedbackOf,
  gradeRestudyOf,
  insertGradeRestudy,
  saveGradeFeedback,
  type FeedbackTexts,
  type GradedPerson,
  type GradeFeedback,
} from '../../../../db/queries/grading-feedback.ts'
import { saveGradeFollowUp } from '../../../../db/queries/grading-follow-ups.ts'
import { findPerson, getPerson, type Person } from '../../../../db/queries/people.ts'
import { Refusal } from '../../../errors.ts'
import { addDays, dayOf } from '../../../organization/calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { Operation, Reply } from '../../../pipeline/operation.ts'
import { branchAt, type Branch } from '../branch.ts'
import { followUpFor, gradeOf, isOnPaper, owesAnswer } from '../own.ts'
import { assertDecided, ledBranch, refuse, secretaryFor, sendPrivately } from '../people.ts'
import { listRef, ownRef, personRef, redrawBranch, redrawSteps } from '../refs.ts'
import { restudyDays } from '../rules/deciding.ts'
import { pageHolding } from '../rules/paging.ts'
import { toTell } from '../standing.ts'
import type { OfPerson } from './opinions.ts'

type Told = OfPerson & FeedbackTexts & { channel: Channel; toldOn: string }

/** Tells one member grade, strengths, gaps and hopes, privately or face to face (R101). */
export function tell(op: Operation, input: Told): Reply {
  const { personId, channel, toldOn, strengths, gaps, hopes } = input
  const { branch, person, grade } = told(op, input, toldOn)
  if (isOnPaper(branch, grade)) refuse(gradingRefusals.faceToFace)
  if (channel === 'private' && person.openId === null) refuse(gradingRefusals.noPhone)
  const texts = { strengths, gaps, hopes }
  keep(op, branch, { personId, channel, toldOn, texts })
  if (grade && followUpFor(branch, grade) === 'encouragement') encourage(op, branch, input)
  const { cycleId } = branch.of
  const own = ownRef('gradeFeedback', { cycleId, personId })
  sendPrivately(op, person, own, `grading:feedback:${cycleId}:${personId}`)
  op.redraw(own)
  return after(
    op,
    branch,
    personId,
    channel === 'private' ? gradingToasts.feedbackSent : gradingToasts.feedbackNoted,
  )
}

/** A case is told face to face and handled on paper: only the day is kept (R105). */
export function noteTold(op: Operation, input: OfPerson & { toldOn: string }): Reply {
  const { personId, toldOn } = input
  const { branch, grade } = told(op, input, toldOn)
  if (!isOnPaper(branch, grade)) refuse(gradingRefusals.texts)
  keep(op, branch, { personId, channel: 'faceToFace', toldOn, texts: undefined })
  return after(op, branch, personId, gradingToasts.feedbackNoted)
}

function told(op: Operation, { cycleId, unitId, personId }: OfPerson, toldOn: string) {
  const branch = ledBranch(op, { cycleId, unitId })
  const meeting = assertDecided(op.tx, branch.of)
  if (personId === op.actor.personId) refuse(gradingRefusals.ownItem)
  if (!toTell(op.tx, branch).includes(personId)) refuse(gradingRefusals.notListed)
  if (toldOn > dayOf(op.now)) refuse(gradingRefusals.dayInFuture)
  if (toldOn < meeting.heldOn) refuse(gradingRefusals.toldTooEarly)
  const grade = gradeOf(op.tx, branch.of, personId)
  return { branch, person: getPerson(op.tx, personId), grade }
}

function keep(
  op: Operation,
  { of }: Branch,
  said: Pick<GradeFeedback, 'personId' | 'channel' | 'toldOn'> & {
    texts: FeedbackTexts | undefined
  },
): void {
  saveGradeFeedback(op.tx, {
    ...of,
    ...said,
    byPersonId: op.actor.personId,
    at: op.happenedAt.getTime(),
  })
  op.audit('grading.tell', said.personId)
}

/** Strengths and hopes were said: that is what follows from 合格 (R103). */
function encourage(op: Operation, { of }: Branch, input: Told): void {
  saveGradeFollowUp(op.tx, {
    ...of,
    personId: input.personId,
    kind: 'encouragement',
    openedOn: input.toldOn,
    talkerId: null,
    dueOn: null,
    doneOn: input.toldOn,
    byPersonId: op.actor.personId,
    at: op.now.getTime(),
  })
}

function after(op: Operation, branch: Branch, personId: string, toast: Reply['toast']): Reply {
  redrawSteps(op, branch.of)
  const page = pageHolding(toTell(op.tx, branch), personId, 'feedback')
  return { ...(toast && { toast }), become: listRef('feedbackList', branch.of, page) }
}

/** 收到, by the member; by the secretary for one without a phone. */
export function receive(op: Operation, of: GradedPerson): Reply {
  const { feedback, branch, isOwn } = answered(op, of)
  if (feedback.answer === 'received') return { toast: gradingToasts.receivedAlready }
  if (!owesAnswer(op.tx, feedback)) refuse(gradingRefusals.stillStudied)
  answer(op, branch, of, 'received')
  const done = { toast: gradingToasts.received }
  return isOwn ? done : { ...done, become: listRef('feedbackList', branch.of) }
}

/** 有不同意见: the committee studies it once more within ten days (3.4, [S55]). */
export function object(op: Operation, input: GradedPerson & { statement: string }): Reply {
  const { statement, cycleId, personId } = input
  const of = { cycleId, personId }
  const { branch, isOwn } = answered(op, of)
  const today = dayOf(op.now)
  const isNew = insertGradeRestudy(op.tx, {
    ...of,
    unitId: branch.of.unitId,
    statement,
    askedAt: op.now.getTime(),
    askedById: op.actor.personId,
    dueOn: addDays(today, restudyDays),
  })
  if (!isNew) {
    const isSettled = gradeRestudyOf(op.tx, of)?.settledAt != null
    refuse(isSettled ? gradingRefusals.tooLate : gradingRefusals.stillStudied)
  }
  answer(op, branch, of, 'different')
  const secretary = secretaryFor(op.tx, branch, personId)
  const ref = personRef('gradeRestudy', branch.of, personId)
  if (secretary?.personId !== op.actor.personId) {
    sendPrivately(op, secretary, ref, `grading:restudy:${cycleId}:${personId}`)
  }
  const become = isOwn ? ownRef('gradeFeedback', of) : listRef('feedbackList', branch.of)
  return { toast: gradingToasts.objected, become }
}

function answer(
  op: Operation,
  branch: Branch,
  of: GradedPerson,
  said: 'received' | 'different',
): void {
  answerGradeFeedback(op.tx, of, {
    answer: said,
    answeredAt: op.now.getTime(),
    answeredById: op.actor.personId,
  })
  op.redraw(ownRef('gradeFeedback', of))
  redrawBranch(op, branch.of)
  op.audit(`grading.${said}`, of.personId)
}

/** The feedback somebody answers, and for whom they may; refuses everybody else. */
function answered(op: Operation, { cycleId, personId }: GradedPerson) {
  const person = findPerson(op.tx, personId)
  const feedback = gradeFeedbackOf(op.tx, { cycleId, personId })
  if (!person || !feedback) throw new Refusal('notFound')
  const branch = branchAt(op.tx, { cycleId, unitId: feedback.unitId })
  if (!branch) throw new Refusal('notFound')
  if (branch.cycle.state === 'closed') throw new Refusal('closed')
  const isOwn = person.personId === op.actor.personId
  if (!isOwn && !answersFor(op, person, branch)) throw new Refusal('notYours')
  return { feedback, branch, isOwn }
}

function answersFor(op: Operation, person: Person, branch: Branch): boolean {
  return person.openId === null && isSecretaryOf(op.tx, op.actor, branch.of.unitId)
}

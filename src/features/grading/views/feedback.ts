import type {
  FeedbackFormView,
  FeedbackListView,
  FeedbackRow,
} from '../../../../cards/grading/feedback.ts'
import type { ObjectionView, OwnFeedbackView } from '../../../../cards/grading/own.ts'
import type { Reader } from '../../../../db/client.ts'
import {
  feedbackTextsOf,
  gradeFeedbackOf,
  gradeFeedbacksIn,
  gradeRestudyOf,
  restudyTextsOf,
  type GradedPerson,
} from '../../../../db/queries/grading-feedback.ts'
import { gradeFollowUpsIn } from '../../../../db/queries/grading-follow-ups.ts'
import { findPerson } from '../../../../db/queries/people.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { branchAt, type Branch, type OfBranch } from '../branch.ts'
import { followUpFor, gradeOf, isOnPaper, mayObject, owesAnswer } from '../own.ts'
import { restudyDays } from '../rules/deciding.ts'
import { pageOf } from '../rules/paging.ts'
import { isTold, toTell, untold } from '../standing.ts'
import { headOf, nameOf, readerId } from './desk.ts'

export function feedbackListView(
  db: Reader,
  key: OfBranch & { page: string },
  context: ViewContext,
): FeedbackListView | undefined {
  const branch = branchAt(db, key)
  if (!branch) return undefined
  const ids = toTell(db, branch)
  const told = gradeFeedbacksIn(db, branch.of)
  const { items, page, pages } = pageOf(ids, key.page, 'feedback')
  return {
    ...headOf(branch),
    dueOn: dayOfRow(branch.cycle, 'feedbackOpen'),
    told: ids.length - untold(db, branch).length,
    of: ids.length,
    answered: ids.filter((id) => told.get(id)?.answer != null).length,
    list: { page, pages, items: items.map(feedbackRows(db, branch, readerId(context))) },
  }
}

function feedbackRows(db: Reader, branch: Branch, reader: string | undefined) {
  const told = gradeFeedbacksIn(db, branch.of)
  const followUps = gradeFollowUpsIn(db, branch.of)
  return (personId: string): FeedbackRow => {
    const saved = told.get(personId)
    const feedback = isTold(db, branch, saved) ? saved : undefined
    const restudy = gradeRestudyOf(db, { cycleId: branch.of.cycleId, personId })
    const grade = gradeOf(db, branch.of, personId)
    const followUp = followUps.get(personId)
    const kind = grade && followUpFor(branch, grade)
    // A case is open for as long as its own procedure takes; here it counts as handed over.
    const isDone = followUp?.doneOn != null || followUp?.kind === 'organizationalHandlingCase'
    return {
      personId,
      name: nameOf(db, personId),
      grade,
      toldOn: feedback?.toldOn,
      answer: feedback?.answer ?? undefined,
      restudy: restudy && { dueOn: restudy.dueOn, settled: restudy.settledAt !== null },
      followUp: kind && { kind, done: isDone && followUp.kind === kind },
      isReader: personId === reader,
    }
  }
}

export function feedbackFormView(
  db: Reader,
  key: OfBranch & { personId: string },
  context: ViewContext,
): FeedbackFormView | undefined {
  const { personId, cycleId } = key
  const branch = branchAt(db, key)
  const person = findPerson(db, personId)
  if (!branch || !person || readerId(context) === personId) return undefined
  if (!toTell(db, branch).includes(personId)) return undefined
  const of = { cycleId, personId }
  const feedback = gradeFeedbackOf(db, of)
  const grade = gradeOf(db, branch.of, personId)
  const hasAccount = person.openId !== null
  const isAnswered = feedback !== undefined && !owesAnswer(db, feedback) && !mayObject(db, of)
  return {
    ...headOf(branch),
    personId,
    name: person.name,
    grade,
    onPaper: isOnPaper(branch, grade),
    hasAccount,
    texts: feedbackTextsOf(db, of),
    channel: feedback?.channel ?? (hasAccount ? 'private' : 'faceToFace'),
    toldOn: isTold(db, branch, feedback) ? feedback.toldOn : undefined,
    today: dayOf(context.now),
    answer: feedback?.answer ?? undefined,
    statement: restudyTextsOf(db, of)?.statement,
    mayAnswer: feedback !== undefined && !hasAccount && !isAnswered,
  }
}

/** What somebody was told; undefined before, and for what is handled on paper. */
export function ownFeedbackView(
  db: Reader,
  of: GradedPerson,
  context: ViewContext,
): OwnFeedbackView | undefined {
  const feedback = gradeFeedbackOf(db, of)
  const texts = feedbackTextsOf(db, of)
  const branch = feedback && branchAt(db, { cycleId: of.cycleId, unitId: feedback.unitId })
  if (!branch || !texts) return undefined
  const grade = gradeOf(db, branch.of, of.personId)
  if (isOnPaper(branch, grade)) return undefined
  const restudy = gradeRestudyOf(db, of)
  const isOwn = readerId(context) === of.personId
  const isOpen = branch.cycle.state !== 'closed'
  return {
    cycleId: of.cycleId,
    personId: of.personId,
    name: isOwn ? undefined : nameOf(db, of.personId),
    unitName: branch.unit.name,
    grade,
    texts,
    toldOn: feedback.toldOn,
    answer: feedback.answer ?? undefined,
    restudy: restudy && { dueOn: restudy.dueOn, settled: settledOf(db, of) },
    mayAnswer: isOwn && isOpen && owesAnswer(db, feedback),
    mayObject: isOwn && isOpen && mayObject(db, of),
  }
}

export function settledOf(
  db: Reader,
  of: GradedPerson,
): { heldOn: string; note: string } | undefined {
  const heldOn = gradeRestudyOf(db, of)?.heldOn
  return heldOn == null ? undefined : { heldOn, note: restudyTextsOf(db, of)?.note ?? '' }
}

export function objectionView(
  db: Reader,
  of: GradedPerson,
  context: ViewContext,
): ObjectionView | undefined {
  if (!mayObject(db, of)) return undefined
  const isOwn = readerId(context) === of.personId
  return {
    cycleId: of.cycleId,
    personId: of.personId,
    name: isOwn ? undefined : nameOf(db, of.personId),
    days: restudyDays,
  }
}

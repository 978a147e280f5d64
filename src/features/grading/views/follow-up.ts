import type {
  AssignedTalkView,
  FollowUpView,
  RestudyView,
} from '../../../../cards/grading/follow-up.ts'
import type { ReceiptsView, ReceiptView } from '../../../../cards/grading/receipts.ts'
import type { Reader } from '../../../../db/client.ts'
import { gradeRestudyOf, restudyTextsOf } from '../../../../db/queries/grading-feedback.ts'
import type { GradedPerson } from '../../../../db/queries/grading-feedback.ts'
import { assignedTalkRecordOf, gradeFollowUpOf } from '../../../../db/queries/grading-follow-ups.ts'
import { dayOf } from '../../../organization/calendar.ts'
import { dayOfRow } from '../../../organization/cycle-calendar.ts'
import { isSecretaryOf } from '../../../organization/roles.ts'
import type { ViewContext } from '../../../pipeline/feature.ts'
import { branchAt, type OfBranch } from '../branch.ts'
import { mobileOf } from '../mobile.ts'
import { followUpFor, gradeOf, homeGradeOf } from '../own.ts'
import { decidingBody, talkersFor } from '../people.ts'
import { mayBeExcellent } from '../rules/deciding.ts'
import { pageOf } from '../rules/paging.ts'
import { standingOf } from '../standing.ts'
import { headOf, nameOf, readerId } from './desk.ts'
import { settledOf } from './feedback.ts'

type OfPerson = OfBranch & { personId: string }

export function restudyView(
  db: Reader,
  key: OfPerson,
  { now, reader }: ViewContext,
): RestudyView | undefined {
  const { personId, cycleId } = key
  const of = { cycleId, personId }
  const branch = branchAt(db, key)
  const asked = gradeRestudyOf(db, of)
  if (!branch || asked?.unitId !== branch.of.unitId || reader.kind !== 'person') return undefined
  const { list, rows } = standingOf(db, branch)
  const row = rows.find((one) => one.personId === personId)
  return {
    ...headOf(branch),
    personId,
    name: nameOf(db, personId),
    isProbationary: !list.graded.some((one) => one.personId === personId),
    mayBeExcellent: row !== undefined && mayBeExcellent(row),
    grade: gradeOf(db, branch.of, personId),
    statement: restudyTextsOf(db, of)?.statement ?? '',
    dueOn: asked.dueOn,
    people: decidingBody(db, branch)
      .ids.filter((id) => id !== personId)
      .map((id) => ({ personId: id, name: nameOf(db, id) })),
    today: dayOf(now),
    settled: settledOf(db, of),
    leads: isSecretaryOf(db, reader.person, branch.of.unitId),
  }
}

export function followUpView(
  db: Reader,
  key: OfPerson,
  context: ViewContext,
): FollowUpView | undefined {
  const { personId, cycleId } = key
  const branch = branchAt(db, key)
  const grade = branch && gradeOf(db, branch.of, personId)
  if (!grade || readerId(context) === personId) return undefined
  const kind = followUpFor(branch, grade)
  const found = gradeFollowUpOf(db, { cycleId, personId })
  const followUp = found?.kind === kind ? found : undefined
  const today = dayOf(context.now)
  const usual = dayOfRow(branch.cycle, 'assignedTalksDue')
  const talkerId = followUp?.talkerId ?? undefined
  return {
    ...headOf(branch),
    personId,
    name: nameOf(db, personId),
    grade,
    kind,
    openedOn: followUp?.openedOn,
    doneOn: followUp?.doneOn ?? undefined,
    talker: talkerId === undefined ? undefined : nameOf(db, talkerId),
    talkerId,
    dueOn: followUp?.dueOn ?? (usual < today ? today : usual),
    talkers: talkersFor(db, branch, personId).map((one) => ({
      personId: one.personId,
      name: one.name,
    })),
    today,
  }
}

/** For who was named to talk, and for the secretary. */
export function assignedTalkView(
  db: Reader,
  of: GradedPerson,
  context: ViewContext,
): AssignedTalkView | undefined {
  const talk = gradeFollowUpOf(db, of)
  const branch = talk && branchAt(db, { cycleId: of.cycleId, unitId: talk.unitId })
  if (!branch || talk.kind !== 'assignedTalk' || talk.dueOn === null) return undefined
  return {
    cycleId: of.cycleId,
    personId: of.personId,
    name: nameOf(db, of.personId),
    unitName: branch.unit.name,
    dueOn: talk.dueOn,
    doneOn: talk.doneOn ?? undefined,
    record: assignedTalkRecordOf(db, of),
    mayWrite: readerId(context) === talk.talkerId,
    today: dayOf(context.now),
  }
}

export function receiptsView(
  db: Reader,
  key: OfBranch & { page: string },
): ReceiptsView | undefined {
  const branch = branchAt(db, key)
  if (!branch) return undefined
  const all = mobileOf(db, branch)
  const { items, page, pages } = pageOf(all, key.page, 'receipts')
  return {
    ...headOf(branch),
    awaiting: all.filter((one) => one.state === 'awaitingReceipt').length,
    list: {
      page,
      pages,
      items: items.map(({ row, state, receipt }) => ({
        personId: row.personId,
        name: row.name,
        state,
        receivedOn: receipt?.receivedOn,
      })),
    },
  }
}

export function receiptView(
  db: Reader,
  key: OfPerson,
  { now }: ViewContext,
): ReceiptView | undefined {
  const branch = branchAt(db, key)
  const mobile = branch && mobileOf(db, branch).find((one) => one.row.personId === key.personId)
  if (!mobile) return undefined
  const { row, state, receipt } = mobile
  return {
    ...headOf(branch),
    personId: row.personId,
    name: row.name,
    state,
    receivedOn: receipt?.receivedOn,
    today: dayOf(now),
    grade: receipt?.grade ?? undefined,
    destination: receipt?.destination,
    meetingOn: receipt?.meetingOn ?? undefined,
    note: receipt?.note,
    homeGrade: homeGradeOf(db, branch.of, row.personId),
    chosen: receipt?.chosen ?? undefined,
    chosenReason: receipt?.chosenReason,
  }
}

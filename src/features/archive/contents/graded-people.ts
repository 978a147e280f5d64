import {
  appraisalRegistration,
  feedbackRecord,
  helpRecord,
  mobileReceipt,
} from '../../../../documents/archive/grading-person.ts'
import { mutualCommentsOn, selfAppraisalOf } from '../../../../db/queries/appraisals.ts'
import { ballotResultOf } from '../../../../db/queries/ballot-totals.ts'
import { findRound } from '../../../../db/queries/ballot-rounds.ts'
import { gradesOf, gradingMeetingOf, type PersonGrade } from '../../../../db/queries/grades.ts'
import {
  feedbackTextsOf,
  gradeFeedbacksIn,
  gradeRestudyOf,
  restudyTextsOf,
} from '../../../../db/queries/grading-feedback.ts'
import {
  assignedTalkRecordOf,
  gradeFollowUpsIn,
} from '../../../../db/queries/grading-follow-ups.ts'
import { concludedOpinionOf } from '../../../../db/queries/grading-opinions.ts'
import { gradeReceiptsOf } from '../../../../db/queries/grading-receipts.ts'
import { getPerson } from '../../../../db/queries/people.ts'
import { scaleNames } from '../../ballot/views/names.ts'
import { dayAt, nameOf, postsSaid, type Draft, type Scope } from './scope.ts'

/** D29 of each member who was graded (P4). */
export function registrationPapers(scope: Scope): Draft[] {
  if (scope.isRoot || gradingMeetingOf(scope.db, scope.of)?.state !== 'decided') return []
  return gradesOf(scope.db, scope.of).map((grade) => ({
    number: 'D29',
    day: dayAt(grade.decidedAt),
    paper: () => registrationOf(scope, grade),
  }))
}

function registrationOf(scope: Scope, { personId, grade, decidedAt }: PersonGrade) {
  const { db, of, unit, cycle } = scope
  const person = getPerson(db, personId)
  const said = selfAppraisalOf(db, of.cycleId, personId)
  const restudy = restudyTextsOf(db, { cycleId: of.cycleId, personId })
  return appraisalRegistration({
    ...scope.head,
    branch: unit.name,
    name: person.name,
    sex: person.sex ?? '',
    born: person.bornYear ?? undefined,
    joined: person.joinedYear ?? undefined,
    kind: person.kind,
    posts: postsSaid(scope, personId),
    selfAppraisal: cycle.parameters.selfAppraisal.aspects.map(({ id, name }) => ({
      name,
      text: said?.aspects[id] ?? '',
    })),
    proposedGrade: (said?.proposedGrade ?? '') as PersonGrade['grade'] | '',
    groupOpinion: '',
    mutualComments: mutualCommentsOn(db, of.cycleId, personId).map((one) => one.comment),
    ballot: ballotOf(scope, personId),
    grade,
    branchOpinion: concludedOpinionOf(db, { ...of, personId }) ?? '',
    decidedOn: dayAt(decidedAt),
    personOpinion: restudy?.statement ?? '',
  })
}

function ballotOf(scope: Scope, personId: string) {
  const { db, of } = scope
  const result = ballotResultOf(db, { ...of, kind: 'members' })
  const row = result?.isShown ? result.rows.find((one) => one.subjectId === personId) : undefined
  const round = result && findRound(db, result.roundId)
  if (!row || !round) return undefined
  return {
    scale: [...scaleNames(db, { ...of, kind: 'members', scale: round.scale })],
    counts: row.counts,
  }
}

/** D31 of each member who was told (P4). */
export function feedbackPapers(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  const { db, of } = scope
  const grades = new Map(gradesOf(db, of).map((one) => [one.personId, one.grade]))
  return [...gradeFeedbacksIn(db, of).values()].map((told) => ({
    number: 'D31',
    day: told.toldOn,
    paper: () => {
      const one = { cycleId: of.cycleId, personId: told.personId }
      const texts = feedbackTextsOf(db, one)
      const restudy = gradeRestudyOf(db, one)
      const words = restudyTextsOf(db, one)
      return feedbackRecord({
        ...scope.head,
        name: nameOf(scope, told.personId),
        grade: grades.get(told.personId) ?? '',
        toldOn: told.toldOn,
        toldBy: nameOf(scope, told.byPersonId),
        channel: told.channel,
        strengths: texts?.strengths ?? '',
        gaps: texts?.gaps ?? '',
        hopes: texts?.hopes ?? '',
        answer: told.answer ?? '',
        answeredOn: dayAt(told.answeredAt),
        statement: words?.statement ?? '',
        restudy:
          restudy?.heldOn == null
            ? undefined
            : { heldOn: restudy.heldOn, grade: restudy.grade ?? '', note: words?.note ?? '' },
      })
    },
  }))
}

/** D32 of whoever is helped after a low grade; a case handled elsewhere is not told here. */
export function helpPapers(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  const { db, of } = scope
  const low = gradesOf(db, of).flatMap(({ personId, grade }) =>
    grade === 'basicallyQualified' || grade === 'unqualified' ? [{ personId, grade }] : [],
  )
  const followUps = gradeFollowUpsIn(db, of)
  return low.flatMap(({ personId, grade }) => {
    const followUp = followUps.get(personId)
    if (followUp?.kind !== 'assignedTalk') return []
    return [
      {
        number: 'D32',
        day: followUp.doneOn ?? followUp.openedOn,
        paper: () => {
          const record = assignedTalkRecordOf(db, { cycleId: of.cycleId, personId })
          return helpRecord({
            ...scope.head,
            name: nameOf(scope, personId),
            grade,
            responsible: nameOf(scope, followUp.talkerId),
            openedOn: followUp.openedOn,
            dueOn: followUp.dueOn ?? '',
            doneOn: followUp.doneOn ?? '',
            plan: record?.plan ?? '',
            talks: record ? [{ day: followUp.doneOn ?? '', text: record.talk }] : [],
            progress: '',
          })
        },
      },
    ]
  })
}

/** D42 of each member whose receipt came. */
export function receiptPapers(scope: Scope): Draft[] {
  if (scope.isRoot) return []
  return [...gradeReceiptsOf(scope.db, scope.of).values()].map((receipt) => ({
    number: 'D42',
    day: receipt.receivedOn,
    paper: () =>
      mobileReceipt({
        ...scope.head,
        name: nameOf(scope, receipt.personId),
        destination: receipt.destination ?? '',
        meetingDay: receipt.meetingOn ?? '',
        grade: receipt.grade ?? '',
        receivedOn: receipt.receivedOn,
        note: receipt.note ?? '',
      }),
  }))
}

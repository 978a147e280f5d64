import type { Tx } from '../../db/client.ts'
import { saveGradingMeeting } from '../../db/queries/grades.ts'
import { insertGradeRestudy, saveGradeFeedback } from '../../db/queries/grading-feedback.ts'
import { saveGradeFollowUp } from '../../db/queries/grading-follow-ups.ts'
import { personIdOf, unitIdOf } from './village.ts'

/** One branch that grades: its committee sits, and one member was told, disagrees, is talked to. */
export function insertOfGrading(tx: Tx): void {
  const of = { cycleId: 'cycle', unitId: unitIdOf('B3') }
  const committee = ['M47', 'M48', 'M49'].map(personIdOf)
  const [secretaryId = '', talkerId = ''] = committee
  const personId = personIdOf('M53')
  saveGradingMeeting(tx, {
    ...of,
    body: 'committee',
    heldOn: '2018-03-12',
    expectedIds: committee,
    presentIds: committee,
    openedAt: 0,
    openedById: secretaryId,
  })
  saveGradeFeedback(tx, {
    ...of,
    personId,
    texts: { strengths: '修路带头', gaps: '学习少', hopes: '按时学习' },
    channel: 'private',
    toldOn: '2018-03-13',
    byPersonId: secretaryId,
    at: 0,
  })
  const asked = { statement: '学习我都去了', askedAt: 0, askedById: personId }
  insertGradeRestudy(tx, { ...of, personId, ...asked, dueOn: '2018-03-23' })
  saveGradeFollowUp(tx, {
    ...of,
    personId,
    kind: 'assignedTalk',
    openedOn: '2018-03-13',
    talkerId,
    dueOn: '2018-03-22',
    doneOn: null,
    byPersonId: secretaryId,
    at: 0,
  })
}

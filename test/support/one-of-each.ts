import type { Tx } from '../../db/client.ts'
import { insertRound } from '../../db/queries/ballot-rounds.ts'
import { insertExport } from '../../db/queries/exports.ts'
import { insertDeferredTalk } from '../../db/queries/deferred-talks.ts'
import { insertDestruction } from '../../db/queries/destructions.ts'
import { insertImport } from '../../db/queries/imports.ts'
import { insertLeaveRequest } from '../../db/queries/leave-requests.ts'
import { insertOpinionGathering } from '../../db/queries/opinion-gatherings.ts'
import { insertOpinionLine } from '../../db/queries/opinion-lines.ts'
import { insertOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { insertProblem } from '../../db/queries/problems.ts'
import { insertDigest } from '../../db/queries/reminders.ts'
import { insertStudySession } from '../../db/queries/study-sessions.ts'
import { insertTalkRequest } from '../../db/queries/talk-requests.ts'
import { insertTalk } from '../../db/queries/talks.ts'
import { insertOfDisclosure } from './disclosure-round.ts'
import { insertHeldMeeting } from './held-meeting.ts'
import { insertOfGrading } from './one-grading.ts'
import { insertOfRectification } from './one-rectification.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { personIdOf, rootId, unitIdOf } from './village.ts'

const unitId = unitIdOf('B3')
/** An ordinary member of branch 3 … */
const personId = personIdOf('M53')
/** … and the team member who talks with her. */
const partnerId = personIdOf('M48')
const secretaryId = personIdOf('M47')

/** What a card of any kind may be about: one row of each thing, all of branch 3 and its M53. */
export const keyOfAll: Readonly<Record<string, string>> = {
  unitId,
  rootId,
  personId,
  subjectId: personId,
  cycleId: 'cycle',
  page: '1',
  version: '1',
  taskId: 'task',
  sessionId: 'session',
  importId: 'import',
  digestId: 'digest',
  roundId: 'round',
  lineId: 'line',
  gatheringId: 'gathering',
  state: 'new',
  talkId: 'talk',
  pairKey: `${partnerId} ${personId}`,
  requestId: 'request',
  problemId: 'ownProblem',
  leaveId: 'leave',
  changeId: 'change',
  section: 'political',
  path: 'theme',
  at: '0',
  openId: 'ou_new',
  find: '',
  skip: '',
  day: '2018-03-06',
  from: '2018-03-07',
  gate: 'G9',
  meetingType: 'B',
  seed: '',
  deferralId: 'deferral',
  exportId: 'export',
  criticId: partnerId,
  asked: '',
  kind: 'members',
  voterId: personId,
  tellerId: personId,
  meetingId: 'meeting_B3_B',
  step: 'C2b',
  groupId: unitIdOf('B3G1'),
  measureId: '',
  part: 'place',
  itemId: 'item',
  entryId: 'entry',
  sourceId: '',
  campaignId: 'campaign',
  institutionId: 'institution',
  disclosureId: 'disclosure',
  destructionId: 'destruction',
  retention: 'talks',
}

/** Writes that one row of each thing. */
export function insertOneOfEach(tx: Tx): void {
  insertRunningCycle(tx)
  insertExport(tx, {
    exportId: 'export',
    cycleId: 'cycle',
    unitId,
    byPersonId: secretaryId,
    pack: 'forms',
    part: '',
    at: 0,
  })
  const conductors = { chair: 'M47', recorder: 'M48' }
  insertHeldMeeting(tx, { unit: 'B3', meetingType: 'B', ...conductors }, new Date(0))
  insertOfBallot(tx)
  insertOfCriticism(tx)
  insertOfGrading(tx)
  insertOfRectification(tx)
  insertOfDisclosure(tx, unitId)
  insertOfStudy(tx)
  insertOfOpinion(tx)
  insertOfTalk(tx)
  for (const subjectId of [personId, unitId]) insertOfProblem(tx, subjectId)
  insertDigest(tx, { digestId: 'digest', personId, onDay: '2018-03-06', at: 0 })
  const creator = { byPersonId: secretaryId, createdAt: 0 }
  insertImport(tx, { importId: 'import', rootId, unitId, ...creator })
  insertOfLeave(tx)
  insertOfRetention(tx)
}

function insertOfRetention(tx: Tx): void {
  insertDestruction(tx, {
    destructionId: 'destruction',
    rootId,
    cycleId: 'cycle',
    retentionClass: 'talks',
    dueSince: '2019-06-12',
    proposedById: personIdOf('M01'),
    proposedAt: 0,
    witnessId: personIdOf('M02'),
  })
}

function insertOfLeave(tx: Tx): void {
  const asked = {
    cycleId: 'cycle',
    unitId,
    windowFrom: '2018-03-07',
    reasonClass: 'illness' as const,
    reason: '住院',
    state: 'asked' as const,
    askedAt: 0,
    decidedById: null,
    decidedAt: null,
  }
  const member = { personId, byPersonId: personId, approver: 'branchSecretary' as const }
  insertLeaveRequest(tx, { ...asked, leaveId: 'leave', ...member })
  const ofTeam = { personId: partnerId, byPersonId: partnerId }
  const approver = 'generalBranchSecretary'
  insertLeaveRequest(tx, { ...asked, leaveId: 'teamLeave', ...ofTeam, approver })
}

/** M53 watches over the ballot, M49 counts with her. */
function insertOfBallot(tx: Tx): void {
  insertRound(tx, {
    roundId: 'round',
    meetingId: 'meeting_B3_B',
    cycleId: 'cycle',
    unitId,
    kind: 'members',
    subjects: [],
    scale: ['excellent'],
    rowsPerPart: 1,
    minPapersToShow: 5,
    scrutineerId: personId,
    voteCounterId: personIdOf('M49'),
    proposedById: secretaryId,
    proposedAt: 0,
  })
}

function insertOfCriticism(tx: Tx): void {
  insertDeferredTalk(tx, {
    deferralId: 'deferral',
    meetingId: 'meeting_B3_B',
    subjectId: personId,
    criticId: partnerId,
    deferredAt: 0,
    deferredById: secretaryId,
    dueOn: '2018-03-15',
    subjectConfirmedById: null,
    criticConfirmedById: null,
  })
}

function insertOfStudy(tx: Tx): void {
  insertStudySession(tx, {
    sessionId: 'session',
    cycleId: 'cycle',
    unitId,
    kind: 'guidedReading',
    heldOn: '2018-02-10',
    startsAt: '09:00',
    place: '一组',
    leader: '茶立川',
    topics: [],
    summary: null,
    catchUpDueOn: null,
    state: 'held',
    createdById: secretaryId,
    createdAt: 0,
  })
}

function insertOfOpinion(tx: Tx): void {
  const days = { openedOn: '2018-02-11', closesOn: '2018-02-23' }
  insertOpinionRound(tx, { roundId: 'round', cycleId: 'cycle', rootId, ...days })
  const line = { roundId: 'round', unitId, leaderId: null, aspect: 'workStyle' as const }
  insertOpinionLine(tx, { lineId: 'line', ...line, summary: '路灯坏了' })
  const gathering = { gatheringId: 'gathering', roundId: 'round', channel: 'forum' as const }
  const facts = { heldOn: '2018-02-12', place: '二组', presentCount: 9, recordedById: secretaryId }
  insertOpinionGathering(tx, { ...gathering, ...facts }, [secretaryId])
}

function insertOfTalk(tx: Tx): void {
  insertTalk(tx, {
    talkId: 'talk',
    cycleId: 'cycle',
    pairKey: `${partnerId} ${personId}`,
    round: 1,
    aId: partnerId,
    bId: personId,
    planDay: null,
    planTime: null,
    place: null,
    planById: null,
    planAcceptedById: null,
    heldOn: null,
    mode: null,
    enteredAt: null,
    aConfirmedById: null,
    bConfirmedById: null,
    flags: [],
    createdAt: 0,
  })
  insertTalkRequest(tx, {
    requestId: 'request',
    rootId,
    secretaryId,
    requesterId: personId,
    state: 'asked',
    askedOn: '2018-02-20',
    answerDueOn: '2018-02-25',
    planDay: null,
    planTime: null,
    place: null,
    talkedOn: null,
    text: {
      name: '',
      matter: '想谈谈',
      outcome: '',
    },
  })
}

function insertOfProblem(tx: Tx, subjectId: string): void {
  const isOwn = subjectId === personId
  insertProblem(tx, {
    problemId: isOwn ? 'ownProblem' : 'teamProblem',
    subject: isOwn ? 'individual' : 'team',
    cycleId: 'cycle',
    subjectId,
    aspect: 'x',
    vitalInterest: false,
    dailyDetail: false,
    createdById: personId,
    createdAt: 0,
    texts: {
      body: '学习不够',
      form: '',
    },
  })
}

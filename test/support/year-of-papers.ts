import { sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { ensureAnalysis } from '../../db/queries/analyses.ts'
import { insertVersion, saveSection } from '../../db/queries/analysis-sections.ts'
import { saveCount } from '../../db/queries/ballot-counts.ts'
import { insertRound, updateRound } from '../../db/queries/ballot-rounds.ts'
import { saveCriticismText } from '../../db/queries/criticism-texts.ts'
import { saveGradeFeedback } from '../../db/queries/grading-feedback.ts'
import { saveGradeReceipt } from '../../db/queries/grading-receipts.ts'
import { saveGradeFollowUp } from '../../db/queries/grading-follow-ups.ts'
import { insertLeaveRequest } from '../../db/queries/leave-requests.ts'
import { saveMutualComment } from '../../db/queries/mutual-comments.ts'
import { insertOpinion } from '../../db/queries/opinions.ts'
import { insertOpinionRound } from '../../db/queries/opinion-rounds.ts'
import { saveSelfAppraisal } from '../../db/queries/self-appraisals.ts'
import { insertEntry } from '../../db/queries/rectification-progress.ts'
import { insertProblemNote, saveReflection } from '../../db/queries/study-writings.ts'
import { insertStudyTask } from '../../db/queries/study-tasks.ts'
import { insertTalk, saveTalkRecord } from '../../db/queries/talks.ts'
import { insertHeldMeeting } from './held-meeting.ts'
import { insertPublished, listProblem } from './rectification-list.ts'
import { insertRunningCycle } from './running-cycle.ts'
import { personIdOf, rootId, unitIdOf } from './village.ts'

/** What stays for ten years, and what somebody who is handled leaves in their file. */
export const kept = { item: '三组水渠漏水没人管', handled: '三次没有参加会议' } as const
/** Words that lie in the file as they were typed. */
export const plainWords = ['学完以后想把院坝会开起来', '去年只去过两户困难户'] as const
const unitId = unitIdOf('B1')
const [author, other] = [personIdOf('M11'), personIdOf('M03')]

/** A year of branch 1 in which something of each class was written; M13 is being handled. */
export function insertPapers(tx: Tx, now: Date): void {
  insertRunningCycle(tx)
  const meetingId = insertHeldMeeting(
    tx,
    { unit: 'B1', meetingType: 'B', chair: 'M02', recorder: 'M03' },
    now,
  )
  insertWritten(tx)
  insertTalked(tx)
  insertSaid(tx, meetingId)
  insertAppraised(tx, meetingId)
  insertVoted(tx, meetingId, now)
  listProblem(tx, 'own', 'M02', '走访少')
  listProblem(tx, 'team', 'B1', '公开不及时')
  insertPublished(tx, 'open', { problem: kept.item })
  insertEvidence(tx, 'open')
}

/** A photo of what was put right: where it lies and what it is called. */
function insertEvidence(tx: Tx, itemId: string): void {
  insertEntry(tx, {
    entryId: 'evidence',
    itemId,
    kind: 'evidence',
    onDay: '2018-05-20',
    byPersonId: author,
    at: 0,
    body: '',
    file: { type: 'image', messageId: 'om_in_photo', fileKey: 'img_v3_photo', fileName: '照片' },
  })
}

function insertWritten(tx: Tx): void {
  const of = { cycleId: 'cycle', subjectId: author }
  ensureAnalysis(tx, of, 'person')
  const page = { section: 'political', content: { text: '谈体会' }, byPersonId: author }
  // A long one lies on pages of its own; the earlier draft was overwritten.
  for (const [rev, text] of ['第一稿', '第二稿'.repeat(2000)].entries()) {
    saveSection(tx, of, { ...page, content: { text } as never, rev: rev + 1 })
  }
  const handedIn = { version: 1, byPersonId: author, at: 0, sections: [page as never] }
  insertVersion(tx, of, handedIn)
  insertStudyTask(tx, {
    taskId: 'task',
    cycleId: 'cycle',
    unitId,
    title: '学习报告',
    materials: [],
    topics: [],
    whereToRead: null,
    dueOn: '2018-02-28',
    state: 'closed',
    createdById: other,
    createdAt: 0,
  })
  const by = { personId: author, byPersonId: author }
  saveReflection(tx, { taskId: 'task', ...by, body: plainWords[0], rev: 1 })
  const note = { noteId: 'note', cycleId: 'cycle', dimension: 'style', createdAt: 0 }
  insertProblemNote(tx, { ...note, ...by, body: plainWords[1] })
  insertLeaveRequest(tx, {
    leaveId: 'leave',
    cycleId: 'cycle',
    unitId,
    windowFrom: '2018-03-07',
    ...by,
    reasonClass: 'illness',
    reason: '住院',
    approver: 'branchSecretary',
    state: 'approved',
    askedAt: 0,
    decidedById: null,
    decidedAt: null,
  })
}

function insertTalked(tx: Tx): void {
  insertTalk(tx, {
    talkId: 'talk',
    cycleId: 'cycle',
    pairKey: `${other} ${author}`,
    round: 1,
    aId: other,
    bId: author,
    planDay: null,
    planTime: null,
    place: null,
    planById: null,
    planAcceptedById: null,
    heldOn: '2018-02-20',
    mode: 'faceToFace',
    enteredAt: 0,
    aConfirmedById: other,
    bConfirmedById: author,
    flags: [],
    createdAt: 0,
  })
  const text = { work: '水渠', thinking: '放松', ownGaps: '少', reminder: '听', agreed: '走访' }
  const record = { talkId: 'talk', authorId: author, text: text as never }
  saveTalkRecord(tx, { ...record, isComplete: true, rev: 1 })
}

function insertSaid(tx: Tx, meetingId: string): void {
  const days = { openedOn: '2018-02-11', closesOn: '2018-02-23' }
  insertOpinionRound(tx, { roundId: 'opinions', cycleId: 'cycle', rootId, ...days })
  insertOpinion(tx, {
    roundId: 'opinions',
    unitId,
    leaderId: null,
    aspect: 'workStyle',
    onDay: '2018-02-12',
    channel: 'written',
    category: 'masses',
    words: '路灯坏了半年',
  })
  const about = { meetingId, subjectId: other, criticId: author, state: 'handedIn' as const }
  const words = { problem: '下组少', suggestion: '每月下组' }
  saveCriticismText(tx, { ...about, words, byPersonId: author, rev: 1 })
}

function insertAppraised(tx: Tx, meetingId: string): void {
  const handled = personIdOf('M13')
  for (const personId of [author, handled]) {
    const texts = { strengths: '修路', gaps: kept.handled, hopes: '学习' }
    const told = { channel: 'private', toldOn: '2018-03-13', byPersonId: other, at: 0 } as const
    saveGradeFeedback(tx, { cycleId: 'cycle', unitId, personId, texts, ...told })
    saveSelfAppraisal(
      tx,
      { cycleId: 'cycle', personId },
      {
        content: { aspects: { political: '合格' } },
        state: 'handedIn',
        byPersonId: personId,
        rev: 1,
        handedInAt: 0,
      },
    )
  }
  saveGradeReceipt(tx, {
    cycleId: 'cycle',
    unitId,
    personId: author,
    receivedOn: '2018-03-12',
    grade: 'qualified',
    destination: '云河社区党支部',
    meetingOn: '2018-03-08',
    note: '盖了章',
    byPersonId: other,
    rev: 1,
  })
  const comment = { meetingId, cycleId: 'cycle', subjectId: author, byPersonId: other }
  saveMutualComment(tx, { ...comment, comment: '肯干', enteredById: other, rev: 1 })
  const open = { talkerId: null, dueOn: null, doneOn: null, byPersonId: other, at: 0 }
  saveGradeFollowUp(tx, {
    cycleId: 'cycle',
    unitId,
    personId: handled,
    kind: 'organizationalHandlingCase',
    openedOn: '2018-03-13',
    ...open,
  })
}

function insertVoted(tx: Tx, meetingId: string, now: Date): void {
  insertRound(tx, {
    roundId: 'ballot',
    meetingId,
    cycleId: 'cycle',
    unitId,
    kind: 'members',
    subjects: [],
    scale: ['excellent'],
    rowsPerPart: 1,
    minPapersToShow: 5,
    scrutineerId: author,
    voteCounterId: other,
    proposedById: other,
    proposedAt: 0,
  })
  const sealed = tx.vault.seal('12 张', 'count')
  saveCount(tx, { roundId: 'ballot', tellerId: author, part: 0, rev: 1, sealed })
  const [at, hash] = [now.getTime(), 'c0ffee'.repeat(10)]
  const tallied = { talliedAt: at, closedAt: at, keyDestroyedAt: at, electronic: 1, eligible: 9 }
  updateRound(tx, 'ballot', { state: 'tallied', box: [hash], boxDigest: hash, ...tallied })
}

/** Tables whose sealed bytes stay for ten years. */
const ofTenYears = new Set(['opinion_line', 'rectification_entry', 'rectification_item'])

/**
 * All sealed bytes in the file that must be gone after one year, or after ten, read past everything
 * the bot knows of them. What belongs to M13, who is handled, stays.
 */
export function sealedBytes(reader: Reader, after: 'one' | 'ten' = 'one'): Buffer[] {
  const { drizzle } = reader
  const tables = drizzle.all<{ name: string }>(sql`select name from sqlite_master
    where type = 'table' and name not like 'sqlite_%'`)
  const rows = tables
    .filter(({ name }) => after === 'ten' || !ofTenYears.has(name))
    .flatMap(({ name }) =>
      drizzle.all<Record<string, unknown>>(sql`select * from ${sql.raw(name)}`),
    )
  return rows
    .filter((row) => after === 'ten' || row['subject'] !== 'team')
    .filter((row) => row['person_id'] !== personIdOf('M13'))
    .flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value)))
}

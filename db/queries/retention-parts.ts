import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { RetentionId } from '../../policies/retention.ts'
import { analyses, analysisSections, analysisVersions } from '../schema/analysis.ts'
import { mutualComments, selfAppraisals } from '../schema/appraisal.ts'
import { ballotCounts, ballotEnvelopes, ballotRounds, ballotVoters } from '../schema/ballot.ts'
import { criticismRounds, criticismSubjects, criticismTexts } from '../schema/criticism.ts'
import { disclosureEnvelopes, disclosureRemarks, disclosures } from '../schema/disclosure.ts'
import {
  gradeFeedbacks,
  gradeFollowUps,
  gradeReceipts,
  gradeRestudies,
  preliminaryOpinions,
} from '../schema/grading.ts'
import { meetings } from '../schema/meeting.ts'
import { opinionEnvelopes, opinionRounds, opinions } from '../schema/opinion.ts'
import { people } from '../schema/organization.ts'
import { auditEntries } from '../schema/pipeline.ts'
import { problemClaims, problemLists, problems, problemSources } from '../schema/problem.ts'
import { leaveRequests } from '../schema/readiness.ts'
import { problemNotes, studyReflections, studyTasks } from '../schema/study.ts'
import { talkRecords, talkRequests, talks } from '../schema/talk.ts'
import { recordParts } from './retention-records.ts'

/** Whose records, and up to when, where rows know only their day. */
export interface RetentionScope {
  rootId: string
  /** Empty for what belongs to no year. */
  cycleId: string
  /** The last day of the year that was ended, or the day up to which old rows go. */
  untilDay: string
}

/** Rows that go, or with `set` columns of rows that stay as a fact. */
export interface RetentionPart {
  table: SQLiteTable
  where: SQL | undefined
  set?: Record<string, null | Buffer>
}

type PartsFor = (scope: RetentionScope) => RetentionPart[]
type Cycled = SQLiteTable & { cycleId: SQLiteColumn }

/** Where each class lies. What links two rows goes before the row it is found by. */
export const retentionParts: Readonly<Record<RetentionId, PartsFor>> = {
  opinions: ({ cycleId }) => [
    { table: opinions, where: byOpinionRound(opinions.roundId, cycleId) },
    { table: opinionEnvelopes, where: byOpinionRound(opinionEnvelopes.roundId, cycleId) },
    { table: disclosureEnvelopes, where: byDisclosure(disclosureEnvelopes.disclosureId, cycleId) },
    { table: disclosureRemarks, where: byDisclosure(disclosureRemarks.disclosureId, cycleId) },
  ],
  ballots: ballotParts,
  analyses: analysisParts,
  talks: ({ rootId, cycleId, untilDay }) => [
    {
      table: talkRecords,
      where: sql`${talkRecords.talkId} in (select ${talks.talkId} from ${talks}
        where ${talks.cycleId} = ${cycleId})`,
    },
    {
      table: talkRequests,
      where: and(eq(talkRequests.rootId, rootId), lte(talkRequests.askedOn, untilDay)),
    },
  ],
  appraisals: appraisalParts,
  records: ({ cycleId }) => recordParts(cycleId),
  audit: ({ rootId, untilDay }) => [
    {
      table: auditEntries,
      where: and(
        lt(auditEntries.at, Date.parse(`${untilDay}T00:00:00+08:00`)),
        or(
          isNull(auditEntries.personId),
          sql`${auditEntries.personId} in (select ${people.personId} from ${people}
            where ${people.rootId} = ${rootId})`,
        ),
      ),
    },
  ],
}

function ballotParts({ cycleId }: RetentionScope): RetentionPart[] {
  const byRound = (column: SQLiteColumn) =>
    sql`${column} in (select ${ballotRounds.roundId} from ${ballotRounds}
      where ${ballotRounds.cycleId} = ${cycleId})`
  return [
    { table: ballotEnvelopes, where: byRound(ballotEnvelopes.roundId) },
    { table: ballotCounts, where: byRound(ballotCounts.roundId) },
    { table: ballotVoters, where: byRound(ballotVoters.roundId) },
    {
      table: ballotRounds,
      where: and(eq(ballotRounds.cycleId, cycleId), isNotNull(ballotRounds.box)),
      set: { box: null, boxDigest: null },
    },
  ]
}

/** A team's own examination is a record of the unit: only what persons wrote goes here. */
function analysisParts({ cycleId }: RetentionScope): RetentionPart[] {
  const personal = (table: Cycled & { subjectId: SQLiteColumn }) =>
    and(
      eq(table.cycleId, cycleId),
      sql`${table.subjectId} in (select ${analyses.subjectId} from ${analyses}
        where ${analyses.cycleId} = ${cycleId} and ${analyses.subject} = 'person')`,
    )
  const ofProblem = (column: SQLiteColumn) =>
    sql`${column} in (select ${problems.problemId} from ${problems}
      where ${problems.cycleId} = ${cycleId} and ${problems.subject} = 'individual')`
  return [
    { table: analysisSections, where: personal(analysisSections) },
    { table: analysisVersions, where: personal(analysisVersions) },
    {
      table: analyses,
      where: and(eq(analyses.cycleId, cycleId), isNotNull(analyses.exemptReason)),
      set: { exemptReason: null },
    },
    { table: problemSources, where: ofProblem(problemSources.problemId) },
    { table: problemClaims, where: ofProblem(problemClaims.problemId) },
    {
      table: problemLists,
      where: and(
        eq(problemLists.cycleId, cycleId),
        sql`${problemLists.subjectId} in (select ${people.personId} from ${people})`,
      ),
    },
    {
      table: problems,
      where: and(eq(problems.cycleId, cycleId), eq(problems.subject, 'individual')),
    },
    { table: problemNotes, where: eq(problemNotes.cycleId, cycleId) },
    {
      table: studyReflections,
      where: sql`${studyReflections.taskId} in (select ${studyTasks.taskId} from ${studyTasks}
        where ${studyTasks.cycleId} = ${cycleId})`,
    },
    { table: leaveRequests, where: eq(leaveRequests.cycleId, cycleId) },
  ]
}

/** NOTE: papers about somebody who is handled by the organization go into that person's file. */
function appraisalParts({ cycleId }: RetentionScope): RetentionPart[] {
  const notHandled = (column: SQLiteColumn) =>
    sql`${column} not in (select ${gradeFollowUps.personId} from ${gradeFollowUps}
      where ${gradeFollowUps.cycleId} = ${cycleId}
      and ${gradeFollowUps.kind} = 'organizationalHandlingCase')`
  const clear = <T extends Cycled>(table: T, person: SQLiteColumn, column: keyof T & string) => ({
    table,
    where: and(
      eq(table.cycleId, cycleId),
      isNotNull(table[column] as SQLiteColumn),
      notHandled(person),
    ),
    set: { [column]: null },
  })
  return [
    clear(selfAppraisals, selfAppraisals.personId, 'content'),
    clear(mutualComments, mutualComments.subjectId, 'body'),
    clear(preliminaryOpinions, preliminaryOpinions.personId, 'reasons'),
    clear(gradeFeedbacks, gradeFeedbacks.personId, 'texts'),
    clear(gradeRestudies, gradeRestudies.personId, 'note'),
    clear(gradeFollowUps, gradeFollowUps.personId, 'record'),
    clear(gradeReceipts, gradeReceipts.personId, 'note'),
    clear(gradeReceipts, gradeReceipts.personId, 'destination'),
    {
      table: gradeRestudies,
      where: and(
        eq(gradeRestudies.cycleId, cycleId),
        ne(gradeRestudies.statement, Buffer.alloc(0)),
        notHandled(gradeRestudies.personId),
      ),
      set: { statement: Buffer.alloc(0) },
    },
    {
      table: criticismTexts,
      where: and(
        sql`${criticismTexts.meetingId} in (select ${meetings.meetingId} from ${meetings}
          where ${meetings.cycleId} = ${cycleId})`,
        notHandled(criticismTexts.subjectId),
      ),
    },
    {
      table: criticismSubjects,
      where: and(
        sql`${criticismSubjects.roundId} in (select ${criticismRounds.roundId}
          from ${criticismRounds} where ${criticismRounds.cycleId} = ${cycleId})`,
        isNotNull(criticismSubjects.words),
        notHandled(criticismSubjects.subjectId),
      ),
      set: { words: null },
    },
  ]
}

function byOpinionRound(column: SQLiteColumn, cycleId: string): SQL {
  return inArray(
    column,
    sql`(select ${opinionRounds.roundId} from ${opinionRounds}
      where ${opinionRounds.cycleId} = ${cycleId})`,
  )
}

/** Of one that is still shown the answers are not counted yet: they stay. */
function byDisclosure(column: SQLiteColumn, cycleId: string): SQL {
  return inArray(
    column,
    sql`(select ${disclosures.disclosureId} from ${disclosures}
      where ${disclosures.cycleId} = ${cycleId} and ${disclosures.state} != 'open')`,
  )
}

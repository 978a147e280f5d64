import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { analyses, analysisSections, analysisVersions, teamAgreements } from '../schema/analysis.ts'
import { ballotTotals, ballotRounds } from '../schema/ballot.ts'
import { criticismRounds } from '../schema/criticism.ts'
import { cycleVersions, parameterChanges, preparationTasks } from '../schema/cycle.ts'
import { disclosures, disclosureTotals } from '../schema/disclosure.ts'
import { measureSuggestions, rectificationDirections, teamMeasures } from '../schema/measure.ts'
import {
  meetingGroups,
  meetingNotes,
  meetingPeople,
  meetings,
  meetingSteps,
} from '../schema/meeting.ts'
import { minutes, minutesParts, minutesVersions } from '../schema/minutes.ts'
import { opinionGatherings, opinionLines, opinionRounds } from '../schema/opinion.ts'
import { problemClaims, problemLists, problems, problemSources } from '../schema/problem.ts'
import {
  attendanceReplies,
  gateExemptions,
  guideInvitations,
  meetingMaterials,
  meetingWindows,
  openingDecisions,
  previousReports,
  venueBookings,
} from '../schema/readiness.ts'
import {
  rectificationCandidates,
  rectificationEntries,
  rectificationImports,
  rectificationItems,
  rectificationSources,
} from '../schema/rectification.ts'
import { campaignCases, institutionItems, specialCampaigns } from '../schema/special-campaign.ts'
import { studyAttendances, studyCompletions, studySessions, studyTasks } from '../schema/study.ts'
import type { RetentionPart } from './retention-parts.ts'

type Keyed<Column extends string> = SQLiteTable & Readonly<Record<Column, SQLiteColumn>>

/** The unit's own papers of one year, rows that hang on others first; an open item stays. */
export function recordParts(cycleId: string): RetentionPart[] {
  return [
    ...meetingParts(cycleId),
    ...rectificationParts(cycleId),
    ...disclosureParts(cycleId),
    ...opinionParts(cycleId),
    ...teamParts(cycleId),
    ...studyParts(cycleId),
    ...[gateExemptions, guideInvitations, meetingMaterials, meetingWindows].map(ofCycle(cycleId)),
    ...[openingDecisions, previousReports, venueBookings, attendanceReplies].map(ofCycle(cycleId)),
    ...[cycleVersions, parameterChanges, preparationTasks].map(ofCycle(cycleId)),
  ]
}

const ofCycle = (cycleId: string) => (table: Keyed<'cycleId'>) => ({
  table,
  where: eq(table.cycleId, cycleId),
})

/** Rows whose `column` is the key of a row that belongs to the year. */
function within(cycleId: string, column: SQLiteColumn, key: SQLiteColumn, from: Keyed<'cycleId'>) {
  return sql`${column} in (select ${key} from ${from} where ${from.cycleId} = ${cycleId})`
}

function meetingParts(cycleId: string): RetentionPart[] {
  const ofMeeting = (table: Keyed<'meetingId'>) => ({
    table,
    where: within(cycleId, table.meetingId, meetings.meetingId, meetings),
  })
  return [
    ...[minutesParts, minutesVersions, minutes, meetingNotes, meetingGroups].map(ofMeeting),
    ...[meetingSteps, meetingPeople, teamMeasures].map(ofMeeting),
    ...[rectificationDirections, measureSuggestions].map(ofMeeting),
    {
      table: criticismRounds,
      where: and(eq(criticismRounds.cycleId, cycleId), isNotNull(criticismRounds.explanation)),
      set: { explanation: null },
    },
    {
      table: ballotTotals,
      where: within(cycleId, ballotTotals.roundId, ballotRounds.roundId, ballotRounds),
    },
    ofCycle(cycleId)(meetings),
  ]
}

function rectificationParts(cycleId: string): RetentionPart[] {
  const isDone = and(
    eq(rectificationItems.cycleId, cycleId),
    ne(rectificationItems.state, 'published'),
  )
  const ofItem = (table: Keyed<'itemId'>) => ({
    table,
    where: sql`${table.itemId} in (select ${rectificationItems.itemId}
      from ${rectificationItems} where ${isDone})`,
  })
  const { importId } = rectificationImports
  const { campaignId } = specialCampaigns
  return [
    ofItem(rectificationEntries),
    ofItem(rectificationSources),
    { table: rectificationItems, where: isDone },
    {
      table: rectificationCandidates,
      where: within(cycleId, rectificationCandidates.importId, importId, rectificationImports),
    },
    {
      table: campaignCases,
      where: within(cycleId, campaignCases.campaignId, campaignId, specialCampaigns),
    },
    ...[rectificationImports, specialCampaigns, institutionItems].map(ofCycle(cycleId)),
  ]
}

function disclosureParts(cycleId: string): RetentionPart[] {
  const { disclosureId } = disclosures
  return [
    {
      table: disclosureTotals,
      where: within(cycleId, disclosureTotals.disclosureId, disclosureId, disclosures),
    },
    ofCycle(cycleId)(disclosures),
  ]
}

function opinionParts(cycleId: string): RetentionPart[] {
  const ofRound = (table: Keyed<'roundId'>) => ({
    table,
    where: within(cycleId, table.roundId, opinionRounds.roundId, opinionRounds),
  })
  return [
    ofRound(opinionLines),
    ofRound(opinionGatherings),
    {
      table: opinionRounds,
      where: and(eq(opinionRounds.cycleId, cycleId), isNotNull(opinionRounds.summary)),
      set: { summary: null },
    },
  ]
}

function teamParts(cycleId: string): RetentionPart[] {
  const ofProblem = (table: Keyed<'problemId'>) => ({
    table,
    where: within(cycleId, table.problemId, problems.problemId, problems),
  })
  return [
    ...[problemSources, problemClaims].map(ofProblem),
    ...[problems, problemLists, teamAgreements].map(ofCycle(cycleId)),
    ...[analysisSections, analysisVersions, analyses].map(ofCycle(cycleId)),
  ]
}

function studyParts(cycleId: string): RetentionPart[] {
  const inSessions = sql`(select ${studySessions.sessionId} from ${studySessions}
    where ${studySessions.cycleId} = ${cycleId})`
  const inTasks = sql`(select ${studyTasks.taskId} from ${studyTasks}
    where ${studyTasks.cycleId} = ${cycleId})`
  return [
    { table: studyAttendances, where: sql`${studyAttendances.sessionId} in ${inSessions}` },
    { table: studySessions, where: eq(studySessions.cycleId, cycleId) },
    { table: studyCompletions, where: sql`${studyCompletions.taskId} in ${inTasks}` },
    { table: studyTasks, where: eq(studyTasks.cycleId, cycleId) },
  ]
}

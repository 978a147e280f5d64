import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/client.ts'
import { openDatabase } from '../../db/open.ts'
import { personByOpenId } from '../../db/queries/people.ts'
import { features } from '../../src/features/index.ts'
import { mayRead } from '../../src/organization/privacy.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import type { CardReader, DocumentKind } from '../../src/pipeline/feature.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { audiences, type Audience, type ReaderName } from '../support/audiences.ts'
import { insertOneOfEach, keyOfAll } from '../support/one-of-each.ts'
import { settleVillage, unitIdOf } from '../support/village.ts'

const unitId = unitIdOf('B3')
const registry = buildRegistry([builtin, ...features])
const kinds = new Map<string, Pick<DocumentKind, 'privacy' | 'about'>>([
  ...registry.cards,
  ...registry.documents,
])

/** Who may read one of each kind: about branch 3 and its member M53, who talks with M48. */
const readBy: Readonly<Record<Audience, string>> = {
  everybody: `
    moved answer help setup`,
  secretary: `
    meetingOpening
    roster rosterList rosterPerson rosterLeave rosterAdd rosterImport rosterQuestions
    rosterContacts chatMoves rosterCsv rosterXlsx mobileMembers studyManage studyTaskForm
    studyDueForm studyProgress studyReflections studySessionForm studyAttendance studyCatchUps
    talkFlags talkChanges talkAreas analysisProgress analysisMember analysisExempt postponeForm
    postponed gateExemption previousReport guides venue meetingMaterials registerFreeze
    leaveRequest teamExaminationPage
    disclosureForm disclosurePreview disclosureRemarks disclosureSheet disclosureCode
    selfAppraisalList
    archiveHome archiveChoice
    gradingDesk gradingStart preliminaryOpinion gradingMeetingForm gradingDecision feedbackList
    gradeFeedbackForm gradeFollowUp gradeReceipts gradeReceipt
    rectificationLacks rectificationMerge rectificationCandidate rectificationImportAsk
    rectificationImport rectificationEscalation campaignForm`,
  rootSecretary: `
    planNew planParameter planParts planBasisDocument planTask planAdoption planWindow
    opinionSchedule opinionReopen opinionPoster opinionCode parked
    gradingConfirm gradingOverview
    rectificationMonthly
    yearClosing retention destructionForm`,
  rootTeam: `
    dualAttendance
    plan planBasis planTasks planCalendar planChanges planGuarantors planParameters
    destruction overview`,
  members: `
    meetingAgenda meetingNotice meetingToday
    planNotice preparationTask studyGroupTask studySessionNotice studyShared opinionForm
    disclosureNotice disclosureRead disclosureAnswer
    opinionNotice analysisGroup meetingMoved ballotGroup ballotReminder
    teamRectificationList`,
  personAndSecretary: `
    mobilePlace studyReflection analysisRead analysisPaper ownProblems ownProblem
    attendanceQuestion
    ownDirection
    gradeFeedback`,
  person: `
    ownCriticisms criticismDrafts criticismForm criticismWritten criticismsReceived
    studyList studyTask studyNotes studyCatchUp talkList talkPair talkTimeForm talkHeldForm
    talkRequestForm talkRequests analysisHome analysisPage ownProblemForm ownProblemOpinions leave
    todo digest ballotOwn ballotPage ballotQuick ballotCount
    selfAppraisal mutualComments mutualComment
    gradeObjection
    rectifyMine ownRectification rectificationOwnMerge rectificationOffer`,
  team: `
    disclosureDesk
    opinionDesk opinionCoverage opinionGatheringForm opinionGathering opinionTeamSheet talkMatrix
    readiness meetingReady attendanceList status teamExamination teamExaminationRead teamProblems
    teamProblem teamProblemForm teamProblemOpinions minutesRead minutesList conformity
    minutesPrint archiveCheck
    measureSuggestions
    rectifyBoard teamRectification leaderRectification rectificationForm campaignList campaign
    institutionList institution institutionForm`,
  sorters: `
    opinionLines opinionLine opinionSummary opinionFeedback`,
  personAndFirst: `
    opinionOwnSheet`,
  pair: `
    talkRecord deferredTalk`,
  askerAndAsked: `
    talkRequest`,
  ballotWorkers: `
    ballotRound ballotVoters ballotVoid ballotPaper`,
  committee: `
    ballotTotals ballotCountSheet gradingMeeting gradeConclusion gradeRestudy`,
  bearerAndTeam: `
    rectificationItem rectificationStep rectificationEvidence`,
  talkerAndSecretary: `
    assignedTalk`,
  asker: `
    archiveExport archivePack`,
  conductors: `
    criticismRound criticismDelegate criticismPick criticismResponse criticismEntry
    criticismTyping criticismExplain criticismGrid criticismOn
    meetingConsole meetingAttendance meetingNote meetingSpeaker meetingBreakOff groupSplit
    groupSession
    minutesDraft minutesPart minutesCorrection
    selfAppraisalRound mutualAppraisalRound mutualEntry measuresRound measureForm
    directionRound directionEntry`,
}

/** Of these the team is the subject, of all others the member. */
const ofTeam = new Set([
  'teamExamination',
  'teamExaminationPage',
  'teamExaminationRead',
  'teamProblems',
  'teamProblem',
  'teamProblemForm',
  'teamProblemOpinions',
  'teamRectification',
  'teamRectificationList',
  'leaderRectification',
  'rectificationLacks',
  'rectificationCandidate',
  'rectificationForm',
])

const table = Object.entries(readBy).flatMap(([audience, names]) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, audience: audience as Audience })),
)

/** A card and a file share a name; the file is the secretary's alone. */
const shared = [...registry.cards.keys()].filter((name) => registry.documents.has(name))

let database: Database
let readers: Map<ReaderName, CardReader>

beforeAll(() => {
  database = openDatabase(':memory:')
  database.inTransaction((tx) => {
    settleVillage(tx)
    insertOneOfEach(tx)
  })
  const person = (code: string): CardReader => {
    const found = personByOpenId(database, `ou_${code}`)
    if (!found) throw new Error(`nobody is ${code}`)
    return { kind: 'person', person: found }
  }
  readers = new Map<ReaderName, CardReader>([
    ['member', person('M53')],
    ['partner', person('M48')],
    ['team', person('M49')],
    ['otherMember', person('M13')],
    ['leader', person('M28')],
    ['organizer', person('M27')],
    ['secretary', person('M47')],
    ['otherSecretary', person('M02')],
    ['generalSecretary', person('M01')],
    ['observer', person('N01')],
    ['villager', { kind: 'stranger', openId: 'ou_villager' }],
    ['group', { kind: 'group', chatId: 'oc_B3', unitId }],
    ['unboundGroup', { kind: 'group', chatId: 'oc_other', unitId: undefined }],
  ])
})
afterAll(() => database.close())

test('the table knows every kind of card and file, and no other', () => {
  const known = table.map(({ name }) => name)
  expect(known.toSorted()).toEqual([...kinds.keys()].toSorted())
  expect(shared).toEqual(['planParameters'])
})

function whoReads(
  kind: Pick<DocumentKind, 'privacy' | 'about'>,
  key: Record<string, string>,
): string[] {
  const matter = { privacy: kind.privacy, ...kind.about(database, key) }
  return [...readers]
    .filter(([, reader]) => mayRead(database, matter, reader))
    .map(([name]) => name)
}

describe('is read by its audience and nobody else', () => {
  test.each(table)('$name: $audience', ({ name, audience }) => {
    const kind = registry.cards.get(name) ?? registry.documents.get(name)
    const subject = ofTeam.has(name) ? { subjectId: unitId, problemId: 'teamProblem' } : {}
    const readers: string[] = [...audiences[audience]]
    expect(whoReads(kind!, { ...keyOfAll, ...subject }).toSorted()).toEqual(readers.toSorted())
  })

  test('the file of the parameters', () => {
    const file = registry.documents.get('planParameters')!
    expect(whoReads(file, keyOfAll)).toEqual(audiences.rootSecretary)
  })
})

test('no group ever gets more than P1', () => {
  const tooMuch = [...kinds].filter(([, kind]) => {
    const matter = { privacy: kind.privacy, unitId }
    const group = readers.get('group')!
    return !['P0', 'P1'].includes(kind.privacy) && mayRead(database, matter, group)
  })
  expect(tooMuch.map(([name]) => name)).toEqual([])
})

test('an anonymous opinion and a withheld one have narrower audiences still', () => {
  const lines = registry.cards.get('opinionLines')!
  expect(whoReads(lines, { ...keyOfAll, state: 'withheld' })).toEqual(['generalSecretary'])
})

test('leave of the team is decided higher up, and its reason read there alone', () => {
  const request = registry.cards.get('leaveRequest')!
  expect(whoReads(request, { ...keyOfAll, leaveId: 'teamLeave' })).toEqual(audiences.rootSecretary)
})

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

const registry = buildRegistry([builtin, ...features])
const kinds = new Map<string, Pick<DocumentKind, 'privacy' | 'about'>>([
  ...registry.cards,
  ...registry.documents,
])
const ofTeam = { subjectId: unitIdOf('B3'), problemId: 'teamProblem' }

/** Who may read one of each kind: about branch 3 and its member M53, who talked with M48. */
const table: Readonly<Record<string, Audience | [Audience, Record<string, string>]>> = {
  moved: 'everybody',
  answer: 'everybody',
  help: 'everybody',
  setup: 'everybody',
  ...{
    roster: 'secretary',
    rosterList: 'secretary',
    rosterPerson: 'secretary',
  },
  ...{
    rosterLeave: 'secretary',
    rosterAdd: 'secretary',
    rosterImport: 'secretary',
  },
  ...{
    rosterQuestions: 'secretary',
    rosterContacts: 'secretary',
    chatMoves: 'secretary',
  },
  ...{
    rosterCsv: 'secretary',
    rosterXlsx: 'secretary',
  },
  ...{
    planNew: 'rootSecretary',
    planParameter: 'rootSecretary',
    planParts: 'rootSecretary',
  },
  ...{
    planBasisDocument: 'rootSecretary',
    planTask: 'rootSecretary',
  },
  ...{
    planAdoption: 'rootSecretary',
    planWindow: 'rootSecretary',
  },
  ...{
    plan: 'rootTeam',
    planBasis: 'rootTeam',
    planTasks: 'rootTeam',
  },
  ...{
    planCalendar: 'rootTeam',
    planGuarantors: 'rootTeam',
  },
  ...{
    planNotice: 'members',
    preparationTask: 'members',
  },
  ...{
    mobilePlace: 'personAndSecretary',
    mobileMembers: 'secretary',
  },
  ...{
    studyGroupTask: 'members',
    studySessionNotice: 'members',
    studyShared: 'members',
  },
  ...{
    studyList: 'person',
    studyTask: 'person',
    studyNotes: 'person',
    studyCatchUp: 'person',
  },
  studyReflection: 'personAndSecretary',
  ...{
    studyManage: 'secretary',
    studyTaskForm: 'secretary',
    studyDueForm: 'secretary',
  },
  ...{
    studyProgress: 'secretary',
    studyReflections: 'secretary',
  },
  ...{
    studySessionForm: 'secretary',
    studyAttendance: 'secretary',
    studyCatchUps: 'secretary',
  },
  ...{
    opinionForm: 'members',
    opinionNotice: 'members',
  },
  ...{
    opinionDesk: 'team',
    opinionCoverage: 'team',
    opinionGatheringForm: 'team',
  },
  ...{
    opinionGathering: 'team',
    opinionTeamSheet: 'team',
  },
  ...{
    opinionSchedule: 'rootSecretary',
    opinionReopen: 'rootSecretary',
  },
  ...{
    opinionPoster: 'rootSecretary',
    opinionCode: 'rootSecretary',
  },
  ...{
    opinionLines: 'sorters',
    opinionLine: 'sorters',
  },
  ...{
    opinionSummary: 'sorters',
    opinionFeedback: 'sorters',
  },
  opinionOwnSheet: 'personAndFirst',
  ...{
    talkList: 'person',
    talkPair: 'person',
    talkTimeForm: 'person',
    talkHeldForm: 'person',
  },
  ...{
    talkRequestForm: 'person',
    talkRequests: 'person',
  },
  ...{
    talkRecord: 'pair',
    talkRequest: 'askerAndAsked',
    talkMatrix: 'team',
  },
  ...{
    talkFlags: 'secretary',
    talkChanges: 'secretary',
    talkAreas: 'secretary',
  },
  ...{
    analysisHome: 'person',
    analysisPage: 'person',
  },
  ...{
    analysisRead: 'personAndSecretary',
    analysisPaper: 'personAndSecretary',
  },
  ...{
    analysisProgress: 'secretary',
    analysisMember: 'secretary',
    analysisExempt: 'secretary',
  },
  analysisGroup: 'members',
  teamExamination: ['team', ofTeam],
  teamExaminationPage: ['secretary', ofTeam],
  teamExaminationRead: ['team', ofTeam],
  teamProblems: ['team', ofTeam],
  teamProblem: ['team', ofTeam],
  teamProblemForm: ['team', ofTeam],
  teamProblemOpinions: ['team', ofTeam],
  ...{
    ownProblems: 'personAndSecretary',
    ownProblem: 'personAndSecretary',
  },
  ...{
    ownProblemForm: 'person',
    ownProblemOpinions: 'person',
  },
  ...{
    readiness: 'team',
    meetingReady: 'team',
    attendanceList: 'team',
  },
  ...{
    postponeForm: 'secretary',
    postponed: 'secretary',
    gateExemption: 'secretary',
  },
  ...{
    previousReport: 'secretary',
    guides: 'secretary',
    venue: 'secretary',
  },
  ...{
    meetingMaterials: 'secretary',
    registerFreeze: 'secretary',
    leaveRequest: 'secretary',
  },
  ...{
    meetingMoved: 'members',
    leave: 'person',
    attendanceQuestion: 'personAndSecretary',
  },
  ...{
    todo: 'person',
    digest: 'person',
    status: 'team',
    parked: 'rootSecretary',
  },
  planParameters: 'rootTeam',
}

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
    ['group', { kind: 'group', chatId: 'oc_B3', unitId: unitIdOf('B3') }],
    ['unboundGroup', { kind: 'group', chatId: 'oc_other', unitId: undefined }],
  ])
})
afterAll(() => database.close())

test('the table knows every kind of card and file, and no other', () => {
  expect(Object.keys(table).toSorted()).toEqual([...kinds.keys()].toSorted())
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
  test.each(Object.entries(table))('%s', (name, row) => {
    const [audience, key = {}] = typeof row === 'string' ? [row] : row
    const kind = registry.cards.get(name) ?? registry.documents.get(name)
    const expected = audiences[audience].toSorted()
    expect(whoReads(kind!, { ...keyOfAll, ...key }).toSorted()).toEqual(expected)
  })

  test('the file of the parameters', () => {
    const file = registry.documents.get('planParameters')!
    expect(whoReads(file, keyOfAll)).toEqual(audiences.rootSecretary)
  })
})

test('no group ever gets more than P1', () => {
  const tooMuch = [...kinds].filter(([, kind]) => {
    const matter = { privacy: kind.privacy, unitId: unitIdOf('B3') }
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

import { handInButton, savePageButton } from '../../cards/ballot/buttons.ts'
import type { CardJson } from '../../cards/kit/card.ts'
import type { Database, Tx } from '../../db/client.ts'
import { insertIssue, updateIssue } from '../../db/queries/issues.ts'
import { insertRound, findRound, type BallotRound } from '../../db/queries/ballot-rounds.ts'
import { insertVoters } from '../../db/queries/ballot-voters.ts'
import { insertMeeting, insertMeetingPeople } from '../../db/queries/meetings.ts'
import { insertStep } from '../../db/queries/meeting-steps.ts'
import { gradeIds } from '../../policies/keys.ts'
import { openRound } from '../../src/features/ballot/keys.ts'
import { features } from '../../src/features/index.ts'
import { builtin } from '../../src/pipeline/builtin.ts'
import { drawFor, readerOf } from '../../src/pipeline/drawing.ts'
import { buildRegistry } from '../../src/pipeline/registry.ts'
import { writingOver } from '../../src/pipeline/writing.ts'
import { newId } from '../programs/real-world.ts'
import {
  cycleId,
  openIdOf,
  personIdOf,
  settleGeneralBranch,
  settlePeople,
} from './general-branch.ts'
import type { PressableCard } from './study-cards.ts'

export const ballotId = 'bench_ballot'
export const rows = 60
const rowsPerPart = 15
export const pages = rows / rowsPerPart
const handInId = `b${pages + 1}`

export interface BallotWorld {
  voters: number
  /** Pages filled in over and over. */
  steady: PressableCard[]
  /** Every page of every voter once and then 交票, one list a press. */
  crowd: PressableCard[][]
  /** A page as a voter is answered with. */
  sample: CardJson
  /** What the crowd's papers sum to: subject → counts and abstentions. */
  expected: Map<string, number[]>
}

const registry = buildRegistry([builtin, ...features])
const now = new Date('2018-03-08T09:00:00+08:00')
const unitId = 'unit_B1'
const meetingId = 'bench_meeting'

/** One branch in the middle of its ballot, with a card in every voter's own thread. */
export function settleBallotWorld(database: Database, voters: number, cycles: number): BallotWorld {
  const size = { branches: 1, membersPerBranch: voters }
  database.inTransaction((tx) => {
    settleGeneralBranch(tx, size)
    settlePeople(tx, size)
    settleMeeting(tx, voters)
    settleRound(tx, voters)
    for (const voter of numbers(voters)) hang(tx, voter)
  })
  const roll = dice()
  const steady = numbers(cycles).flatMap(() =>
    numbers(pages).flatMap((page) =>
      numbers(voters).map((voter) => press(voter, page, formOf(voter, page, roll))),
    ),
  )
  const expected = new Map(
    numbers(rows).map((row): [string, number[]] => [personIdOf(1, row), [0, 0, 0, 0, 0]]),
  )
  const crowd = numbers(pages).map((page) =>
    numbers(voters).map((voter) => {
      const form = formOf(voter, page, roll)
      addUp(expected, voter, page, form)
      return press(voter, page, form)
    }),
  )
  return {
    voters,
    sample: samplePage(database),
    steady,
    crowd: [...crowd, numbers(voters).map((voter) => press(voter, 'handIn'))],
    expected,
  }
}

function samplePage(database: Database): CardJson {
  const key = { roundId: ballotId, voterId: personIdOf(1, 1), page: '2' }
  const reader = readerOf(database, { chatId: chatOf(1), openId: openIdOf(1, 1) })
  const card = drawFor(registry, database, { card: 'ballotPage', key }, reader, now)
  if (!card) throw new Error('the bench cannot draw a page')
  return card
}

/** The round of the bench; throws when it is not there. */
export function benchRound(
  database: Pick<Database, 'drizzle' | 'vault' | 'ballotKeys'>,
): BallotRound {
  const round = findRound(database, ballotId)
  if (!round) throw new Error('the bench has no ballot')
  return round
}

function settleMeeting(tx: Tx, voters: number): void {
  const chairId = personIdOf(1, 1)
  const at = now.getTime()
  insertMeeting(tx, {
    meetingId,
    cycleId,
    unitId,
    meetingType: 'C',
    state: 'open',
    windowFrom: '2018-03-07',
    openedAt: at,
    openedById: chairId,
    closedAt: null,
    closedById: null,
    chairId,
    recorderId: personIdOf(1, 2),
    principalId: chairId,
    freezeId: null,
    guides: [],
  })
  const people = numbers(voters).map((voter) => ({
    meetingId,
    personId: personIdOf(1, voter),
    role: 'participant' as const,
    place: voter,
    isTeam: false,
    groupId: null,
    isExpected: true,
    presence: 'present' as const,
    signedInBy: 'button' as const,
    signedInAt: at,
  }))
  insertMeetingPeople(tx, people)
  const step = { meetingId, stepId: 'C4', startedAt: at, finishedAt: null, isSkipped: false }
  insertStep(tx, { ...step, speakerId: null, byPersonId: chairId })
}

function settleRound(tx: Tx, voters: number): void {
  insertRound(tx, {
    roundId: ballotId,
    meetingId,
    cycleId,
    unitId,
    kind: 'members',
    subjects: numbers(rows).map((row) => ({ subjectId: personIdOf(1, row), isMarked: true })),
    scale: [...gradeIds],
    rowsPerPart,
    minPapersToShow: 5,
    scrutineerId: personIdOf(1, 3),
    voteCounterId: personIdOf(1, 4),
    proposedById: personIdOf(1, 1),
    proposedAt: now.getTime(),
  })
  const all = numbers(voters).map((voter) => ({
    voterId: personIdOf(1, voter),
    way: 'electronic' as const,
  }))
  insertVoters(tx, ballotId, all)
  const op = writingOver({ registry, tx, now, newId, personId: undefined })
  openRound(op, benchRound(tx), personIdOf(1, 3))
}

/** One card that has been every page of the paper already, as a voter's is in the end. */
function hang(tx: Tx, voter: number): void {
  const openId = openIdOf(1, voter)
  const voterId = personIdOf(1, voter)
  const key = { roundId: ballotId, voterId }
  const issueId = `issue_${voter}`
  const handle = handleOf(voter)
  const to = { chatId: chatOf(voter), openId, personId: voterId }
  insertIssue(tx, { issueId, handle, card: 'ballotOwn', key, ...to })
  const buttons = numbers(pages).map(
    (page) =>
      [`b${page}`, { action: savePageButton.id, carried: { ...key, page: String(page) } }] as const,
  )
  updateIssue(tx, issueId, {
    messageId: `om_${issueId}`,
    state: 'live',
    sentAt: now.getTime(),
    buttons: Object.fromEntries([
      ...buttons,
      [handInId, { action: handInButton.id, carried: key }] as const,
    ]),
  })
}

function press(
  voter: number,
  page: number | 'handIn',
  form?: Record<string, string>,
): PressableCard {
  return {
    chatId: chatOf(voter),
    messageId: `om_issue_${voter}`,
    value: { h: handleOf(voter), b: page === 'handIn' ? handInId : `b${page}` },
    openIds: [openIdOf(1, voter)],
    ...(form && { form }),
  }
}

/** A step for every row of a page but one's own; now and then none. */
function formOf(voter: number, page: number, roll: () => number): Record<string, string> {
  const fields = numbers(rowsPerPart).map((_, at) => [`r${at}`, String(roll())] as const)
  const isOwn = (at: number) => (page - 1) * rowsPerPart + at + 1 === voter
  return Object.fromEntries(fields.filter(([, mark], at) => mark !== '0' && !isOwn(at)))
}

function addUp(
  expected: ReadonlyMap<string, number[]>,
  voter: number,
  page: number,
  form: Readonly<Record<string, string>>,
): void {
  for (const [at] of numbers(rowsPerPart).entries()) {
    const subject = (page - 1) * rowsPerPart + at + 1
    if (subject === voter) continue
    const mark = Number(form[`r${at}`] ?? 0)
    const counts = expected.get(personIdOf(1, subject)) ?? []
    const place = mark === 0 ? 4 : mark - 1
    counts[place] = (counts[place] ?? 0) + 1
  }
}

function dice(): () => number {
  let state = 7
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * 5)
  }
}

function handleOf(voter: number): string {
  return `handle-ballot-${voter}`
}

function chatOf(voter: number): string {
  return `oc_p2p_${voter}`
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}

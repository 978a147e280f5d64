import { readdirSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile, openDatabase } from '../../db/open.ts'
import { findRound } from '../../db/queries/ballot-rounds.ts'
import { ballotResultOf } from '../../db/queries/ballot-totals.ts'
import type { BallotSubject } from '../../db/schema/ballot.ts'
import type { BotProcess } from '../support/bot-process.ts'
import { insertHeldMeeting } from '../support/held-meeting.ts'
import { personIdOf, unitIdOf, villagers } from '../support/village.ts'
import { startProcessWire, type Wire } from '../support/wire.ts'
import { readFrom, startsAt, writeInto } from '../support/wire-village.ts'
import type { Point } from './processes/levers.ts'

type ProcessWire = Wire<BotProcess>

const rowsPerPage = 12
/** Where the process dies while somebody votes, and at which of their three presses. */
const voters: Record<string, { point: Point; at: readonly number[] }> = {
  M03: { point: 'beforeBegin', at: [2] },
  M04: { point: 'inTransaction', at: [0, 2] },
  M05: { point: 'afterCommit', at: [0, 2] },
  M06: { point: 'afterAnswer', at: [2] },
}
const others = ['M07', 'M12']
const present = new Set(['M02', 'M13', ...Object.keys(voters), ...others])
/** The step each of them marks in row after row: different for everybody. */
const stepOf = (code: string, row: number) => (Number(code.slice(1)) + row) % 4

interface Stored {
  filling: number
  handedIn: number
  rev: number
}

function stored({ dataDir }: ProcessWire, code: string): Stored {
  const voter = `voter_id = '${personIdOf(code)}'`
  const stages = readFrom<{ stage: string }>(
    dataDir,
    `SELECT stage FROM ballot_envelope WHERE ${voter}`,
  )
  const [row] = readFrom<{ handed_in_rev: number }>(
    dataDir,
    `SELECT handed_in_rev FROM ballot_voter WHERE ${voter}`,
  )
  const count = (stage: string) => stages.filter((one) => one.stage === stage).length
  return {
    filling: count('filling'),
    handedIn: count('handedIn'),
    rev: row?.handed_in_rev ?? -1,
  }
}

/** The fields of a page: one's own row and those of probationary members are not there. */
function pageOf({ dataDir }: ProcessWire, code: string, page: number): Record<string, string> {
  const [round] = readFrom<{ subjects: string }>(dataDir, 'SELECT subjects FROM ballot_round')
  const subjects = JSON.parse(round?.subjects ?? '[]') as BallotSubject[]
  const first = (page - 1) * rowsPerPage
  return Object.fromEntries(
    subjects.slice(first, first + rowsPerPage).flatMap(({ subjectId, isMarked }, at) => {
      if (!isMarked || subjectId === personIdOf(code)) return []
      return [[`r${at}`, String(stepOf(code, first + at) + 1)]]
    }),
  )
}

const presses = [
  { words: '第 **1** 页', button: '填好了，下一页', page: 1, toast: '这一页已收好' },
  { words: '第 **2** 页', button: '填好了', page: 2, toast: '这一页已收好' },
  { words: '交票', button: '交票', page: 0, toast: '已交票，谢谢' },
] as const

async function open(wire: ProcessWire): Promise<void> {
  await wire.say('M02', '测评')
  await wire.press('M02', '发放测评票', '发放测评票')
  await wire.press('M13', '确认发放', '确认发放')
}

async function begin(wire: ProcessWire, code: string): Promise<void> {
  await wire.press(code, '领取测评票', '领取测评票')
  await wire.press(code, '开始填写', '开始填写')
}

function press(wire: ProcessWire, code: string, at: 0 | 1 | 2) {
  const { words, button, page } = presses[at]
  return wire.press(code, words, button, page > 0 ? { form: pageOf(wire, code, page) } : {})
}

/** Dies at the press, comes back, and does it again where it was not acknowledged. */
async function dieAt(wire: ProcessWire, code: string, at: 0 | 1 | 2, point: Point): Promise<void> {
  const before = stored(wire, code)
  await wire.bot.order({ die: { at: point, passes: 1 } })
  const answer = await press(wire, code, at)
  expect(await wire.bot.ended()).toEqual({ code: null, signal: 'SIGKILL' })
  const isKept = point === 'afterCommit' || point === 'afterAnswer'
  expect([point, answer.toast?.content]).toEqual([
    point,
    point === 'afterAnswer' ? presses[at].toast : undefined,
  ])
  const now = stored(wire, code)
  if (!isKept) expect([point, now]).toEqual([point, before])
  else if (at < 2) expect(now).toEqual({ ...before, filling: at + 1 })
  else expect(now).toMatchObject({ filling: 0, handedIn: 2 })
  await wire.control.restartBot(true)
  if (point === 'afterAnswer') return
  // The phone still shows the old card: pressing once more changes nothing that was kept.
  const again = await press(wire, code, at)
  expect(again.toast?.content).toBe(presses[at].toast)
  expect(stored(wire, code)).toMatchObject(
    at < 2 ? { filling: at + 1 } : { filling: 0, handedIn: 2 },
  )
}

test('wherever the process dies, a paper that was acknowledged counts, and once', async () => {
  const absentees = villagers.map((one) => one.code).filter((code) => !present.has(code))
  const held = { unit: 'B1', meetingType: 'C', chair: 'M02', recorder: 'M03' } as const
  const wire = await startProcessWire({
    prepare: (dataDir) =>
      writeInto(dataDir, ({ tx }) => {
        const finished = ['C1', 'C2a', 'C2b', 'C3']
        const more = {
          absent: absentees,
          finished,
          current: 'C4',
          tellers: ['M13', 'M12'] as const,
        }
        insertHeldMeeting(tx, { ...held, ...more }, startsAt)
      }),
  })
  await open(wire)
  for (const [code, death] of Object.entries(voters)) {
    await begin(wire, code)
    for (const at of [0, 1, 2] as const) {
      if (death.at.includes(at)) await dieAt(wire, code, at, death.point)
      else await press(wire, code, at)
    }
  }
  for (const code of others) {
    await begin(wire, code)
    for (const at of [0, 1, 2] as const) await press(wire, code, at)
  }
  await wire.say('M02', '测评')
  await wire.press('M02', '结束投票', '结束投票')
  await wire.bot.order({ die: { at: 'afterCommit', passes: 1 } })
  await wire.press('M13', '确认结束', '确认结束')
  expect(await wire.bot.ended()).toEqual({ code: null, signal: 'SIGKILL' })
  await wire.control.restartBot(true)

  const keysDir = `${wire.dataDir}-keys`
  expect(readdirSync(`${keysDir}/ballots`)).toEqual([])
  await wire.bot.terminate()
  const database = openDatabase(databaseFile(wire.dataDir), { keysDir })
  onTestFinished(() => database.close())
  const of = { cycleId: 'cycle', unitId: unitIdOf('B1'), kind: 'members' } as const
  const result = ballotResultOf(database, of)
  expect(result).toMatchObject({ eligible: 8, electronic: 6, electronicInvalid: 0, papers: 6 })
  const subjects = findRound(database, result?.roundId ?? '')?.subjects ?? []
  const rows = result?.rows ?? []
  for (const { subjectId, ...row } of rows) {
    const place = subjects.findIndex((one) => one.subjectId === subjectId)
    const steps = [...Object.keys(voters), ...others]
      .filter((code) => personIdOf(code) !== subjectId)
      .map((code) => stepOf(code, place))
    expect(row).toEqual({
      counts: [0, 1, 2, 3].map((step) => steps.filter((one) => one === step).length),
      abstentions: 0,
      invalid: 0,
      base: steps.length,
    })
  }
  expect(rows.length).toBeGreaterThan(20)
})

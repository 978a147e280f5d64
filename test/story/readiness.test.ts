import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { branches } from '../support/first-weeks.ts'
import { GroupEar } from '../support/group-ear.ts'
import { bookVenue, noteComing, openMeeting, putOff } from '../support/last-days.ts'
import {
  arrangeAll,
  catchUpInThird,
  evening,
  first,
  general,
  hearOpinions,
  pairsLeftOut,
  searchHearts,
  second,
  study,
  talkItOver,
  third,
} from '../support/preparation.ts'
import { said } from '../support/said-in-confidence.ts'
import { startSandboxProcess, type SandboxProcess } from '../support/sandbox-process.ts'
import { Villagers } from '../support/villagers.ts'
import { saidInGrading, tellGrading } from './told-grading.ts'
import { saidInMeetings, tellMeetings } from './told-meetings.ts'

const ready = '条件具备，可以开会'
const ear = new GroupEar()
let sandbox: SandboxProcess
let village: Villagers
let pairs: [string, string][]

async function start(environment: Record<string, string> = {}): Promise<void> {
  sandbox = await startSandboxProcess({
    FEISHU_MODE: 'webhook',
    SANDBOX_SPEED: '20',
    LOG_LEVEL: 'info',
    ...environment,
  })
  village = await Villagers.of(sandbox.url)
}

/** What was said in confidence stayed there, and no call was wrong. */
async function keepsConfidence(): Promise<void> {
  await ear.listen(village)
  for (const text of Object.values({ ...said, ...saidInMeetings, ...saidInGrading })) {
    expect(ear.heard).not.toContain(text)
    expect(sandbox.printed()).not.toContain(text)
  }
  const refused = (await village.calls()).filter(({ code }) => code !== 0 && code !== 99_991_663)
  expect(refused).toEqual([])
}

/** By 27 February all is prepared, but for two talks and a topic in branch 3. */
describe('the village prepares', () => {
  let beginning: SandboxProcess
  beforeAll(async () => {
    await start()
    beginning = sandbox
  })
  afterAll(() => beginning.stop())

  test.each([
    ['the branches study', study],
    ['opinions are heard, sorted and handed over', hearOpinions],
    ['the teams talk', talkItOver],
    ['analyses, texts of the teams and lists of problems are done', searchHearts],
    ['rooms and papers are arranged', arrangeAll],
  ])('%s', async (_, step) => {
    await step(village)
    await ear.listen(village)
  })

  test('what was typed reached whom it was for, and nobody else', async () => {
    expect(await village.reads('M01')).toContain(said.requestMatter)
    expect(await village.reads('M02')).toContain(said.signedOpinion)
    expect(await village.reads('M47')).toContain(said.leaveReason)
    await keepsConfidence()
    expect(ear.heard).toContain('严禁打击报复提意见的人')
    expect(sandbox.printed()).toContain('"name":"opinion.giveSigned"')
    pairs = await pairsLeftOut(village)
    expect(pairs).toHaveLength(2)
    await beginning.end()
  })

  /** A village of its own that goes on from here. */
  const goOn = async () => {
    const copy = mkdtempSync(join(tmpdir(), 'sandbox-'))
    cpSync(beginning.dataDir, copy, { recursive: true })
    await start({ DATA_DIR: copy })
  }

  describe('and branch 3 does the rest in time', () => {
    beforeAll(goOn)
    afterAll(() => sandbox.stop())

    test('so that the evening of 6 March finds it ready', async () => {
      await catchUpInThird(village, { heldOn: '2018-02-27', until: '16:00' })
      await evening(village)
    })

    test.each([general, ...branches])('$chat may meet', async (meeting) => {
      const answer = await openMeeting(village, meeting)
      expect(answer).toContain(ready)
      // What is only advised: who guides, and where those who are away are appraised.
      expect(answer).toMatch(/最好再看看：(流动党员参评地点、)?邀请上级指导\n/)
    })

    tellMeetings(() => village)
    tellGrading(() => village)

    test('and nothing said in confidence stands in a group or in the log', keepsConfidence)
  })

  describe('and branch 3 does not', () => {
    beforeAll(goOn)
    afterAll(() => sandbox.stop())

    test('it is refused with the board, putting off first, and the group hears nothing', async () => {
      await evening(village)
      const refusal = await openMeeting(village, third)
      expect(refusal).toContain('还不能开会')
      expect(refusal).toContain('组织生活会：还差 2 项')
      expect(refusal.indexOf('改期')).toBeLessThan(refusal.indexOf('集中学习'))
      expect(refusal).toContain('党的基层组织的基本任务')
      const lines = refusal.split('\n')
      for (const pair of pairs) {
        expect(lines.filter((line) => pair.every((name) => line.includes(name)))).toHaveLength(1)
      }
      expect(await village.reads('M54', third.chat)).not.toContain('还不能开会')
    })

    test.each([general, first, second])('$chat may meet nevertheless', async (meeting) => {
      expect(await openMeeting(village, meeting)).toContain(ready)
    })

    test('it is put off to 14 March; its group is told the day and no more', async () => {
      await openMeeting(village, third)
      const put = { from: '2018-03-14', reason: said.postponeReason }
      expect(await putOff(village, { ...third, ...put })).toContain('已改到3月14日')
      expect(await village.reads('M54', third.chat)).toContain('会议改到3月14日')
      expect(await village.reads('M14', first.chat)).not.toContain('3月14日')
      await ear.listen(village)
      for (const [, member] of pairs) expect(ear.heard).not.toContain(member)
      const since = await village.seen('M52', third.chat, {
        since: '2018-03-06T10:00:00Z',
      })
      expect(since.length).toBeGreaterThan(0)
      for (const name of pairs.flat()) {
        expect(JSON.stringify(since)).not.toContain(name)
        expect(sandbox.printed()).not.toContain(name)
      }
    })

    test('it catches up and may meet on 14 March', async () => {
      await catchUpInThird(village, { heldOn: '2018-03-12', until: '11:00' })
      const { secretary, chat } = third
      await village.say(secretary, '会前准备', chat)
      await bookVenue(village, { secretary, place: '三支部活动场所', onDay: '2018-03-14' })
      await village.moveTo('2018-03-13T18:30:00+08:00')
      await noteComing(village, third)
      await village.moveTo('2018-03-14T08:00:00+08:00')
      expect(await openMeeting(village, third)).toContain(ready)
    })

    test('and nothing said in confidence stands in a group or in the log', keepsConfidence)
  })
})

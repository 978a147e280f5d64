import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { GroupEar } from '../support/group-ear.ts'
import { bookVenue, noteComing, openMeeting, putOff } from '../support/last-days.ts'
import {
  catchUpInThird,
  evening,
  first,
  general,
  pairsLeftOut,
  second,
  third,
} from '../support/preparation.ts'
import { said } from '../support/said-in-confidence.ts'
import { startSandboxProcess, type SandboxProcess } from '../support/sandbox-process.ts'
import { Villagers } from '../support/villagers.ts'
import { preparing, ready } from './stages/preparing.ts'
import { keepsConfidence, playStage, type Stage, type Telling } from './stages/telling.ts'
import { afterPreparing } from './stages/year.ts'

/** A stage is minutes of presses where others use the machine too. */
const patience = { timeout: 600_000 }
let sandbox: SandboxProcess
let telling: Telling
let isBroken = false

async function start(environment: Record<string, string> = {}): Promise<void> {
  sandbox = await startSandboxProcess({
    FEISHU_MODE: 'webhook',
    SANDBOX_SPEED: '20',
    LOG_LEVEL: 'info',
    ...environment,
  })
  const before = telling?.village.typed ?? []
  const village = await Villagers.of(sandbox.url)
  village.typed.push(...before)
  const nobodyReads = { figure: () => undefined, keep: () => undefined }
  telling = { village, printed: sandbox.printed, ear: new GroupEar(), ...nobodyReads }
}

/** What comes after a stage that failed cannot go well either. */
async function play(stage: Stage, { skip }: TestContext): Promise<void> {
  skip(isBroken, 'an earlier stage failed')
  isBroken = true
  await playStage(stage, telling)
  isBroken = false
}

/** By 27 February all is prepared, but for two talks and a topic in branch 3. */
describe('the village prepares', () => {
  let beginning: SandboxProcess
  let pairs: [string, string][]
  beforeAll(async () => {
    await start()
    beginning = sandbox
  })
  afterAll(() => beginning.stop())

  test.for(preparing)('$title', patience, play)

  test('and nothing said in confidence stands in a group or in the log', async () => {
    await keepsConfidence(telling)
    expect(telling.ear.heard).toContain('严禁打击报复提意见的人')
    pairs = await pairsLeftOut(telling.village)
    expect(pairs).toHaveLength(2)
    await beginning.end()
  })

  /** A village of its own that goes on from here. */
  const goOn = async () => {
    const copy = mkdtempSync(join(tmpdir(), 'sandbox-'))
    cpSync(beginning.dataDir, copy, { recursive: true })
    await start({ DATA_DIR: copy })
  }

  describe('and branch 3 does not do the rest in time', () => {
    beforeAll(goOn)
    afterAll(() => sandbox.stop())

    test('it is refused with the board, putting off first, and the group hears nothing', async () => {
      const { village } = telling
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
      expect(await openMeeting(telling.village, meeting)).toContain(ready)
    })

    test('it is put off to 14 March; its group is told the day and no more', async () => {
      const { village, ear } = telling
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
      const { village } = telling
      await catchUpInThird(village, { heldOn: '2018-03-12', until: '11:00' })
      const { secretary, chat } = third
      await village.say(secretary, '会前准备', chat)
      await bookVenue(village, { secretary, place: '三支部活动场所', onDay: '2018-03-14' })
      await village.moveTo('2018-03-13T18:30:00+08:00')
      await noteComing(village, third)
      await village.moveTo('2018-03-14T08:00:00+08:00')
      expect(await openMeeting(village, third)).toContain(ready)
    })

    test('and nothing said in confidence stands in a group or in the log', () =>
      keepsConfidence(telling))
  })

  describe('and branch 3 does, so that the year goes its way', () => {
    beforeAll(goOn)
    afterAll(() => sandbox.stop())

    test.for(afterPreparing)('$title', patience, play)

    test('and nothing said in confidence stands in a group or in the log', () =>
      keepsConfidence(telling))
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { branches } from '../support/first-weeks.ts'
import { GroupEar } from '../support/group-ear.ts'
import { arrange, noteComing, openMeeting, putOff } from '../support/last-days.ts'
import {
  catchUpInThird,
  first,
  general,
  hearOpinions,
  lastDays,
  representativesOfThird,
  searchHearts,
  second,
  study,
  talkItOver,
  third,
  topics,
} from '../support/preparation.ts'
import { said } from '../support/said-in-confidence.ts'
import { startSandboxProcess, type SandboxProcess } from '../support/sandbox-process.ts'
import { Villagers } from '../support/villagers.ts'

const ready = '条件具备，可以开会'
let sandbox: SandboxProcess
let village: Villagers
let ear: GroupEar

async function start(): Promise<void> {
  sandbox = await startSandboxProcess({
    ...{ FEISHU_MODE: 'webhook', SANDBOX_SPEED: '20', LOG_LEVEL: 'info' },
  })
  village = await Villagers.of(sandbox.url)
  ear = new GroupEar()
}

/** Four steps to the evening before the meetings, with what branch 3 leaves out. */
function prepares(ofThird: { topics: string[]; talks: 'all' | 'someLeft' }): void {
  test('the plan is out and the branches study', async () => {
    await study(village, ofThird.topics)
    await ear.listen(village)
  })
  test('opinions are heard, sorted and handed over', async () => {
    await hearOpinions(village)
    await ear.listen(village)
  })
  test('the teams talk', async () => {
    await talkItOver(village, ofThird.talks === 'all')
    await ear.listen(village)
  })
  test('analyses, texts of the teams and lists of problems are done', async () => {
    await searchHearts(village)
    await ear.listen(village)
  })
  test('rooms, papers and people are ready', async () => {
    await lastDays(village)
    await ear.listen(village)
  })
}

/** The end of each story: what was said in confidence stayed there. */
function keepsConfidence(): void {
  test('nothing that was typed stands in a group or in the log', async () => {
    await ear.listen(village)
    expect(ear.heard).toContain('征求意见')
    expect(sandbox.printed().split('\n').length).toBeGreaterThan(100)
    for (const text of Object.values(said)) {
      expect(ear.heard).not.toContain(text)
      expect(sandbox.printed()).not.toContain(text)
    }
  })

  test('the platform refused nothing', async () => {
    const refused = (await village.calls()).filter(({ code }) => code !== 0 && code !== 99_991_663)
    expect(refused).toEqual([])
  })
}

describe('everything is done in time', () => {
  beforeAll(start)
  afterAll(() => sandbox.stop())
  prepares({ topics, talks: 'all' })

  test.each([general, ...branches])('$chat may meet on 6 March', async (meeting) => {
    expect(await openMeeting(village, meeting)).toContain(ready)
  })

  keepsConfidence()
})

describe('branch 3 lacks two talks and a topic', () => {
  beforeAll(start)
  afterAll(() => sandbox.stop())
  prepares({ topics: topics.slice(0, 3), talks: 'someLeft' })
  let pairs: [string, string][]

  test('it is refused with the board, putting off first, and the groups hear nothing', async () => {
    pairs = await representativesOfThird(village)
    expect(pairs).toHaveLength(2)
    const refusal = await openMeeting(village, third)
    expect(refusal).toContain('还不能开会')
    expect(refusal).toContain('组织生活会：还差 2 项')
    expect(refusal.indexOf('改期')).toBeLessThan(refusal.indexOf('❗'))
    expect(refusal).toContain('党的基层组织的基本任务')
    for (const pair of pairs) expect(refusal).toContain(pair.join('、'))
    expect(await village.reads('M54', third.chat)).not.toContain('还不能开会')
  })

  test.each([general, first, second])('$chat may meet nevertheless', async (meeting) => {
    expect(await openMeeting(village, meeting)).toContain(ready)
  })

  test('it is put off to 14 March, and only its group is told, without a reason', async () => {
    await openMeeting(village, third)
    const { secretary } = third
    const put = { secretary, from: '2018-03-14', reason: said.postponeReason }
    expect(await putOff(village, put)).toContain('已改到3月14日')
    expect(await village.reads('M54', third.chat)).toContain('会议改到3月14日')
    expect(await village.reads('M14', first.chat)).not.toContain('3月14日')
    await ear.listen(village)
    for (const [, representative] of pairs) expect(ear.heard).not.toContain(representative)
  })

  test('it catches up and may meet on 14 March', async () => {
    await catchUpInThird(village, '2018-03-12')
    await arrange(village, {
      ...third,
      ...{ place: '3组活动场所', onDay: '2018-03-14', tellers: ['彭玉珍', '何春恒'] },
    })
    await village.moveTo('2018-03-13T18:30:00+08:00')
    await noteComing(village, third)
    await village.moveTo('2018-03-14T08:00:00+08:00')
    expect(await openMeeting(village, third)).toContain(ready)
  })

  keepsConfidence()
})

import { expect, test } from 'vitest'
import { everyMinute } from '../../src/every-minute.ts'
import { startWire, type WireOptions } from '../support/wire.ts'
import { accountOf, readFrom, startsAt, studiers, writeInto } from '../support/wire-village.ts'

const hourMs = 3_600_000
const help = '待办'

async function start(options: WireOptions = {}) {
  const wire = await startWire(options)
  return {
    ...wire,
    digests: () =>
      readFrom<{ person_id: string }>(
        wire.dataDir,
        'SELECT person_id FROM digest ORDER BY at, person_id',
      ).map((row) => row.person_id),
  }
}

test.each([
  ['F13: an hour ahead', hourMs],
  ['F14: an hour back', -hourMs],
])('%s: commands are answered and presses redrawn as before', async (_name, aheadMs) => {
  // A webhook signed an hour ahead would be refused until the clock is right again.
  const { bot, press, say, cardOf, privately } = await start({ mode: 'longConnection' })
  await say('M11', '帮助')
  bot.aheadMs = aheadMs
  await say('M11', '帮助')
  expect(privately('M11').filter((text) => text.includes(help))).toHaveLength(2)
  await press('M12', '学习任务：', '我已学完')
  expect(cardOf('M12', '学习任务：').text).toContain('**1/')
})

test('F14: what was queued by a clock an hour ahead does not wait for that hour', async () => {
  const { privately } = await start({
    prepare: (dataDir) => {
      const later = new Date(startsAt.getTime() + hourMs)
      const to = { openId: accountOf('M11') }
      const outgoing = { card: 'answer', key: { sentence: '第1条。' }, to, dedupeKey: 'a' }
      writeInto(dataDir, (op) => void op.send(outgoing), later)
    },
  })
  expect(privately('M11').join()).toContain('第1条。')
})

test('F14: the calendar is looked at every minute, also by a clock that was set back', async () => {
  let [elapsedMs, aheadMs] = [0, 0]
  const stopping = new AbortController()
  const looks: number[] = []
  await everyMinute(
    {
      now: () => new Date(startsAt.getTime() + elapsedMs + aheadMs),
      monotonicMs: () => elapsedMs,
      sleep: async (ms) => void (elapsedMs += ms),
    },
    async () => {
      if (looks.push(elapsedMs) === 3) aheadMs = -hourMs - 7000
      if (looks.length === 9) stopping.abort()
    },
    stopping.signal,
  )
  const gaps = looks.map((at, index) => at - (looks[index - 1] ?? at))
  expect(Math.max(...gaps)).toBeLessThanOrEqual(60_000)
})

test('F13–F15: however the clock jumps, each person gets one digest a day', async () => {
  // The study task is due on 5 March; the reminders before it go out on the 2nd.
  const startAt = new Date('2018-03-02T07:20:00+08:00')
  const { bot, control, digests } = await start({ startAt })
  await control.moveClock({ to: new Date('2018-03-02T08:35:00+08:00') })
  const first = digests()
  expect(first.length).toBeGreaterThan(studiers.length)
  for (const aheadMs of [-hourMs, 0, hourMs, -hourMs]) {
    bot.aheadMs = aheadMs
    await bot.tick()
  }
  expect(digests()).toEqual(first)
  // F15: days asleep come back as one digest each, not as one for every day.
  bot.aheadMs = 72 * hourMs
  await bot.tick()
  await bot.tick()
  const second = digests().slice(first.length)
  expect(second.length).toBeGreaterThan(studiers.length)
  expect(new Set(second).size).toBe(second.length)
})

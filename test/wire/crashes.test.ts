import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { databaseFile } from '../../db/open.ts'
import type { BotProcess } from '../support/bot-process.ts'
import { startProcessWire, type Wire } from '../support/wire.ts'
import { personIdOf } from '../support/village.ts'
import { readFrom } from '../support/wire-village.ts'

type ProcessWire = Wire<BotProcess>

const title = '学习任务：'

function completionsOf({ dataDir }: ProcessWire, code: string): number {
  const sql = `SELECT * FROM study_completion WHERE person_id = '${personIdOf(code)}'`
  return readFrom(dataDir, sql).length
}

function sendCalls({ control }: ProcessWire): number {
  const isSend = (call: { method: string; path: string }) =>
    call.method === 'POST' && call.path === '/open-apis/im/v1/messages'
  return control.calls().filter(isSend).length
}

const presses = [
  { at: 'beforeBegin', code: 'M11', written: 0, shown: undefined },
  { at: 'inTransaction', code: 'M12', written: 0, shown: undefined },
  { at: 'afterCommit', code: 'M13', written: 1, shown: undefined },
  { at: 'afterAnswer', code: 'M14', written: 1, shown: '已记录，谢谢' },
] as const

test('F1–F4, F24: a press counts once, and what was said to be recorded is', async () => {
  const wire = await startProcessWire()
  for (const { at, code, written, shown } of presses) {
    const before = wire.rows()
    await wire.bot.order({ die: { at, passes: 1 } })
    const answer = await wire.press(code, title, '我已学完')
    expect(await wire.bot.ended()).toEqual({ code: null, signal: 'SIGKILL' })
    expect([at, answer.toast?.content]).toEqual([at, shown])
    expect([at, completionsOf(wire, code)]).toEqual([at, written])
    if (written === 0) expect(wire.rows()).toEqual(before)

    appendFileSync(`${databaseFile(wire.dataDir)}-wal`, randomBytes(5000))
    await wire.control.restartBot(true)
    expect(completionsOf(wire, code)).toBe(written)
    const again = await wire.press(code, title, '我已学完')
    expect(again.toast?.content).toBe(written ? '已经记录过了' : '已记录，谢谢')
    expect(completionsOf(wire, code)).toBe(1)
  }
  // The redraws of answers whose process died are not lost either.
  expect(wire.cardOf('M11', title).text).toContain('**4/')
})

const sends = [
  { at: 'inTransaction', calls: 1 },
  { at: 'afterCommit', calls: 1 },
  { at: 'afterClaim', calls: 1 },
  { at: 'beforeSend', calls: 1 },
  { at: 'afterSend', calls: 2 },
  { at: 'afterMark', calls: 1 },
] as const

test('F1–F8: a command is answered exactly once wherever the process dies', async () => {
  const wire = await startProcessWire()
  for (const [index, { at, calls }] of sends.entries()) {
    const code = `M${11 + index}`
    const before = sendCalls(wire)
    await wire.bot.order({ die: { at, passes: 1 } })
    await wire.say(code, '帮助')
    expect(await wire.bot.ended()).toEqual({ code: null, signal: 'SIGKILL' })
    await wire.control.restartBot(true)
    // By now the platform has pushed again what nobody acknowledged.
    await wire.control.moveClock({ advance: 'PT20S' })
    expect([at, wire.privately(code).length]).toEqual([at, 1])
    expect([at, sendCalls(wire) - before]).toEqual([at, calls])
  }
})

test('F29: a message whose fate is unknown for an hour is reported, not repeated', async () => {
  const wire = await startProcessWire()
  await wire.bot.order({ die: { at: 'afterSend', passes: 1 } })
  await wire.say('M11', '帮助')
  await wire.bot.ended()
  // The platform has forgotten the uuid: a second send would be a second message.
  await wire.control.moveClock({ to: new Date('2018-02-08T08:00:05+08:00') })
  await wire.control.restartBot(true)
  const help = wire.privately('M11').filter((text) => text.includes('/help'))
  expect(help).toHaveLength(1)
  expect(readFrom(wire.dataDir, `SELECT kind FROM outbox WHERE state = 'unknown'`)).toHaveLength(1)
  expect(wire.privately('M01').join()).toContain('没有送到')
})

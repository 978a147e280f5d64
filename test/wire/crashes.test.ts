import { randomBytes } from 'node:crypto'
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseFile } from '../../db/open.ts'
import type { BotProcess } from '../support/bot-process.ts'
import { startProcessWire, type Wire } from '../support/wire.ts'
import { personIdOf } from '../support/village.ts'
import { fileFolder, readFrom } from '../support/wire-village.ts'

type ProcessWire = Wire<BotProcess>

const title = '学习任务：'
const killed = { code: null, signal: 'SIGKILL' }

/** How often a person got the answer to 帮助. */
function helpFor(wire: ProcessWire, code: string): number {
  return wire.privately(code).filter((text) => text.includes('待办')).length
}

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

/** F1–F4 with a press, and F24: the end of the WAL is rubbish at each start. */
async function dieOnPresses(wire: ProcessWire): Promise<void> {
  for (const { at, code, written, shown } of presses) {
    const before = wire.rows()
    await wire.bot.order({ die: { at, passes: 1 } })
    const answer = await wire.press(code, title, '我已学完')
    expect(await wire.bot.ended()).toEqual(killed)
    expect([at, answer.toast?.content]).toEqual([at, shown])
    expect([at, completionsOf(wire, code)]).toEqual([at, written])
    if (written === 0) expect(wire.rows()).toEqual(before)

    appendFileSync(`${databaseFile(wire.dataDir)}-wal`, randomBytes(5000))
    await wire.control.restartBot(true)
    const again = await wire.press(code, title, '我已学完')
    expect(again.toast?.content).toBe(written ? '已经记录过了' : '已记录，谢谢')
    expect(completionsOf(wire, code)).toBe(1)
  }
  // The redraws of answers whose process died are not lost either.
  expect(wire.cardOf('M11', title).text).toContain('**4/')
}

const commands = [
  { at: 'afterCommit', calls: 1 },
  { at: 'afterClaim', calls: 1 },
  { at: 'beforeSend', calls: 1 },
  { at: 'afterSend', calls: 2 },
  { at: 'afterMark', calls: 1 },
] as const

/** F3 with an event that is pushed again, and F5–F8. */
async function dieOnSends(wire: ProcessWire): Promise<void> {
  for (const [index, { at, calls }] of commands.entries()) {
    const code = `M${11 + index}`
    const before = sendCalls(wire)
    await wire.bot.order({ die: { at, passes: 1 } })
    await wire.say(code, '帮助')
    expect(await wire.bot.ended()).toEqual(killed)
    await wire.control.restartBot(true)
    // By now the platform has pushed again what nobody acknowledged.
    await wire.control.moveClock({ advance: 'PT20S' })
    expect([at, helpFor(wire, code)]).toEqual([at, 1])
    expect([at, sendCalls(wire) - before]).toEqual([at, calls])
  }
}

/** F29: when the bot comes back, the platform has forgotten the uuid. */
async function dieAndComeBackLate(wire: ProcessWire): Promise<void> {
  await wire.bot.order({ die: { at: 'afterSend', passes: 1 } })
  await wire.say('M18', '帮助')
  expect(await wire.bot.ended()).toEqual(killed)
  await wire.control.moveClock({ to: new Date('2018-02-08T08:00:02+08:00') })
  await wire.control.restartBot(true)
}

test('F1–F8, F24, F29: wherever the process dies, all counts once and is answered once', async () => {
  const compiled = join(fileFolder, 'compiled')
  const wire = await startProcessWire({ before: (bot) => (bot.compiled = compiled) })
  await dieOnPresses(wire)
  // What the killed ones compiled, those after them need not.
  expect(readdirSync(compiled)).not.toEqual([])
  await dieOnSends(wire)
  await dieAndComeBackLate(wire)
  expect(helpFor(wire, 'M18')).toBe(1)
  expect(readFrom(wire.dataDir, `SELECT kind FROM outbox WHERE state = 'unknown'`)).toHaveLength(1)
  expect(wire.privately('M01').join()).toContain('可能已到')
})

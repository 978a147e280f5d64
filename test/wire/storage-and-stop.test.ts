import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile } from '../../db/open.ts'
import type { BotProcess } from '../support/bot-process.ts'
import { startProcessWire, type Wire } from '../support/wire.ts'
import { readFrom } from '../support/wire-village.ts'

type ProcessWire = Wire<BotProcess>

const title = '学习任务：'
const holder = fileURLToPath(new URL('../db/processes/holder.ts', import.meta.url))
const helpFor = (wire: ProcessWire, code: string) =>
  wire.privately(code).filter((text) => text.includes('待办')).length

/** Another program takes the write lock of the database; gives how it lets go. */
async function holdDatabase({ dataDir }: ProcessWire): Promise<() => void> {
  const child = spawn('node', [holder, databaseFile(dataDir)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return () => child.stdin.write('\n')
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(5)
}

test('F21–F23, F25, F26: a held, full or foreign database, a stop in between, a second start', async () => {
  const wire = await startProcessWire()

  // F21: held by another program, the loop keeps turning and the press is recorded.
  const letGo = await holdDatabase(wire)
  const pressed = wire.press('M11', title, '我已学完')
  await sleep(500)
  expect(await wire.bot.health()).toMatchObject({ state: 'ok' })
  expect(completions(wire)).toBe(0)
  letGo()
  expect((await pressed).toast?.content).toBe('已记录，谢谢')
  expect(completions(wire)).toBe(1)

  await fullDisk(wire)
  refusedStarts(wire)
  await stopInBetween(wire)
})

function completions({ dataDir }: ProcessWire): number {
  return readFrom(dataDir, 'SELECT * FROM study_completion').length
}

/** F22: told as not recorded, nothing written; what cannot be told is done later. */
async function fullDisk(wire: ProcessWire): Promise<void> {
  await wire.bot.order({ full: true })
  const before = wire.rows()
  const refused = await wire.press('M12', title, '我已学完')
  expect(refused.toast?.content).toBe('未记录，请稍后再试')
  await wire.say('M12', '帮助')
  expect(wire.rows()).toEqual(before)
  await wire.bot.order({ full: false })
  expect((await wire.press('M12', title, '我已学完')).toast?.content).toBe('已记录，谢谢')
  await wire.control.moveClock({ advance: 'PT20S' })
  expect(helpFor(wire, 'M12')).toBe(1)
}

/** F26, and the sentences of F23's kind: whoever starts the service reads what to do. */
function refusedStarts({ bot }: ProcessWire): void {
  const second = spawnSync('node', bot.script, {
    env: bot.environment,
    encoding: 'utf8',
    timeout: 30_000,
  })
  expect(second.status).toBe(1)
  const sentence = /^Another instance is running on .*zhibu\.db: stop it first\.\n$/
  expect(withoutWarnings(second.stderr)).toMatch(sentence)
  const elsewhere = { ...bot.environment, DATA_DIR: holder }
  const foreign = spawnSync('node', bot.script, {
    env: elsewhere,
    encoding: 'utf8',
    timeout: 30_000,
  })
  expect(foreign.status).toBe(1)
  expect(withoutWarnings(foreign.stderr)).toMatch(
    /^Cannot open the database .*: check DATA_DIR\.\n$/,
  )
}

function withoutWarnings(text: string): string {
  return text.replaceAll(/^\(.*\n/gm, '')
}

/** F25: SIGTERM while a press waits for its commit, and while a message is on its way. */
async function stopInBetween(wire: ProcessWire): Promise<void> {
  const letGo = await holdDatabase(wire)
  const pressed = wire.press('M13', title, '我已学完')
  await sleep(300)
  const stopped = wire.bot.terminate()
  await sleep(100)
  letGo()
  expect((await pressed).toast?.content).toBe('已记录，谢谢')
  expect(await stopped).toEqual({ code: 0, signal: null })
  expect(completions(wire)).toBe(3)
  await wire.control.restartBot()

  await wire.control.setFaults({ slowMs: 1500 })
  const said = wire.say('M13', '帮助')
  await until(() =>
    wire.bot.logged.some(
      (line) => line.includes('"personId":"person_M13"') && line.includes('/help'),
    ),
  )
  await sleep(300)
  expect(await wire.bot.terminate()).toEqual({ code: 0, signal: null })
  const underWay = `SELECT * FROM outbox WHERE state = 'sending'`
  expect(readFrom(wire.dataDir, underWay)).toEqual([])
  await said
  await wire.control.setFaults({ slowMs: 0 })
  await wire.control.restartBot()
  expect(helpFor(wire, 'M13')).toBe(1)
}

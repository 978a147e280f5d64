import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { answersIn, opened, scratch, script } from './scratch.ts'

const strace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0

test('kill -9 at any moment loses no acknowledged answer and frees the lock', async () => {
  const path = `${scratch()}/zhibu.db`
  let acknowledged = 0
  for (let round = 0; round < 12; round += 1) {
    acknowledged = await commitUntilKilled(path, acknowledged + 1, 5 + round * 11)
    const database = openDatabase(path)
    const found = answersIn(database)
    // The one commit the child did not get to mention may be there too.
    expect([acknowledged, acknowledged + 1]).toContain(found.length)
    expect(found.at(-1)).toBe(found.length)
    acknowledged = found.length
    database.close()
  }
})

// Where no strace is at hand, "the settings hold after a write" in opening.test.ts stands alone.
test.runIf(strace)(
  'every acknowledged commit was synced first; without FULL it would not be',
  () => {
    const asOpened = traceCommits()
    expect(asOpened.acknowledged).toBe(100)
    expect(asOpened.syncs).toBeGreaterThanOrEqual(99)
    expect(traceCommits('NORMAL').syncs).toBe(0)
  },
  30_000,
)

test.runIf(strace)(
  'a power cut at any moment loses no acknowledged answer',
  () => {
    const { path, moments } = traceCommits()
    const wal = readFileSync(`${path}-wal`)
    expect(moments).toHaveLength(100)
    for (const { acknowledged, syncedBytes } of moments.filter((_, index) => index % 9 === 0)) {
      const cut = `${path}.cut`
      copyFileSync(path, cut)
      writeFileSync(`${cut}-wal`, wal.subarray(0, syncedBytes))
      const database = openDatabase(cut)
      expect(answersIn(database)).toHaveLength(acknowledged)
      database.close()
    }
  },
  30_000,
)

test('an answer is in the file as soon as it is acknowledged, not only when closed', () => {
  const path = `${scratch()}/zhibu.db`
  spawnSync('node', script('committer', path, '1', '5'))
  expect(answersIn(opened(path))).toEqual([1, 2, 3, 4, 5])
})

/** Lets a child commit until `after` more numbers were acknowledged; gives the last of them. */
async function commitUntilKilled(path: string, first: number, after: number): Promise<number> {
  const child = spawn('node', script('committer', path, String(first), '100000'), {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = first - 1
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line)
    if (last === first + after) child.kill('SIGKILL')
  }
  return last
}

interface Trace {
  path: string
  /** Of the WAL, after the first acknowledgement. */
  syncs: number
  acknowledged: number
  /** At each acknowledgement: how much of the WAL a power cut would have left. */
  moments: { acknowledged: number; syncedBytes: number }[]
}

/** Runs 100 commits on an existing file under strace and reads back what reached the disk when. */
function traceCommits(...synchronous: string[]): Trace {
  const folder = scratch()
  const path = `${folder}/zhibu.db`
  openDatabase(path).close()
  const calls = 'trace=pwrite64,fsync,fdatasync,write'
  const options = ['-f', '-y', '-e', calls, '-e', 'signal=none', '-o', `${folder}/trace`]
  spawnSync('strace', [
    ...options,
    'node',
    ...script('committer', path, '1', '100', ...synchronous),
  ])
  return readTrace(path, readFileSync(`${folder}/trace`, 'utf8'))
}

function readTrace(path: string, log: string): Trace {
  const trace: Trace = { path, syncs: 0, acknowledged: 0, moments: [] }
  let writtenBytes = 0
  let syncedBytes = 0
  for (const line of log.split('\n')) {
    const write = /pwrite64\(\d+<[^>]*-wal>.*, (\d+), (\d+)\) = \d+$/.exec(line)
    if (write) writtenBytes = Math.max(writtenBytes, Number(write[1]) + Number(write[2]))
    if (/f(?:data)?sync\(\d+<[^>]*-wal>/.test(line)) {
      syncedBytes = writtenBytes
      if (trace.acknowledged > 0) trace.syncs += 1
    }
    const said = /write\(1<[^>]*>, "(\d+)\\n"/.exec(line)
    if (!said) continue
    trace.acknowledged = Number(said[1])
    trace.moments.push({ acknowledged: trace.acknowledged, syncedBytes })
  }
  return trace
}

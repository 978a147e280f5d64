import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { answer, answersIn, opened, scratch, script } from './scratch.ts'

const run = promisify(execFile)

test('a second instance is refused with a sentence, here and in another process', async () => {
  const path = `${scratch()}/zhibu.db`
  const first = opened(path)
  expect(() => opened(path)).toThrow('Another instance is running')
  expect((await run('node', script('opener', path))).stdout).toContain(
    'Another instance is running',
  )

  first.close()
  expect((await run('node', script('opener', path))).stdout).toBe('opened\n')
})

test('a lock held by a foreign program is waited for while the loop keeps turning', async () => {
  const path = `${scratch()}/zhibu.db`
  const database = opened(path)
  const holder = spawn('node', script('holder', path), { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill())
  await once(holder.stdout, 'data')

  let answered = false
  const committing = Promise.all([
    database.commit((tx) => answer(tx, 1)),
    database.commit((tx) => answer(tx, 2)),
  ]).finally(() => (answered = true))
  for (let turns = 0; turns < 20; turns += 1) await pause(10)
  expect(answered).toBe(false)

  holder.stdin.write('let go\n')
  await committing
  expect(answersIn(database)).toEqual([1, 2])
})

import { execFile, spawn } from 'node:child_process'
import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { features } from '../src/features/index.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every command of the documents, and where it is run. */
const runBy: Record<string, string> = {
  'npm install': 'a fresh checkout',
  'npm test': 'the gate',
  'npm run check': 'the gate',
  'npm run migration': 'test/db/schema.test.ts compares what it writes with the schema',
  'npm start': 'below',
  'NODE_ENV=production npm start': 'below',
  'npm run backup -- key backup.key': 'below',
  'BACKUP_RECIPIENT=age1… npm run backup': 'below',
  'npm run backup -- restore backups/zhibu-….db.age backup.key': 'below',
  'npm run bench': 'below, in its quick form',
  'npm run screenshots': 'below',
  'npm run papers -- out': 'test/documents draws what it writes',
  'npm run tour': 'test/story/tour.test.ts plays the same stages',
  'npm run tour -- --out ../archive': 'test/story/tour.test.ts plays the same stages',
  'npm run handbook': 'by hand: the stories play its stages, and a test reads what it took',
}

function commandsIn(path: string): string[] {
  const blocks = readFileSync(path, 'utf8').match(/```sh\n[^]*?```/g) ?? []
  return blocks
    .flatMap((block) => block.split('\n').slice(1, -1))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

test('every command in the documents is known here', () => {
  const files = [
    'README.md',
    'README.zh-CN.md',
    ...readdirSync('docs').map((name) => `docs/${name}`),
  ]
  const commands = files.filter((file) => file.endsWith('.md')).flatMap(commandsIn)
  const unknown = commands.filter((command) => /\bnpm\b/.test(command) && !(command in runBy))
  expect(commands.length).toBeGreaterThan(5)
  expect(unknown).toEqual([])
})

test('what can be said to the bot stands in the Chinese README, every command of it', () => {
  const table = readFileSync('README.zh-CN.md', 'utf8')
  const said = new Set(
    [...table.matchAll(/^\| (\S+) \|/gm)].flatMap(([, words]) => words?.split('、') ?? []),
  )
  const commands = features.flatMap((feature) => feature.commands ?? [])
  const missing = commands.filter(({ aliases }) => !aliases.some((alias) => said.has(alias)))
  expect(commands.length).toBeGreaterThan(20)
  expect(missing.map(({ name }) => name)).toEqual([])
})

test('npm start opens the village and its page', async () => {
  const env = { ...process.env, SANDBOX_PORT: '0', DATA_DIR: join(folder, 'village') }
  const child = spawn('npm', ['start'], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', () => reject(new Error('npm start ended')))
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = /^sandbox: (http:\S+)/.exec(line)
        if (found?.[1]) resolve(found[1])
      })
    })
    expect(await (await fetch(url)).text()).toContain('<div id="app">')
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  }
})

test('npm start without credentials refuses in production, with a sentence', async () => {
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production' }
  const failed = await run('npm', ['start'], { env }).catch((error: unknown) => error)
  expect(failed).toHaveProperty('stderr', expect.stringContaining('Set FEISHU_APP_ID'))
})

test('npm run backup makes a key, writes a copy and restores it', async () => {
  const key = join(folder, 'backup.key')
  const env = {
    PATH: process.env['PATH'],
    DATA_DIR: join(folder, 'live'),
    BACKUP_DIR: join(folder, 'backups'),
  }
  const { openDatabase, databaseFile } = await import('../db/open.ts')
  openDatabase(databaseFile(env.DATA_DIR)).close()
  const made = await run('npm', ['run', '--silent', 'backup', '--', 'key', key], { env })
  const recipient = /BACKUP_RECIPIENT=(age1\w+)/.exec(made.stdout)?.[1] ?? ''
  await run('npm', ['run', '--silent', 'backup'], { env: { ...env, BACKUP_RECIPIENT: recipient } })
  const [copy = ''] = readdirSync(env.BACKUP_DIR)
  const again = { ...env, DATA_DIR: join(folder, 'again') }
  const words = ['run', '--silent', 'backup', '--', 'restore', join(env.BACKUP_DIR, copy), key]
  const restored = await run('npm', words, { env: again })
  expect(restored.stdout).toContain('Restored')
})

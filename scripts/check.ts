import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

// `npm run check`: the gate. The checks that only read run beside the tests, which spend part of
// their time waiting; what the tests print is held back until those are done, and comes last.

const readOnly = ['types', 'lint', 'format:check', 'unused']

interface Running {
  child: ChildProcess
  /** What it has printed since it was last asked. */
  printed(): string
  ended: Promise<number>
}

function start(name: string): Running {
  const child = spawn(`npm run --silent ${name}`, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const parts: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => parts.push(part))
  }
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : 1))
  return { child, printed: () => parts.splice(0).join(''), ended }
}

async function report(name: string, check: Running): Promise<boolean> {
  const code = await check.ended
  process.stdout.write(`${name}: ${code === 0 ? 'ok' : 'failed'}\n${check.printed()}`)
  return code === 0
}

const tests = start('test')
const outcomes = await Promise.all(readOnly.map((name) => report(name, start(name))))
process.stdout.write(tests.printed())
for (const stream of [tests.child.stdout, tests.child.stderr]) {
  stream?.on('data', () => process.stdout.write(tests.printed()))
}
const code = await tests.ended
process.stdout.write(tests.printed())
const failed = readOnly.filter((_, at) => outcomes[at] === false)
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`)
process.exitCode = failed.length > 0 ? 1 : code

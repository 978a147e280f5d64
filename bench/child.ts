import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What a program under measurement has used since it started. */
export interface Usage {
  /** Resident memory in bytes. */
  rss: number
  /** Processor time in milliseconds. */
  cpuMs: number
}

export interface StartOptions {
  args?: readonly string[]
  /** File descriptor for what it prints; dropped by default. */
  output?: number
  /** Without the flags of `npm start`. */
  isBare?: boolean
}

const root = new URL('../', import.meta.url)

/** What `npm start` gives node before the name of the program. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').slice(1, -1)
}

/** A program of the bench in a process of its own, questioned over IPC one question at a time. */
export class Child {
  readonly process: ChildProcess
  private exited = false

  constructor(path: string, { args = [], output, isBare = false }: StartOptions = {}) {
    this.process = fork(fileURLToPath(new URL(path, import.meta.url)), args, {
      cwd: fileURLToPath(root),
      execArgv: isBare ? [] : startFlags(),
      serialization: 'advanced',
      stdio: ['ignore', output ?? 'ignore', 'inherit', 'ipc'],
    })
    this.process.once('exit', () => (this.exited = true))
  }

  /** The next message of the program; rejects when it dies first. */
  async next<Answer>(): Promise<Answer> {
    const gone = new AbortController()
    const { signal } = gone
    try {
      return await Promise.race([
        once(this.process, 'message', { signal }).then(([answer]) => answer as Answer),
        once(this.process, 'exit', { signal }).then(([code]) => {
          throw new Error(`${this.process.spawnargs.at(-1)} ended early (${String(code)})`)
        }),
      ])
    } finally {
      gone.abort()
    }
  }

  async ask<Answer>(question: object): Promise<Answer> {
    const answer = this.next<Answer>()
    this.process.send(question)
    return await answer
  }

  usage(): Promise<Usage> {
    return this.ask<Usage>({ ask: 'usage' })
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.exited) return
    const exit = once(this.process, 'exit')
    this.process.kill(signal)
    await exit
  }
}

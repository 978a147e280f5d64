import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SandboxProcess {
  url: string
  dataDir: string
  /** Everything the process has printed so far: its log. */
  printed(): string
  /** Ends it as Ctrl+C does; the folder is left, and another process may go on from it. */
  end(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/**
 * `npm start` without credentials, as a newcomer runs it, on a free port and in a folder of its
 * own (or in a given one).
 */
export async function startSandboxProcess(
  environment: Record<string, string> = {},
): Promise<SandboxProcess> {
  const dataDir = environment['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'sandbox-'))
  const child = spawn(process.execPath, ['--import', './src/fast-imports.js', 'src/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      SANDBOX_PORT: '0',
      DATA_DIR: dataDir,
      SANDBOX_SPEED: '10',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      const found = /^sandbox: (http:\S+)/.exec(line)
      if (found?.[1]) resolve(found[1])
    })
    void ended.then(() => reject(new Error('the sandbox ended before it listened')))
  })
  const end = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return {
    url,
    dataDir,
    printed: () => lines.join('\n'),
    end,
    stop: async () => {
      await end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

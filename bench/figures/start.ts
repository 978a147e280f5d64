import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDatabase } from '../../db/open.ts'
import { Child } from '../child.ts'
import { type Figure, median } from './figure.ts'

const nowhere = 'http://127.0.0.1:9'

/** M8: how long until it listens, beside itself without the two heaviest libraries. */
export async function startFigures({ rounds }: { rounds: number }): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-bench-'))
  openDatabase(join(folder, 'zhibu.db')).close()
  const bot: number[] = []
  const trimmed: number[] = []
  const stub = await drizzleStub(folder)
  // Once for nothing: what was compiled before is there, as at every start but the first.
  await msToListen('programs/bot.ts', [folder, nowhere])
  for (let at = 0; at < rounds; at += 1) {
    const args = [folder, nowhere]
    trimmed.push(await msToListen('baselines/without-drizzle.ts', [...args, stub]))
    bot.push(await msToListen('programs/bot.ts', args))
  }
  rmSync(folder, { recursive: true })
  return [
    {
      id: 'M8a',
      what: 'start to listening, database open',
      baseline: 'the same process without drizzle and the SDK',
      goal: { atMost: 1.5 },
      ratios: bot.map((ms, at) => ms / (trimmed[at] ?? Number.NaN)),
      note: `${median(bot).toFixed(0)} ms beside ${median(trimmed).toFixed(0)} ms`,
    },
  ]
}

async function msToListen(path: string, args: string[]): Promise<number> {
  const started = performance.now()
  const child = new Child(path, { args })
  await child.next()
  const ms = performance.now() - started
  await child.stop()
  return ms
}

/** Whatever is asked of nothing gives nothing: an object, a function, an empty list, no row. */
const nothing = `const nothing = new Proxy(function () {}, {
  get: (_, property) => {
    if (property === Symbol.iterator) return () => [][Symbol.iterator]()
    if (property === 'get') return () => undefined
    return property === Symbol.toPrimitive ? () => '' : property === 'then' ? undefined : nothing
  },
  apply: () => nothing,
  construct: () => nothing,
})`

async function drizzleStub(folder: string): Promise<string> {
  const modules = await Promise.all([
    import('drizzle-orm'),
    import('drizzle-orm/sqlite-core'),
    import('drizzle-orm/better-sqlite3'),
  ])
  const names = new Set(modules.flatMap((module) => Object.keys(module)))
  const file = join(folder, 'nothing.mjs')
  const exported = [...names].map((name) => `export const ${name} = nothing`)
  writeFileSync(file, [nothing, ...exported].join('\n'))
  return pathToFileURL(file).href
}

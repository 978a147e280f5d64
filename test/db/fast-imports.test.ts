import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('with the hook drizzle costs a fraction of the memory and is the same drizzle', () => {
  const plain = load([])
  const hooked = load(['--import', './src/fast-imports.js'])
  expect(hooked.megabytes).toBeLessThan(plain.megabytes / 6)
  expect(hooked.files).toEqual(plain.files)
})

test('once all is compiled, a start loads no type stripper and nothing that only documents need', () => {
  // What an earlier process has not compiled yet, the first one strips and compiles.
  const first = loadedByStart()
  const { builtins, files } = first.builtins.length === 0 ? first : loadedByStart()
  expect(builtins).toEqual([])
  expect(files).toContainEqual(expect.stringMatching(/src\/app\.ts$/))
  const heavy = /node_modules\/(docx|fflate|qrcode|csv-parse|\w+-excel-file|@larksuiteoapi)|gallery/
  expect(files.filter((file) => heavy.test(file))).toEqual([])
  const languages = files
    .filter((file) => /zod\/v4\/locales/.test(file))
    .map((file) => basename(file))
  expect([...new Set(languages)]).toEqual(['en.js'])
}, 60_000)

test('once all is compiled, a start loads no type stripper and nothing that only documents need', () => {
  // What an earlier process has not compiled yet, the first one strips and compiles.
  const first = loadedByStart()
  const { builtins, files } = first.builtins.length === 0 ? first : loadedByStart()
  expect(builtins).toEqual([])
  expect(files).toContainEqual(expect.stringMatching(/src\/app\.ts$/))
  const heavy = /node_modules\/(docx|fflate|qrcode|csv-parse|\w+-excel-file|@larksuiteoapi)|gallery/
  expect(files.filter((file) => heavy.test(file))).toEqual([])
  const languages = files
    .filter((file) => /zod\/v4\/locales/.test(file))
    .map((file) => basename(file))
  expect([...new Set(languages)]).toEqual(['en.js'])
}, 60_000)

test('an old Node is refused with a sentence, a new one is not', () => {
  expect(startedOn('20.20.2')).toMatch(/needs Node 22\.18 or newer and this is 20\.20\.2/)
  expect(startedOn('22.17.1')).toMatch(/this is 22\.17\.1/)
  expect(startedOn('22.18.0')).toBeUndefined()
  expect(startedOn('24.0.0')).toBeUndefined()
})

/** What importing drizzle costs a fresh process, and which file each entry resolves to. */
function load(hook: string[]): { megabytes: number; files: string[] } {
  const names = ['drizzle-orm', 'drizzle-orm/better-sqlite3', 'drizzle-orm/sqlite-core']
  const program = `
    const before = process.memoryUsage().rss
    const names = ${JSON.stringify(names)}
    for (const name of names) await import(name)
    const megabytes = (process.memoryUsage().rss - before) / 1e6
    const files = names.map((name) => import.meta.resolve(name))
    console.log(JSON.stringify({ megabytes, files }))`
  const options = [...hook, '--input-type=module', '--eval', program]
  return JSON.parse(spawnSync('node', options, { cwd: root, encoding: 'utf8' }).stdout)
}

/** What a fresh process loads with the service: files, and Node's own type stripper. */
function loadedByStart(): { builtins: string[]; files: string[] } {
  const program = `
    import { registerHooks } from 'node:module'
    const files = []
    registerHooks({
      resolve(specifier, context, next) {
        const found = next(specifier, context)
        files.push(found.url)
        return found
      },
    })
    await import('./src/app.ts')
    const builtins = process.moduleLoadList.filter((name) => name.includes('amaro'))
    console.log(JSON.stringify({ builtins, files }))`
  const options = ['--import', './src/fast-imports.js', '--input-type=module', '--eval', program]
  return JSON.parse(spawnSync('node', options, { cwd: root, encoding: 'utf8' }).stdout)
}

function startedOn(version: string): string | undefined {
  const exit = vi.fn<() => void>()
  const error = vi.fn<(sentence: string) => void>()
  const process = { versions: { node: version }, exit }
  const source = readFileSync(`${root}src/refuse-old-node.cjs`, 'utf8')
  runInNewContext(source, { process, console: { error } })
  expect(exit).toHaveBeenCalledTimes(error.mock.calls.length)
  return error.mock.calls[0]?.[0]
}

import { describe, expect, test } from 'vitest'
import { importFaults } from './support/import-rules.ts'
import { parseSourceFile, pathsOf, readSourceFile } from './support/source-files.ts'
import { wordFaults } from './support/word-rules.ts'

const product = '{src,db,cards,documents,policies,sandbox}/**/*.{ts,tsx}'
const paths = pathsOf(product, '{test,bench,scripts}/**/*.ts', '*.ts')
const files = paths.map(readSourceFile)
const ours = files.filter((file) => !/^(test|bench|scripts)\//.test(file.path))

const longest = (path: string) => (path.startsWith('test/') ? 300 : 250)
const drawers = /(^|\/)(utils?|helpers?|common|misc|managers?|services?|handler2)([./-]|$)/
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|types|config|d))*\.tsx?$/

test('every import goes the way the design says', () => {
  expect(files.flatMap(importFaults)).toEqual([])
})

test('every word that has a home stays there', () => {
  expect(files.flatMap(wordFaults)).toEqual([])
})

test('files are small', () => {
  const tooLong = files
    .map(({ path, source }) => ({ path, lines: source.trimEnd().split('\n').length }))
    .filter(({ path, lines }) => lines > longest(path))
  expect(tooLong).toEqual([])
})

test('functions are small', () => {
  const tooLong = ours.flatMap(({ path, functions }) =>
    functions.filter(({ lines }) => lines > 60).map((one) => ({ path, ...one })),
  )
  expect(tooLong).toEqual([])
})

test('comments fit in 100 columns; the formatter sees to the rest', () => {
  const tooWide = files.flatMap(({ path, source, code }) => {
    const coded = code.split('\n')
    const lines = source
      .split('\n')
      .map((line, at) => ({ line, at, isComment: !coded[at]?.trim() }))
    return lines
      .filter(({ line, isComment }) => isComment && line.length > 100)
      .map(({ at }) => `${path}:${at + 1}`)
  })
  expect(tooWide).toEqual([])
})

test('files are named after their job, in kebab case', () => {
  const misnamed = paths.filter(
    (path) => drawers.test(path) || !kebab.test(path.split('/').at(-1) ?? ''),
  )
  expect(misnamed).toEqual([])
})

test('exports have names', () => {
  const nameless = files.filter((file) => file.hasDefaultExport).map((file) => file.path)
  expect(nameless.filter((path) => !/(^|\/)[\w-]+\.config\.ts$/.test(path))).toEqual([])
})

test('the inner parts say in a sentence what each function promises', () => {
  const inner = files.filter(({ path }) => /^(src\/(pipeline|feishu)\/|db\/client\.ts)/.test(path))
  expect(inner.flatMap((file) => undocumented(file.path, file.source))).toEqual([])
})

/** Exported functions without a comment above them; overloads share the first one's. */
function undocumented(path: string, source: string): string[] {
  const lines = source.split('\n')
  const seen = new Set<string>()
  return lines.flatMap((line, at) => {
    const name = /^export (?:async )?function\*? (\w+)/.exec(line)?.[1]
    if (name === undefined || seen.has(name)) return []
    seen.add(name)
    return lines[at - 1]?.trimEnd().endsWith('*/') ? [] : [`${path}:${at + 1} ${name}`]
  })
}

describe('the checks themselves', () => {
  test.each([
    ['cards/a.ts', "import { x } from '../src/app.ts'"],
    ['cards/a.ts', "import type { x } from '../db/client.ts'"],
    ['documents/a.ts', "import { x } from '../db/client.ts'"],
    ['db/a.ts', "import { x } from '../src/errors.ts'"],
    ['policies/a.ts', "import type { x } from '../src/errors.ts'"],
    ['src/features/a/rules.ts', "import { x } from '../../../db/queries/a.ts'"],
    ['src/features/a/rules/b.ts', "import { x } from '../../../pipeline/feature.ts'"],
    ['src/features/a/index.ts', "import type { x } from '../b/views.ts'"],
    ['src/features/a/index.ts', "import { x } from '../../../db/client.ts'"],
    ['src/features/a/index.ts', "import { x } from '../../feishu/inbound.ts'"],
    ['src/features/a/index.ts', "import type { x } from '../../feishu/sdk.ts'"],
    ['src/pipeline/a.ts', "import { eq } from 'drizzle-orm'"],
    ['src/pipeline/a.ts', "export { x } from '../features/index.ts'"],
    ['src/config.ts', "import * as lark from '@larksuiteoapi/node-sdk'"],
    ['sandbox/a.ts', "import type { x } from '../src/app.ts'"],
    ['sandbox/main.ts', "import { x } from '../src/config.ts'"],
    ['src/app.ts', "import { x } from '../sandbox/clock.ts'"],
  ])('%s may not: %s', (path, source) => {
    expect(importFaults(parseSourceFile(path, source))).toHaveLength(1)
  })

  test.each([
    ['cards/a.ts', "import type { x } from '../src/errors.ts'"],
    ['src/features/todo/index.ts', "import { x } from '../study/views.ts'"],
    ['src/features/a/index.ts', "import type { x } from '../../../db/client.ts'"],
    ['sandbox/main.ts', "import { x } from '../src/app.ts'"],
  ])('%s may: %s', (path, source) => {
    expect(importFaults(parseSourceFile(path, source))).toEqual([])
  })

  test.each([
    ['src/app.ts', 'const port = process.env.PORT'],
    ['src/app.ts', 'const now = new Date()'],
    ['cards/a.ts', 'const now = Date.now()'],
    ['src/app.ts', 'const id = randomUUID()'],
    ['db/a.ts', 'console.log(1)'],
    ['src/app.ts', 'db.drizzle.select()'],
    ['src/app.ts', 'const { drizzle } = db'],
    ['src/app.ts', "const path = '/open-apis/im/v1'"],
    ['src/features/a/index.ts', "const said = '党员'"],
  ])('%s may not say: %s', (path, source) => {
    expect(wordFaults(parseSourceFile(path, source))).toHaveLength(1)
  })

  test('comments, patterns and the lines of a command may say it', () => {
    const source =
      "/** 征求意见, new Date() */\nconst c = { usage: '发“学习”', aliases: ['学习',\n'党课'] }"
    expect(wordFaults(parseSourceFile('src/features/a/index.ts', source))).toEqual([])
  })

  test('long functions and default exports are seen', () => {
    const body = 'a()\n'.repeat(60)
    const file = parseSourceFile('src/a.ts', `const f = () => {\n${body}}\nexport default f`)
    expect(file.functions).toEqual([{ line: 1, lines: 62 }])
    expect(file.hasDefaultExport).toBe(true)
  })

  test('functions without their sentence are seen', () => {
    const source = '/** Opens. */\nexport function a() {}\nexport function b() {}'
    expect(undocumented('x.ts', source)).toEqual(['x.ts:3 b'])
  })
})

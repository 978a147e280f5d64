import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageFile from '../package.json' with { type: 'json' }
import { gallery } from '../cards/gallery.ts'
import { refusals } from '../cards/wording.ts'
import { refusalCodes } from '../src/errors.ts'
import { features } from '../src/features/index.ts'
import { builtin } from '../src/pipeline/builtin.ts'
import { buildRegistry } from '../src/pipeline/registry.ts'
import { readGlossary } from './support/glossary.ts'
import { pathsOf, readSourceFile, root, textOf } from './support/source-files.ts'

const all = [builtin, ...features]
const registry = buildRegistry(all)
const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at)
const chinese = /\p{Script=Han}/u

describe('buttons', () => {
  const cards = pathsOf('cards/**/*.ts').filter((path) => path !== 'cards/kit/action.ts')
  const code = cards.map((path) => readSourceFile(path).code).join('\n')
  const declared = Array.from(code.matchAll(/\baction\(\s*'([^']*)'/g), ([, id = '']) => id)
  const bound = [...registry.actions.keys()]

  test('are declared with a name of their own, <feature>.<verb>', () => {
    expect(twice(declared)).toEqual([])
    expect(declared.filter((id) => !/^[a-z]\w*\.[a-z]\w*$/.test(id))).toEqual([])
    expect(code.match(/\baction\(/g) ?? []).toHaveLength(declared.length)
  })

  test('each do something', () => {
    expect(declared.filter((id) => !bound.includes(id))).toEqual([])
  })

  test('each stand on some card', () => {
    expect(bound.filter((id) => !declared.includes(id))).toEqual([])
  })

  test('each are drawn in the gallery', () => {
    const drawn = JSON.stringify(gallery)
    expect(declared.filter((id) => !drawn.includes(`"action":"${id}"`))).toEqual([])
  })
})

describe('commands', () => {
  const commands = all.flatMap((feature) => feature.commands ?? [])

  test('each have an English name and a Chinese one, owned once', () => {
    expect(commands.filter(({ name }) => !/^\/[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
    expect(commands.filter(({ aliases }) => !aliases.some((alias) => chinese.test(alias)))).toEqual(
      [],
    )
    expect(commands.flatMap(({ aliases }) => aliases).filter((a) => a.startsWith('/'))).toEqual([])
    expect(twice(commands.flatMap(({ name, aliases }) => [name, ...aliases]))).toEqual([])
  })

  test('each say in Chinese what they are for', () => {
    expect(commands.filter(({ usage }) => !chinese.test(usage)).map(({ name }) => name)).toEqual([])
  })

  test('say it beside the name, without the name again and in a line and a half', () => {
    const wordy = commands.filter(
      ({ aliases, name, usage }) =>
        [name, ...aliases].some((word) => new RegExp(`^/?${word}[：—]`).test(usage)) ||
        usage.length > 24,
    )
    expect(wordy.map(({ name, usage }) => `${name} ${usage}`)).toEqual([])
  })
})

describe('cards', () => {
  const shown = new Set(gallery.map(({ name }) => name))

  test('of each kind are in the gallery', () => {
    expect([...registry.cards.keys()].filter((name) => !shown.has(name))).toEqual([])
  })

  test('in the gallery are of a kind', () => {
    expect([...shown].filter((name) => !registry.cards.has(name))).toEqual([])
  })

  test('with a form say so, since they are not redrawn while people type', () => {
    const withForm = gallery.filter(({ card }) => card.body.elements.some((e) => e.tag === 'form'))
    const names = new Set(withForm.map(({ name }) => name))
    expect([...names].filter((name) => !registry.cards.get(name)?.hasForm)).toEqual([])
  })
})

test.each(refusalCodes)('the refusal %s has a sentence a villager can read', (code) => {
  const sentence = refusals[code]({})
  expect(sentence).toMatch(chinese)
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object/)
})

describe('documents', () => {
  const documents = pathsOf('README.md', 'README.zh-CN.md', 'docs/**/*.md')

  test('name only npm scripts that exist', () => {
    const { scripts } = packageFile
    const named = documents.flatMap((path) =>
      Array.from(textOf(path).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g), (match) => ({
        path,
        script: match[1] ?? match[2] ?? '',
      })),
    )
    expect(named.filter(({ script }) => !(script in scripts))).toEqual([])
  })

  test('link only to files that exist', () => {
    const links = documents.flatMap((path) =>
      Array.from(textOf(path).matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g), ([, to = '']) => ({
        path,
        file: join(path, '..', to),
      })),
    )
    expect(links.filter(({ file }) => !existsSync(join(root, file)))).toEqual([])
  })
})

describe('the glossary', () => {
  const terms = readGlossary()

  test('gives each term one identifier and each identifier one term', () => {
    expect(terms.length).toBeGreaterThan(100)
    expect(twice(terms.map((term) => term.chinese))).toEqual([])
    expect(twice(terms.flatMap((term) => term.identifiers))).toEqual([])
  })

  test('names only what the code names, unless it is for later', () => {
    const sources = pathsOf('{src,db,cards,documents,policies}/**/*.ts').map(textOf).join('\n')
    const words = new Set(sources.match(/\w+/g))
    const built = terms.filter((term) => !term.isLater).flatMap((term) => term.identifiers)
    expect(built.filter((word) => !words.has(word))).toEqual([])
  })
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gallery } from '../cards/gallery.ts'
import { mendLabels } from '../cards/readiness/wording.ts'
import { features } from '../src/features/index.ts'
import { elementsOf } from './support/fake-platform.ts'
import { pathsOf, textOf } from './support/source-files.ts'

const handbook = textOf('docs/handbook.zh-CN.md')
const folder = 'docs/images/handbook'

const found = (pattern: RegExp, text = handbook) =>
  Array.from(text.matchAll(pattern), ([, what = '']) => what)

/** 补全联系人（5） is 补全联系人 to whoever looks for it. */
const withoutCount = (label: string) => label.replace(/（[\d/]+[^）]*）$/, '')

test('tells people to send only what the bot understands', () => {
  const known = new Set(features.flatMap(({ commands = [] }) => commands.flatMap((c) => c.aliases)))
  const words = found(/`([^`]+)`/g)
  expect(words.length).toBeGreaterThan(20)
  expect(words.filter((word) => !known.has(word.split(' ')[0] ?? ''))).toEqual([])
})

test('tells people to press only buttons that are on cards', () => {
  const labels = gallery.flatMap(({ card }) =>
    elementsOf(card).flatMap(({ element }) =>
      element.tag === 'button' ? [(element['text'] as { content: string }).content] : [],
    ),
  )
  const there = new Set([...labels, ...labels.map(withoutCount), ...Object.values(mendLabels)])
  const named = found(/「([^」]+)」/g)
  expect(named.length).toBeGreaterThan(80)
  expect(named.filter((label) => !there.has(label))).toEqual([])
})

test('shows every picture there is, each described, and no other', () => {
  const shown = found(/<img src="images\/handbook\/([^"]+)\.webp" width="360" alt="[^"]{4,}">/g)
  const files = readdirSync(folder).map((file) => file.replace(/\.webp$/, ''))
  expect(found(/<img/g)).toHaveLength(shown.length)
  expect(new Set(shown)).toEqual(new Set(files))
})

test('has only pictures that `npm run handbook` takes', () => {
  const taken = pathsOf('test/support/handbook/*.ts').flatMap((path) =>
    found(/camera\.\w+\('([a-z-]+)'/g, readFileSync(path, 'utf8')),
  )
  const files = readdirSync(folder).map((file) => file.replace(/\.webp$/, ''))
  expect(taken.toSorted()).toEqual(files.toSorted())
})

test('stays light enough for a cheap phone', () => {
  const sizes = readdirSync(folder).map((file) => statSync(`${folder}/${file}`).size)
  expect(Math.max(...sizes)).toBeLessThan(90_000)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000)
})

test('leads from its contents to its pages', () => {
  const slugs = found(/^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
  const links = found(/\]\(#([^)]+)\)/g)
  expect(links.length).toBeGreaterThan(15)
  expect(links.filter((link) => !slugs.includes(link))).toEqual([])
})

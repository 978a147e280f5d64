import { micromark } from 'micromark'
import { existsSync, globSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gallery } from '../../cards/gallery.ts'
import type { CardElement } from '../../cards/kit/card.ts'
import { checkCard } from '../../cards/kit/schema.ts'
import { checkCard as checkInSandbox } from '../../sandbox/feishu/card/check-card.ts'
import { innerOf } from '../../cards/kit/schema/nesting.ts'

const golden = `${import.meta.dirname}/golden`
const fileOf = ({ name, state }: { name: string; state: string }) => `${name}/${state}.json`

function within(elements: readonly CardElement[]): CardElement[] {
  return elements.flatMap((element) => [element, ...within(innerOf(element))])
}

const isMain = ({ type }: CardElement) => type === 'primary_filled' || type === 'danger_filled'
const isSubmit = (element: CardElement) => element['form_action_type'] === 'submit'

/** The buttons that ask to be pressed: a card has one, or one in each form. */
function mainButtons(elements: readonly CardElement[]) {
  const forms = elements.filter((element) => element.tag === 'form')
  return {
    outside: within(elements).filter((element) => isMain(element) && !isSubmit(element)).length,
    inForms: forms.map((form) => within([form]).filter(isMain).length),
  }
}

/** The labels of equally wide buttons side by side. */
function rowsOf(elements: readonly CardElement[]): string[][] {
  return within(elements).flatMap((element) => {
    if (element.tag !== 'column_set') return []
    const columns = element['columns'] as { weight?: number; elements: CardElement[] }[]
    const buttons = columns
      .flatMap((column) => column.elements)
      .filter((one) => one.tag === 'button')
    const isRow = buttons.length > 1 && columns.every(({ weight }) => weight === 1)
    return isRow ? [buttons.map((one) => (one['text'] as { content: string }).content)] : []
  })
}

/** Chinese characters that fit on one of so many buttons, at 360 px. */
const room = [0, 16, 8, 4, 3]
const widthOf = (label: string) => label.length - (label.match(/[ -~]/g)?.length ?? 0) / 2

function isCramped(labels: readonly string[]): boolean {
  return labels.some((label) => widthOf(label) > (room[labels.length] ?? 2))
}

/** Everything in a card that is read as markdown. */
function markdownIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'tag' in value && value.tag === 'markdown' && 'content' in value
  return [...(own ? [String(value.content)] : []), ...Object.values(value).flatMap(markdownIn)]
}

const known = 'font|text_tag|number_tag|at|person|local_datetime|a|link|raw|br'
const tags = new RegExp(`</?(?:${known})(?:\\s[^<>]*)?/?>`, 'g')

/** Marks that stay on the screen because they do not pair up, and tags nobody knows. */
function brokenMarkup(markdown: string): string[] {
  const html = micromark(markdown.replaceAll(tags, '\u2060'))
  return html.match(/\*\*|__|~~|`|\]\(|&lt;\/?[a-z]+|<h\d|<blockquote|<pre/g) ?? []
}

const everything = { hasPerson: () => true, hasImage: () => true }

describe.each(gallery)('$name, $state', (shown) => {
  const { card } = shown

  test('is a card the platform takes', () => {
    expect(checkCard(card)).toEqual([])
    expect(checkInSandbox(card, everything)).toBeUndefined()
  })

  test('has no markup that does not work', () => {
    expect(markdownIn(card).filter((markdown) => brokenMarkup(markdown).length > 0)).toEqual([])
  })

  test('says what it is in its title and in the chat list', () => {
    expect(card.header?.title.content).toMatch(/\S/)
    expect(card.config.summary?.content).toMatch(/\S/)
  })

  test('has one main button at most', () => {
    const { outside, inForms } = mainButtons(card.body.elements)
    expect(Math.max(outside, ...inForms)).toBeLessThanOrEqual(1)
  })

  test('puts words on buttons side by side that fit on a line of a phone', () => {
    expect(rowsOf(card.body.elements).filter(isCramped)).toEqual([])
  })

  test('is what it was', async () => {
    const drawn = `${JSON.stringify(card, undefined, 2)}\n`
    await expect(drawn).toMatchFileSnapshot(`${golden}/${fileOf(shown)}`)
  })
})

test.each([
  ['**李**：完成', 0],
  ["<font color='grey'>**李**</font> [看](https://example.com)", 0],
  ['**“四必谈”**安排', 2],
  ["**<font color='red'>急</font>**办", 0],
  ['# 标题', 1],
  ['<marquee>', 1],
  ['[看](a b)', 1],
])('markup is looked at as the phone does: %s', (markdown, faults) => {
  expect(brokenMarkup(markdown)).toHaveLength(faults)
})

describe('the gallery', () => {
  const files = gallery.map(fileOf)

  test('shows each state once, under a name that can be a file', () => {
    expect(files.filter((file, at) => files.indexOf(file) !== at)).toEqual([])
    const odd = files.filter((file) => !/^[\w-]+\/[\p{L}\p{N}，、（）-]+\.json$/u.test(file))
    expect(odd).toEqual([])
  })

  test('has no golden card left over', () => {
    const kept = existsSync(golden) ? globSync('**/*.json', { cwd: golden }) : []
    expect(kept.filter((file) => !files.includes(file.replaceAll('\\', '/')))).toEqual([])
  })
})

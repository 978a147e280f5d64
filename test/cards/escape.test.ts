import * as fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import type { CardElement } from '../../cards/kit/card.ts'
import { visible } from '../../cards/kit/escape.ts'
import { joined, md, note, plain, text } from '../../cards/kit/elements.ts'
import { parseBlocks } from '../../sandbox/page/src/markdown/blocks.ts'
import { parseInline, type Inline } from '../../sandbox/page/src/markdown/inline.ts'

const contentOf = (element: CardElement) => String(element['content'])

/** What CommonMark with GitHub's additions makes of it, as HTML without its one paragraph. */
function commonMark(content: string): string {
  const html = micromark(content, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  return html.replace(/^<p>([^]*)<\/p>\n?$/, '$1')
}

/** Kinds of everything the sandbox's chat would draw, as the phone would. */
function drawn(content: string): string[] {
  const kinds = (nodes: readonly Inline[]): string[] =>
    nodes.flatMap((node) => [node.kind, ...('children' in node ? kinds(node.children) : [])])
  return parseBlocks(content).flatMap((block) =>
    block.kind === 'paragraph' ? kinds(parseInline(block.source)) : [block.kind],
  )
}

const harmful = [
  '<at id=all></at>',
  '<at id="all">',
  '[点这里](https://evil.example)',
  '![图](img_v3_x)',
  '**粗**',
  '__粗__',
  '~~删~~',
  '`码`',
  '```\n码\n```',
  '# 题',
  '> 引',
  '- 项',
  '+ 项',
  '* 项',
  '1. 项',
  '1) 项',
  '---',
  '题\n===',
  '题\n---',
  '    码',
  '\t码',
  'a\n\n    码',
  '|a|b|\n|-|-|\n|1|2|',
  '<font color=red>红</font>',
  '<text_tag color="red">签</text_tag>',
  '&lt;at id=all&gt;&#60;at&#62;',
  'https://evil.example',
  'www.evil.example',
  'a@evil.example',
  '<https://evil.example>',
  '[a]: https://evil.example\n[a]',
  '$x^2$',
  ':OK:',
  '\\<at id=all>',
  '<\u200bat id=all>',
  '\u202e反\u202c\u2066\u2069',
  'a  \nb\\\nc',
  '\0\u0085\u2028\v\f\r',
]

const letters = Array.from('*_~`[]()<>#!|\\:@$=+-.1 \t\n&;at党"\'')

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...harmful, '\n', ' ', '\n\n'), fc.string()), { maxLength: 5 })
    .map((parts) => parts.join('')),
)

function assertHarmless(input: string) {
  const content = contentOf(text(input))
  expect(content.replaceAll(/&#\d+;/g, '')).not.toMatch(/[&<>*_~[\]()#!|\\`]/)
  expect(commonMark(content)).not.toMatch(/</)
  expect(drawn(content).filter((kind) => kind !== 'text' && kind !== 'break')).toEqual([])
}

describe('text a person typed', () => {
  test.each(harmful.map((input) => [input]))('%j is drawn as it was typed', assertHarmless)

  test('holds no markup whatever it is', () => {
    fc.assert(fc.property(typed, assertHarmless), { numRuns: 2000 })
  })

  test('says the same words afterwards', () => {
    fc.assert(
      fc.property(typed, (input) => {
        const words = visible(input).replaceAll(/\s+/g, '')
        const blocks = parseBlocks(contentOf(text(input)))
        const read = blocks.flatMap((block) => ('source' in block ? parseInline(block.source) : []))
        const said = read.map((node) => ('text' in node ? node.text : '')).join('')
        expect(said.replaceAll(/\s+/g, '')).toBe(words)
      }),
    )
  })

  test('keeps its line breaks', () => {
    expect(contentOf(text('一\r\n二\u2028三'))).toBe('一\n二\n三')
  })

  test('does not break out of our own markup around it', () => {
    fc.assert(
      fc.property(typed, (input) => {
        const around = md`**始**甲${input}**终**`
        const kinds = drawn(contentOf(text(joined([around, md`${input}`], '；'))))
        expect(kinds.filter((kind) => kind !== 'text' && kind !== 'break')).toEqual([
          'bold',
          'bold',
        ])
      }),
    )
  })

  test('stays inside the grey of a note', () => {
    fc.assert(
      fc.property(typed, (input) => {
        const kinds = drawn(contentOf(note(input)))
        expect(kinds.filter((kind) => kind !== 'text' && kind !== 'break')).toEqual(['colour'])
      }),
    )
  })
})

test('our own markup is markup', () => {
  expect(drawn(contentOf(text(md`**${'李'}** [看](https://example.com)`)))).toContain('link')
  expect(commonMark('**李** www.example.com')).toMatch(/<strong>.*<a /)
})

test('titles and labels hide nothing and turn nothing', () => {
  expect(plain('李\u200b\u202e四\u2067\ufeff\0').content).toBe('李四')
})

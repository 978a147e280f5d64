import { expect, test } from 'vitest'
import { checkCard } from '../../sandbox/feishu/card/check-card.ts'
import { buttonThat, cardWith } from './bots.ts'

const known = { hasPerson: (id: string) => id === 'ou_a', hasImage: () => false }
const codeOf = (card: object) => checkCard(card, known)?.code
const submit = (name: string) => buttonThat('OK', {}, { name, form_action_type: 'submit' })
const form = (...elements: object[]) => ({ tag: 'form', name: 'f', elements })
const plain = (content: string) => ({ tag: 'plain_text', content })

/** A panel around a panel around … a line. */
function nested(levels: number): object {
  if (levels === 0) return { tag: 'hr' }
  const header = { title: plain('more') }
  return { tag: 'collapsible_panel', header, elements: [nested(levels - 1)] }
}

const fine: [string, object][] = [
  ['an empty card', {}],
  ['a form with a field and a submit', cardWith(form({ tag: 'input', name: 'a' }, submit('s')))],
  ['five levels', cardWith(nested(5))],
  [
    'a table with tags',
    cardWith({
      tag: 'table',
      columns: [{ name: 'a', data_type: 'options' }],
      rows: [{ a: [{ text: 'x', color: 'red' }] }],
    }),
  ],
  ['a chart', cardWith({ tag: 'chart', chart_spec: { type: 'bar', data: [{ tag: 'note' }] } })],
  ['a mention of somebody', cardWith({ tag: 'markdown', content: '<at id=ou_a></at>' })],
  ['198 lines and the title', cardWith(...Array.from({ length: 199 }, () => ({ tag: 'hr' })))],
]
test.for(fine)('takes %s', ([, card]) => {
  expect(checkCard(card, known)).toBeUndefined()
})

const faulty: [string, object, number][] = [
  ['schema 1.0', { elements: [] }, 200621],
  ['an unknown property', cardWith({ tag: 'hr', colour: 'red' }), 200621],
  ['an unknown property of the root', { ...cardWith(), extra: 1 }, 200621],
  ['a tag of 1.0', cardWith({ tag: 'action', actions: [] }), 200861],
  ['textarea', cardWith(form({ tag: 'textarea', name: 'a' }, submit('s'))), 200861],
  ['update_multi false', { schema: '2.0', config: { update_multi: false } }, 200621],
  ['a form without a submit', cardWith(form({ tag: 'input', name: 'a' })), 200621],
  ['a field without a name', cardWith(form({ tag: 'input' }, submit('s'))), 200530],
  ['a name used twice', cardWith(form({ tag: 'input', name: 's' }, submit('s'))), 200621],
  ['a form in a panel', cardWith(panelWith(form(submit('s')))), 200621],
  ['a table in a panel', cardWith(panelWith({ tag: 'table', columns: [], rows: [] })), 200621],
  ['six levels', cardWith(nested(6)), 200621],
  ['a multi-select outside of a form', cardWith(multi()), 200621],
  ['required outside of a form', cardWith({ tag: 'input', name: 'a', required: true }), 200621],
  ['201 tags', cardWith(...Array.from({ length: 200 }, () => ({ tag: 'hr' }))), 11310],
  ['31 KB', cardWith({ tag: 'markdown', content: 'x'.repeat(31_000) }), 200621],
  ['a row without its column', cardWith(tableWith({ b: 1 })), 200915],
  ['a string as value', cardWith(buttonThat('x', 'y')), 200621],
  ['a stranger mentioned', cardWith({ tag: 'markdown', content: '<at id=ou_b></at>' }), 100290],
  ['an image nobody uploaded', cardWith({ tag: 'img', img_key: 'img_1' }), 200570],
  ['an element_id of 21 letters', cardWith({ tag: 'hr', element_id: 'a'.repeat(21) }), 200621],
  ['an unknown text size', cardWith({ tag: 'markdown', content: '', text_size: 'huge' }), 200621],
]
test.for(faulty)('refuses %s', ([, card, code]) => {
  expect(codeOf(card)).toBe(code)
})

function panelWith(element: object): object {
  return { tag: 'collapsible_panel', header: { title: plain('more') }, elements: [element] }
}

function multi(): object {
  return { tag: 'multi_select_static', name: 'm', options: [] }
}

function tableWith(row: object): object {
  return { tag: 'table', columns: [{ name: 'a' }], rows: [row] }
}

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { action } from '../../cards/kit/action.ts'
import type { CardElement } from '../../cards/kit/card.ts'
import * as kit from '../../cards/kit/elements.ts'
import { checkCard } from '../../cards/kit/schema.ts'

const noted = action('trial.note', z.object({ taskId: z.string() }))
const sent = action('trial.send', z.object({ taskId: z.string() }), z.object({}))

const press = kit.button('看看', noted, { taskId: 't1' })
const send = kit.submit('提交', sent, { taskId: 't1' })
const options = [
  { label: '甲', value: 'a' },
  { label: '乙', value: 'b' },
]

const faultsOf = (...elements: CardElement[]) => checkCard(kit.card('试卡', elements))

/** A copy of an element with some properties set, to break it. */
const but = (element: CardElement, changes: object): CardElement => ({ ...element, ...changes })

const table = (rows: Record<string, string>[]) => kit.table([{ name: 'who', title: '姓名' }], rows)

const tagged = (color: string, count: number) => {
  const tags = Array.from({ length: count }, () => ({ text: '签', color }))
  return checkCard(kit.card('试卡', [kit.line], { tags }))
}

function nested(levels: number): CardElement {
  let inner = kit.text('深')
  for (let level = 0; level < levels; level += 1) inner = kit.panel('层', [inner])
  return inner
}

test('everything the kit draws is valid', () => {
  const everything = [
    kit.text('正文', 'heading'),
    kit.text(kit.joined([kit.md`**${'甲'}**`, kit.md`${2}`], '、')),
    kit.note('小字'),
    kit.line,
    kit.row(press, kit.link('网页', 'https://example.com/x'), false),
    kit.columns([
      { weight: 3, elements: [kit.text('左')] },
      { weight: 0, elements: [press, undefined] },
    ]),
    kit.form('first', [
      kit.input('body', { label: '意见', placeholder: '写一句', rows: 4, maxLength: 1000 }),
      kit.input('who', { value: '李', required: true }),
      kit.select('one', options, { value: 'b', required: true }),
      kit.multiSelect('many', options, { values: ['a', 'gone'] }),
      kit.datePicker('day', { value: '2018-02-22' }),
      kit.momentPicker('at', { value: '2018-03-08 09:00' }),
      kit.row(send, kit.submit('退回', sent, { taskId: 't2' }, { type: 'default' })),
    ]),
    kit.form('second', [kit.select('other', options, { value: 'gone' }), send]),
    kit.panel('更多', [kit.text('里面'), press], true),
    kit.table(
      [
        { name: 'who', title: '姓名' },
        { name: 'count', title: '次数', kind: 'number' },
        { name: 'state', title: '状态', kind: 'options' },
      ],
      [{ who: '李', count: 2, state: [{ text: '完成', color: 'green' }] }, { who: 3 }],
    ),
    kit.chart({ type: 'bar', data: [{ values: [{ x: '甲', y: 1 }] }] }),
  ]
  const look = { subtitle: '副题', tags: [{ text: '急', color: 'red' }], summary: '一行\n两行' }
  expect(checkCard(kit.card('试卡', everything, look))).toEqual([])
})

describe('what the platform refuses', () => {
  const forms = (...elements: CardElement[]) => kit.form('f', [...elements, send])
  const cases: [name: string, fault: RegExp, ...elements: CardElement[]][] = [
    ['an unknown component', /no such component/, { tag: 'textarea' }],
    ['an unknown property', /value/, but(kit.text('a'), { value: 1 })],
    ['an undefined property', /icon/, but(kit.text('a'), { icon: undefined })],
    ['a value outside the list', /size/, but(press, { size: 'huge' })],
    ['an empty text', /empty text/, kit.text('')],
    ['a label of blanks', /empty text/, kit.button(' ', noted, { taskId: 't' })],
    ['a button that does nothing', /does nothing/, { tag: 'button', text: kit.plain('空') }],
    [
      'a button that carries a string',
      /value/,
      but(press, { behaviors: [{ type: 'callback', value: 'x' }] }),
    ],
    ['a link that runs a script', /default_url/, kit.link('页', 'javascript:alert(1)')],
    ['a form in a panel', /form only at the root/, kit.panel('p', [forms()])],
    ['a table in a column', /table only at the root/, kit.row(table([]))],
    ['a multi-select outside a form', /only in a form/, kit.multiSelect('m', options)],
    ['a text field outside a form', /does nothing outside/, kit.input('i')],
    [
      'something required outside a form',
      /required outside/,
      but(kit.input('i', { required: true }), { behaviors: press['behaviors'] }),
    ],
    ['a submit button outside a form', /form_action_type outside/, send],
    ['a form without a submit button', /without a submit/, kit.form('f', [kit.input('i')])],
    ['a button without a name in a form', /no name/, forms(press)],
    ['two fields of one name', /name "i" is taken/, forms(kit.input('i'), kit.input('i'))],
    ['a field named like its form', /name "f" is taken/, forms(kit.input('f'))],
    [
      'one element id twice',
      /element_id "e" is taken/,
      but(press, { element_id: 'e' }),
      but(kit.line, { element_id: 'e' }),
    ],
    ['an element id that starts with a digit', /element_id/, but(kit.line, { element_id: '1e' })],
    ['six levels', /inside 5 containers/, nested(6)],
    ['a chart in a form', /no chart/, forms(kit.chart({ type: 'bar' }))],
    ['a chart with a function', /chart_spec/, kit.chart({ type: () => 'bar' })],
    ['a column on its own', /column_set/, { tag: 'column', elements: [] }],
    ['a row key that is no column', /nobody is no column/, table([{ nobody: 'x' }])],
    ['a page of eleven rows', /page_size/, but(table([]), { page_size: 11 })],
    ['row_height medium', /row_height/, but(table([]), { row_height: 'medium' })],
    ['six tables', /6 tables/, ...Array.from({ length: 6 }, () => table([]))],
    ['options of one value', /same value/, forms(kit.select('s', [...options, ...options]))],
    ['no options', /options/, forms(kit.select('s', []))],
    [
      'a choice that is not on offer',
      /not on offer/,
      forms(but(kit.select('s', options), { initial_option: 'z' })),
    ],
    ['a field of 1001 letters', /max_length/, forms(kit.input('i', { maxLength: 1001 }))],
    ['a field of no letters', /max_length/, forms(but(kit.input('i'), { max_length: 0 }))],
    [
      'a default longer than the field',
      /longer than/,
      forms(kit.input('i', { value: 'abc', maxLength: 2 })),
    ],
    ['a long hint', /placeholder/, forms(kit.input('i', { placeholder: '长'.repeat(101) }))],
    ['201 elements', /201 elements/, ...Array.from({ length: 200 }, () => kit.line)],
    ['more than 30 KB', /bytes/, kit.text('党'.repeat(10_200))],
    ['a card without anything in it', /elements/],
  ]
  test.each(cases)('%s', (_name, fault, ...elements) => {
    expect(faultsOf(...elements).join('\n')).toMatch(fault)
  })

  test('an own card for every reader', () => {
    const card = kit.card('试卡', [kit.line])
    Object.assign(card.config, { update_multi: false })
    expect(checkCard(card)).toEqual([expect.stringContaining('update_multi')])
  })

  test('an unknown colour, a fourth tag', () => {
    expect(tagged('red', 3)).toEqual([])
    expect(tagged('pink', 3)).toHaveLength(3)
    expect(tagged('red', 4)).toHaveLength(1)
  })
})

test('the limits themselves are allowed', () => {
  expect(faultsOf(nested(5))).toEqual([])
  expect(faultsOf(...Array.from({ length: 199 }, () => kit.line))).toEqual([])
})

test('submit buttons are named by their form, so that one action may stand in two', () => {
  const [first, second] = ['one', 'two'].map((name) => kit.form(name, [send, kit.row(send)]))
  expect(JSON.stringify(first).match(/one_submit2?/g)).toEqual(['one_submit', 'one_submit2'])
  expect(checkCard(kit.card('试卡', [first, second]))).toEqual([])
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import type { FormValue } from '../../sandbox/phone/field-value.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { buttonThat, cardWith, clientOf, connectedBot } from './bots.ts'

const person = 'ou_test_0001'
let sandbox: Sandbox
let actions: unknown[] = []

beforeAll(async () => {
  const bot = connectedBot({
    'card.action.trigger': (event) => {
      actions.push(event['action'])
      return {}
    },
  })
  sandbox = await startSandbox({ bot, isEmpty: true, speed: 1000 })
})
afterAll(() => sandbox.close())
beforeEach(() => {
  actions = []
})

async function show(...elements: object[]): Promise<string> {
  const sent = await clientOf(sandbox).im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: {
      receive_id: person,
      msg_type: 'interactive',
      content: JSON.stringify(cardWith(...elements)),
    },
  })
  return sent.data?.message_id ?? ''
}

const plain = (content: string) => ({ tag: 'plain_text', content })
const talkForm = {
  tag: 'form',
  name: 'talk',
  elements: [
    { tag: 'input', name: 'note', max_length: 5, required: true, label: plain('要点') },
    { tag: 'date_picker', name: 'day', placeholder: plain('日期') },
    {
      tag: 'multi_select_static',
      name: 'topics',
      options: [
        { text: plain('路'), value: 'road' },
        { text: plain('水'), value: 'water' },
      ],
    },
    { tag: 'checker', name: 'both', text: plain('双方确认') },
    buttonThat('提交', { talk: 't1' }, { name: 'send', form_action_type: 'submit' }),
    { tag: 'button', name: 'clear', text: plain('重填'), form_action_type: 'reset' },
    {
      tag: 'column_set',
      columns: [{ tag: 'column', elements: [{ tag: 'input', name: 'deep' }] }],
    },
  ],
}

test('a submit sends what was typed, dates with their zone, empty choices left out', async () => {
  const messageId = await show(talkForm)
  const form = { note: '修路', day: '2018-02-22' }
  expect(await sandbox.control.click(person, { messageId, button: '提交', form })).toEqual({})
  expect(actions).toEqual([
    {
      tag: 'button',
      name: 'send',
      value: { talk: 't1' },
      form_value: { note: '修路', day: '2018-02-22 +0800', both: false, deep: '' },
      timezone: 'Asia/Shanghai',
    },
  ])
})

const refused: [string, Record<string, FormValue>, number][] = [
  ['a required field is empty', {}, 1003],
  ['a required field is blank', { note: '' }, 1003],
  ['an option does not exist', { note: '一', topics: ['fire'] }, 1004],
  ['a choice of several is one word', { note: '一', topics: 'road' }, 1007],
  ['the text is too long', { note: '一二三四五六' }, 1007],
  ['a day is no day', { note: '一', day: 'soon' }, 1007],
  ['the field is not in the form', { note: '一', other: 'x' }, 1006],
]
test.for(refused)('the phone sends nothing when %s', async ([, form, code]) => {
  const messageId = await show(talkForm)
  const { error } = await sandbox.control.click(person, { messageId, button: 'send', form })
  expect(error?.code).toBe(code)
  expect(actions).toEqual([])
})

test('a reset stays on the phone', async () => {
  const messageId = await show(talkForm)
  expect(await sandbox.control.click(person, { messageId, button: '重填' })).toEqual({})
  expect(actions).toEqual([])
})

test('disabled, unknown and old buttons send nothing', async () => {
  const messageId = await show(
    buttonThat('停用', {}, { disabled: true }),
    buttonThat('再来', { n: 1 }),
    buttonThat('再来', { n: 2 }),
  )
  const codeOf = async (button: string) =>
    (await sandbox.control.click(person, { messageId, button })).error?.code
  expect(await codeOf('停用')).toBe(1002)
  expect(await codeOf('没有')).toBe(1001)
  await sandbox.control.click(person, { messageId, button: '再来', nth: 1 })
  expect(actions).toMatchObject([{ value: { n: 2 } }])
  await sandbox.control.moveClock({ advance: 'P15D' })
  expect(await codeOf('再来')).toBe(1005)
  expect(actions).toHaveLength(1)
})

test('a component outside of a form tells what was chosen', async () => {
  const messageId = await show({
    tag: 'select_static',
    name: 'who',
    options: [{ text: plain('甲'), value: 'a' }],
    behaviors: [{ type: 'callback', value: { ask: 1 } }],
  })
  await sandbox.control.click(person, { messageId, button: 'who', option: 'a' })
  expect(actions).toMatchObject([{ tag: 'select_static', option: 'a', value: { ask: 1 } }])
})

test('a card in another thread cannot be pressed', async () => {
  const messageId = await show(buttonThat('按', {}))
  const press = sandbox.control.click('ou_test_0002', { messageId, button: '按' })
  await expect(press).rejects.toThrow('sees no such message')
})

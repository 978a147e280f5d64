import { expect, test } from 'vitest'
import { z } from 'zod'
import { gallery } from '../cards/gallery.ts'
import { action } from '../cards/kit/action.ts'
import type { CardElement } from '../cards/kit/card.ts'
import * as kit from '../cards/kit/elements.ts'
import { optionalText, requiredText } from '../cards/kit/form-values.ts'
import { features } from '../src/features/index.ts'
import { builtin } from '../src/pipeline/builtin.ts'
import { buildRegistry } from '../src/pipeline/registry.ts'
import { formFaults } from './support/form-faults.ts'

const { actions } = buildRegistry([builtin, ...features])
const known = new Map([...actions].map(([id, press]) => [id, press.action]))

test('every button carries and every form asks what its verb takes, no more and no less', () => {
  const faults = gallery.flatMap(({ name, state, card }) =>
    formFaults(card, known).map((fault) => `${name}, ${state}: ${fault}`),
  )
  expect(faults).toEqual([])
})

const send = action(
  'trial.send',
  z.object({ taskId: z.string() }),
  z.object({ body: requiredText(5), extra: optionalText(5) }),
)
const trial = new Map([[send.id, send]])
const submit = kit.submit('提交', send, { taskId: 't' })
const body = kit.input('body', { maxLength: 5, required: true })
const submitFor = (carried: object): CardElement => ({
  ...submit,
  behaviors: [{ type: 'callback', value: { action: 'trial.send', carried } }],
})

const cases: [name: string, elements: CardElement[], faults: string[]][] = [
  ['a form as it should be', [body, submit], []],
  ['a missing field', [submit], ['body is not asked for']],
  ['an extra field', [body, kit.input('gone'), submit], ['gone is thrown away']],
  [
    'a field longer than its verb takes',
    [kit.input('body', { maxLength: 6 }), submit],
    ['body lets in more than its verb takes'],
  ],
  [
    'a field that need not be required',
    [body, kit.input('extra', { maxLength: 5, required: true }), submit],
    ['extra need not be required'],
  ],
  ['a button without its id', [body, submitFor({})], ['trial.send carries too little']],
]

test.each(cases)('%s', (_name, elements, faults) => {
  expect(formFaults(kit.card('试卡', [kit.form('f', elements)]), trial)).toEqual(faults)
})

test('a verb with a form needs one, and a button needs a verb', () => {
  const { form_action_type: _, ...loose } = submit
  expect(formFaults(kit.card('试卡', [loose]), trial)).toEqual(['trial.send needs a form'])
  expect(formFaults(kit.card('试卡', [loose]), new Map())).toEqual(['trial.send does nothing'])
})

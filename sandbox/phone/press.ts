import { isJson, listOf, walkCard, type Json, type Placed } from '../feishu/card/walk-card.ts'
import { parseCard } from '../feishu/card/check-card.ts'
import type { Feishu, StoredMessage } from '../feishu/feishu.ts'
import { phoneSays } from '../world/wording.ts'
import { fieldValue, phoneCodes, PhoneRefusal, type FormValue } from './field-value.ts'

export interface Press {
  /** A component's `name`, `element_id` or visible text. */
  button: string
  /** Which of several that match; the first is 0. */
  nth?: number | undefined
  form?: Record<string, FormValue> | undefined
  /** What was chosen or typed in a component outside of a form. */
  option?: string | undefined
  checked?: boolean | undefined
  input?: string | undefined
}

const cardLifeMs = 14 * 24 * 60 * 60_000
const timezone = 'Asia/Shanghai'
const valueless = new Set(['button', 'overflow', 'interactive_container'])
const pressable = new Set([
  'button',
  'overflow',
  'checker',
  'interactive_container',
  'input',
  'select_static',
  'select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'select_img',
])

/** The `action` a phone sends for this press; nothing when it stays on the phone. */
export function actionFor(feishu: Feishu, message: StoredMessage, press: Press): Json | undefined {
  const ageMs = feishu.clock.now().getTime() - message.createdMs
  if (ageMs > cardLifeMs) throw new PhoneRefusal(phoneCodes.tooOld, phoneSays.tooOld)
  const placed = findPressed(parseCard(message.content) ?? {}, press)
  if (placed.element['disabled'] === true) {
    throw new PhoneRefusal(phoneCodes.disabled, phoneSays.disabled)
  }
  if (placed.element['form_action_type'] === 'reset') return undefined
  const memberIds = feishu.state.chats.get(message.chatId)?.memberIds ?? []
  if (placed.element['form_action_type'] === 'submit' && placed.form) {
    const values = formValues(placed.form, press.form ?? {}, memberIds)
    return action(placed, { form_value: values })
  }
  if (callbackValue(placed.element) === undefined) return undefined
  return action(placed, ownValue(placed, press, memberIds))
}

function findPressed(card: Json, press: Press): Placed {
  const matching = [...walkCard(card)].filter(
    ({ tag, element }) => pressable.has(tag) && namesOf(element).includes(press.button),
  )
  const found = matching[press.nth ?? 0]
  if (!found) throw new PhoneRefusal(phoneCodes.noSuchButton, phoneSays.noSuchButton)
  return found
}

function namesOf(element: Json): unknown[] {
  const visible = isJson(element['text']) ? element['text']['content'] : undefined
  return [element['name'], element['element_id'], visible]
}

function callbackValue(element: Json): unknown {
  return listOf(element['behaviors']).find((one) => one['type'] === 'callback')?.['value']
}

function action({ element, tag }: Placed, more: object): Json {
  return {
    tag,
    ...(element['name'] !== undefined && { name: element['name'] }),
    value: callbackValue(element) ?? {},
    ...more,
    timezone,
  }
}

function formValues(
  form: Json,
  typed: Record<string, FormValue>,
  memberIds: readonly string[],
): Record<string, FormValue> {
  const inner = [...walkCard({ body: { elements: form['elements'] } })]
  const fields = inner.filter(({ tag }) => takesValue(tag)).map(({ element }) => element)
  const names = new Set(fields.map((field) => field['name']))
  const strange = Object.keys(typed).find((name) => !names.has(name))
  if (strange !== undefined) {
    throw new PhoneRefusal(phoneCodes.unknownField, phoneSays.unknownField(strange))
  }
  const values: Record<string, FormValue> = {}
  for (const field of fields) {
    const name = String(field['name'])
    const value = fieldValue(field, typed[name], memberIds)
    if (value !== undefined) values[name] = value
  }
  return values
}

function takesValue(tag: string): boolean {
  return tag.startsWith('multi_') || (pressable.has(tag) && !valueless.has(tag))
}

/** What a component outside of a form sends about itself. */
function ownValue(
  { element, tag }: Placed,
  press: Press,
  memberIds: readonly string[],
): Record<string, FormValue> {
  if (tag === 'button' || tag === 'interactive_container') return {}
  const inForm = press.form?.[String(element['name'])] ?? press.form?.[press.button]
  const typed = press.option ?? press.checked ?? press.input ?? inForm
  if (tag === 'overflow') {
    const options = listOf(element['options']).map((option) => option['value'])
    if (typeof typed === 'string' && options.includes(typed)) return { option: typed }
    throw new PhoneRefusal(phoneCodes.unknownOption, phoneSays.unknownOption(press.button))
  }
  const value = fieldValue({ ...element, required: true }, typed, memberIds)
  if (value === undefined) return {}
  if (tag === 'input') return { input_value: value }
  if (tag === 'checker') return { checked: value }
  return Array.isArray(value) ? { options: value } : { option: value }
}

import { isJson, listOf, type Json } from '../feishu/card/walk-card.ts'
import { phoneSays } from '../world/wording.ts'

export type FormValue = string | string[] | boolean

/** The phone will not send this press. */
export class PhoneRefusal extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** Codes of presses that never left the phone; the platform's own have six digits. */
export const phoneCodes = {
  noSuchButton: 1001,
  disabled: 1002,
  missing: 1003,
  unknownOption: 1004,
  tooOld: 1005,
  unknownField: 1006,
  badValue: 1007,
} as const

const zone = '+0800'

const dated: Readonly<Record<string, { pattern: RegExp; initial: string }>> = {
  date_picker: { pattern: /^\d{4}-\d\d-\d\d$/, initial: 'initial_date' },
  picker_time: { pattern: /^\d\d:\d\d$/, initial: 'initial_time' },
  picker_datetime: { pattern: /^\d{4}-\d\d-\d\d \d\d:\d\d$/, initial: 'initial_datetime' },
}

/** What one field sends: the typed value, else what stood there; nothing when it is empty. */
export function fieldValue(
  field: Json,
  typed: FormValue | undefined,
  memberIds: readonly string[],
): FormValue | undefined {
  const label = labelOf(field)
  if (field['disabled'] === true && typed !== undefined) {
    throw new PhoneRefusal(phoneCodes.disabled, phoneSays.disabled)
  }
  const value = typed ?? initialOf(field)
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && !value.length)
  if (!isEmpty) return checked(field, value, memberIds)
  if (field['required'] === true) {
    throw new PhoneRefusal(phoneCodes.missing, phoneSays.missing(label))
  }
  return field['tag'] === 'input' ? '' : undefined
}

function labelOf(field: Json): string {
  const label = isJson(field['label']) ? field['label'] : field['placeholder']
  const text = isJson(label) ? label['content'] : undefined
  return String(text ?? field['name'] ?? field['tag'])
}

function initialOf(field: Json): FormValue | undefined {
  const tag = String(field['tag'])
  if (tag === 'checker') return field['checked'] === true
  const date = dated[tag]
  if (date) return stringIn(field, date.initial)
  const selected = field['selected_values']
  if (Array.isArray(selected)) return selected.map(String)
  const known = stringIn(field, 'default_value') ?? stringIn(field, 'initial_option')
  const chosen = listOf(field['options'])[Number(field['initial_index'] ?? 0) - 1]
  return known ?? (chosen && stringIn(chosen, 'value'))
}

function stringIn(json: Json, key: string): string | undefined {
  const value = json[key]
  return typeof value === 'string' ? value : undefined
}

function checked(field: Json, value: FormValue, memberIds: readonly string[]): FormValue {
  const label = labelOf(field)
  const wrong = () => new PhoneRefusal(phoneCodes.badValue, phoneSays.badValue(label))
  const tag = String(field['tag'])
  const date = dated[tag]
  if (tag === 'checker') {
    if (typeof value !== 'boolean') throw wrong()
    return value
  }
  const isMulti = tag.startsWith('multi_') || field['multi_select'] === true
  if (isMulti !== Array.isArray(value) || typeof value === 'boolean') throw wrong()
  if (tag === 'input') return typedText(field, String(value), label)
  if (date) {
    const plain = String(value).replace(/ [+-]\d{4}$/, '')
    if (!date.pattern.test(plain)) throw wrong()
    return `${plain} ${zone}`
  }
  const options = optionsOf(field, memberIds)
  for (const one of [value].flat()) {
    if (options.includes(one)) continue
    throw new PhoneRefusal(phoneCodes.unknownOption, phoneSays.unknownOption(label))
  }
  return value
}

function typedText(field: Json, text: string, label: string): string {
  const most = typeof field['max_length'] === 'number' ? field['max_length'] : 1000
  if (Array.from(text).length <= most) return text
  throw new PhoneRefusal(phoneCodes.badValue, phoneSays.tooLong(label))
}

function optionsOf(field: Json, memberIds: readonly string[]): readonly unknown[] {
  const usable = listOf(field['options']).filter((option) => option['disabled'] !== true)
  const values = usable.map((option) => option['value'])
  // Without a list, everybody in the chat can be chosen.
  const choosesPeople = String(field['tag']).endsWith('select_person')
  return choosesPeople && values.length === 0 ? memberIds : values
}

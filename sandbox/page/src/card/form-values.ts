import type { CardElement, FormValue, FormValues } from '../api/types.ts'
import { optionsOf, stringsIn, textIn, withDescendants } from './properties.ts'

const zone = '+0800'
const pickers = new Set(['date_picker', 'picker_time', 'picker_datetime'])
const fields = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'select_img',
  'checker',
  ...pickers,
])

/** The components of a form (or a card) that hold a value, in reading order. */
export function fieldsIn(elements: readonly CardElement[]): CardElement[] {
  return elements
    .flatMap(withDescendants)
    .filter((element) => fields.has(element.tag) && textIn(element, 'name'))
}

/** What a field holds before anybody touches it. */
export function initialValue(field: CardElement): FormValue {
  switch (field.tag) {
    case 'input':
      return textIn(field, 'default_value')
    case 'multi_select_static':
    case 'multi_select_person':
      return stringsIn(field['selected_values'])
    case 'select_img':
      return field['multi_select'] === true ? stringsIn(field['selected_values']) : ''
    case 'checker':
      return field['checked'] === true
    case 'date_picker':
      return textIn(field, 'initial_date')
    case 'picker_time':
      return textIn(field, 'initial_time')
    case 'picker_datetime':
      return textIn(field, 'initial_datetime')
    default:
      return textIn(field, 'initial_option') || optionAt(field)
  }
}

/** `initial_index` counts from 1; 0 is none. */
function optionAt(field: CardElement): string {
  const index = Number(field['initial_index'] ?? 0)
  return index > 0 ? (optionsOf(field)[index - 1]?.value ?? '') : ''
}

export function valueOf(field: CardElement, drafts: FormValues): FormValue {
  return drafts[textIn(field, 'name')] ?? initialValue(field)
}

export function isEmpty(value: FormValue): boolean {
  return typeof value === 'boolean' ? !value : value.length === 0
}

/** Required fields nobody has filled in yet. */
export function missingIn(form: CardElement, drafts: FormValues): CardElement[] {
  return fieldsIn([form]).filter(
    (field) =>
      field['required'] === true && field['disabled'] !== true && isEmpty(valueOf(field, drafts)),
  )
}

/** One value as Feishu sends it: dates and times carry the zone. */
export function wireValue(field: CardElement, value: FormValue): FormValue {
  return pickers.has(field.tag) && value ? `${String(value)} ${zone}` : value
}

/**
 * What a submit sends. An untouched empty field is left out; one emptied by hand is sent empty, so
 * that what stood in it at first does not come back.
 */
export function submittedValues(form: CardElement, drafts: FormValues): FormValues {
  const values: FormValues = {}
  for (const field of fieldsIn([form])) {
    const name = textIn(field, 'name')
    const value = valueOf(field, drafts)
    const says = typeof value === 'boolean' || !isEmpty(value) || Object.hasOwn(drafts, name)
    if (says && field['disabled'] !== true) values[name] = wireValue(field, value)
  }
  return values
}

import type { CardElement } from './card.ts'
import { plain } from './text.ts'

export interface InputLook {
  label?: string
  placeholder?: string
  value?: string
  required?: boolean
  /** 1–1000 characters. */
  maxLength?: number
  rows?: number
}

/** A text field of a form; several rows when `rows` is given. */
export function input(name: string, look: InputLook = {}): CardElement {
  return {
    tag: 'input',
    name,
    width: 'fill',
    max_length: look.maxLength ?? 200,
    ...(look.rows && { input_type: 'multiline_text', rows: look.rows, auto_resize: true }),
    ...(look.label && { label: plain(look.label), label_position: 'top' }),
    ...(look.placeholder && { placeholder: plain(look.placeholder) }),
    ...(look.value && { default_value: look.value }),
    ...(look.required && { required: true }),
  }
}

export interface Option {
  label: string
  value: string
}

export interface SelectLook {
  placeholder?: string
  value?: string
  required?: boolean
}

/** One of several, in a form; a label goes above as `text`. A `value` not on offer is dropped. */
export function select(
  name: string,
  options: readonly Option[],
  look: SelectLook = {},
): CardElement {
  const offered = options.some((option) => option.value === look.value)
  return {
    ...choice('select_static', name, look.placeholder ?? '请选择', look.required),
    options: options.map(drawOption),
    ...(offered && { initial_option: look.value }),
  }
}

/** Several of several; forms only. */
export function multiSelect(
  name: string,
  options: readonly Option[],
  look: { placeholder?: string; values?: readonly string[]; required?: boolean } = {},
): CardElement {
  const chosen = options.map((option) => option.value).filter((v) => look.values?.includes(v))
  return {
    ...choice('multi_select_static', name, look.placeholder ?? '可选多项', look.required),
    options: options.map(drawOption),
    ...(chosen.length > 0 && { selected_values: chosen }),
  }
}

/** A calendar day; `value` as `2018-02-22`. What the form gives is read by `formDay`. */
export function datePicker(name: string, look: SelectLook = {}): CardElement {
  return {
    ...choice('date_picker', name, look.placeholder ?? '选日期', look.required),
    ...(look.value && { initial_date: look.value }),
  }
}

/** A day and a time; `value` as `2018-03-08 09:00`. Read by `formMoment`. */
export function momentPicker(name: string, look: SelectLook = {}): CardElement {
  return {
    ...choice('picker_datetime', name, look.placeholder ?? '选日期和时间', look.required),
    ...(look.value && { initial_datetime: look.value }),
  }
}

function choice(tag: string, name: string, placeholder: string, required = false): CardElement {
  return {
    tag,
    name,
    width: 'fill',
    placeholder: plain(placeholder),
    ...(required && { required: true }),
  }
}

function drawOption(option: Option): object {
  return { text: plain(option.label), value: option.value }
}

import type { Action, ButtonValue, Fields } from './action.ts'
import type { CardElement, CardJson, HeaderTemplate, PlainText } from './card.ts'
import { escapeMarkdown } from './escape.ts'
import type { z } from 'zod'

/** A piece of text for markdown: `md` is our own wording, user text goes through `said`. */
export interface Markup {
  readonly markup: string
}

/** Our own markdown with user text put in safely: md`**${name}** 已完成 ${count} 项`. */
export function md(parts: TemplateStringsArray, ...values: (string | number | Markup)[]): Markup {
  const pieces = parts.map((part, at) => {
    const value = values[at]
    if (value === undefined) return part
    if (typeof value === 'object') return part + value.markup
    return part + escapeMarkdown(String(value))
  })
  return { markup: pieces.join('') }
}

/** Several pieces with `between` (our own text) between them. */
export function joined(pieces: readonly Markup[], between: string): Markup {
  return { markup: pieces.map((piece) => piece.markup).join(between) }
}

export type TextSize = 'heading' | 'normal' | 'notation'

/** A paragraph. A plain string is user text or wording alike: nothing in it is markup. */
export function text(content: string | Markup, size: TextSize = 'normal'): CardElement {
  return {
    tag: 'markdown',
    content: typeof content === 'string' ? escapeMarkdown(content) : content.markup,
    text_size: size,
  }
}

/** Small grey text under something. */
export function note(content: string | Markup): CardElement {
  const inner = typeof content === 'string' ? escapeMarkdown(content) : content.markup
  return { tag: 'markdown', content: `<font color='grey'>${inner}</font>`, text_size: 'notation' }
}

export function plain(content: string): PlainText {
  return { tag: 'plain_text', content }
}

export const line: CardElement = { tag: 'hr' }

export interface ButtonLook {
  type?: 'default' | 'primary_filled' | 'primary' | 'danger' | 'text'
  /** Ask before: for what cannot be undone. */
  confirm?: { title: string; text: string }
  disabled?: boolean
  width?: 'default' | 'fill'
  size?: 'medium' | 'large'
}

/** A button that carries `carried`; big by default, the main one `primary_filled`. */
export function button<C extends Fields>(
  label: string,
  action: Action<C, never>,
  carried: z.input<C>,
  look: ButtonLook = {},
): CardElement {
  return drawButton(label, { action: action.id, carried: { ...(carried as object) } }, look)
}

/** The submit button of a form; its action has a form schema. */
export function submit<C extends Fields, F extends Fields>(
  label: string,
  action: Action<C, F>,
  carried: z.input<C>,
  look: ButtonLook = {},
): CardElement {
  return {
    ...drawButton(label, { action: action.id, carried: { ...(carried as object) } }, {
      type: 'primary_filled',
      ...look,
    }),
    name: `submit_${action.id.replaceAll(/\W/g, '_')}`,
    form_action_type: 'submit',
  }
}

function drawButton(label: string, value: ButtonValue, look: ButtonLook): CardElement {
  return {
    tag: 'button',
    text: plain(label),
    type: look.type ?? 'default',
    size: look.size ?? 'medium',
    width: look.width ?? 'fill',
    ...(look.disabled && { disabled: true }),
    ...(look.confirm && {
      confirm: { title: plain(look.confirm.title), text: plain(look.confirm.text) },
    }),
    behaviors: [{ type: 'callback', value }],
  }
}

/** A button that opens a page. */
export function link(label: string, url: string, look: ButtonLook = {}): CardElement {
  return {
    tag: 'button',
    text: plain(label),
    type: look.type ?? 'default',
    size: look.size ?? 'medium',
    width: look.width ?? 'fill',
    behaviors: [{ type: 'open_url', default_url: url }],
  }
}

/** Side by side on a desktop and a phone alike, equal widths. */
export function row(...elements: readonly CardElement[]): CardElement {
  return columns(elements.map((element) => ({ weight: 1, elements: [element] })))
}

/** Columns of given weights (1–5), or as wide as their content with weight 0. */
export function columns(
  parts: readonly { weight: number; elements: readonly CardElement[] }[],
): CardElement {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: 'medium',
    columns: parts.map((part) => ({
      tag: 'column',
      ...(part.weight === 0 ? { width: 'auto' } : { width: 'weighted', weight: part.weight }),
      vertical_align: 'center',
      elements: [...part.elements],
    })),
  }
}

/** A form (root only); `name` unique in the card. */
export function form(name: string, elements: readonly CardElement[]): CardElement {
  return { tag: 'form', name, elements: [...elements], vertical_spacing: 'medium' }
}

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

/** One of several. Inside a form it needs no action; a label goes above as `text`. */
export function select(
  name: string,
  options: readonly Option[],
  look: SelectLook = {},
): CardElement {
  return {
    tag: 'select_static',
    name,
    width: 'fill',
    placeholder: plain(look.placeholder ?? '请选择'),
    options: options.map((option) => ({ text: plain(option.label), value: option.value })),
    ...(look.value && { initial_option: look.value }),
    ...(look.required && { required: true }),
  }
}

/** Several of several; forms only. */
export function multiSelect(
  name: string,
  options: readonly Option[],
  look: { placeholder?: string; values?: readonly string[]; required?: boolean } = {},
): CardElement {
  return {
    tag: 'multi_select_static',
    name,
    width: 'fill',
    placeholder: plain(look.placeholder ?? '可选多项'),
    options: options.map((option) => ({ text: plain(option.label), value: option.value })),
    ...(look.values?.length && { selected_values: [...look.values] }),
    ...(look.required && { required: true }),
  }
}

/** A calendar day; `value` as `2018-02-22`. The form gives `2018-02-22 +0800`: parse with `formDay`. */
export function datePicker(
  name: string,
  look: { placeholder?: string; value?: string; required?: boolean } = {},
): CardElement {
  return {
    tag: 'date_picker',
    name,
    width: 'fill',
    placeholder: plain(look.placeholder ?? '选日期'),
    ...(look.value && { initial_date: look.value }),
    ...(look.required && { required: true }),
  }
}

/** Folded away until opened. */
export function panel(
  title: string | Markup,
  elements: readonly CardElement[],
  expanded = false,
): CardElement {
  return {
    tag: 'collapsible_panel',
    expanded,
    header: {
      title: {
        tag: 'markdown',
        content: typeof title === 'string' ? escapeMarkdown(title) : title.markup,
      },
    },
    border: { color: 'grey', corner_radius: '6px' },
    elements: [...elements],
  }
}

export type TableCell = string | number | readonly { text: string; color: string }[]

/** A table (root only, at most 5 a card). Text cells are plain; tags are `options` cells. */
export function table(
  columns: readonly { name: string; title: string; kind?: 'text' | 'number' | 'options' }[],
  rows: readonly Record<string, TableCell>[],
  pageSize = 10,
): CardElement {
  return {
    tag: 'table',
    page_size: Math.min(10, Math.max(1, pageSize)),
    row_height: 'low',
    header_style: { background_style: 'grey', bold: true },
    columns: columns.map((column) => ({
      name: column.name,
      display_name: column.title,
      data_type: column.kind ?? 'text',
      width: 'auto',
    })),
    rows: rows.map((cells) => ({ ...cells })),
  }
}

/** A VChart specification, without functions. */
export function chart(
  spec: Record<string, unknown>,
  ratio: '1:1' | '2:1' | '4:3' | '16:9' = '2:1',
): CardElement {
  return { tag: 'chart', chart_spec: spec, aspect_ratio: ratio }
}

export interface CardLook {
  template?: HeaderTemplate
  subtitle?: string
  /** At most three; colours of Feishu's `text_tag`. */
  tags?: readonly { text: string; color: string }[]
  /** What the chat list shows; the title by default. */
  summary?: string
}

/** A whole card. */
export function card(
  title: string,
  elements: readonly (CardElement | false | undefined)[],
  look: CardLook = {},
): CardJson {
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: false,
      width_mode: 'default',
      summary: { content: look.summary ?? title },
    },
    header: {
      title: plain(title),
      template: look.template ?? 'red',
      ...(look.subtitle && { subtitle: plain(look.subtitle) }),
      ...(look.tags?.length && {
        text_tag_list: look.tags.map((tag) => ({
          tag: 'text_tag' as const,
          text: plain(tag.text),
          color: tag.color,
        })),
      }),
    },
    body: {
      vertical_spacing: 'medium',
      elements: elements.filter((element) => element !== false && element !== undefined),
    },
  }
}

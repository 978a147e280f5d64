import { z } from 'zod'
import {
  anywhere,
  flag,
  icon,
  inputWidth,
  links,
  padding,
  plainText,
  text,
  url,
  word,
} from './words.ts'

const value = z.record(z.string(), z.unknown())

export const behaviors = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('callback'), value }),
      z.strictObject({
        type: z.literal('open_url'),
        default_url: url,
        pc_url: word,
        ios_url: word,
        android_url: word,
      }),
    ]),
  )
  .optional()

export const confirm = z.strictObject({ title: plainText, text: plainText }).optional()

/** What every component one can use may have. */
const usable = {
  ...anywhere,
  name: z.string().min(1).optional(),
  confirm,
  behaviors,
  disabled: flag,
  disabled_tips: plainText.optional(),
}

const field = { ...usable, required: flag, width: inputWidth, value: value.optional() }
const choice = z.strictObject({ text: plainText, icon: icon.optional(), value: z.string().min(1) })
const person = z.strictObject({ value: z.string() })
const placeholder = plainText
  .refine((hint) => hint.content.length <= 100, 'longer than 100 characters')
  .optional()

const button = z.strictObject({
  tag: z.literal('button'),
  ...usable,
  text: plainText.optional(),
  type: z
    .enum([
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ])
    .optional(),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  width: inputWidth,
  icon: icon.optional(),
  hover_tips: plainText.optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
})

const input = z.strictObject({
  tag: z.literal('input'),
  ...field,
  placeholder,
  default_value: word,
  max_length: z.int().min(1).max(1000).optional(),
  input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
  show_icon: flag,
  rows: z.int().positive().optional(),
  auto_resize: flag,
  max_rows: z.int().positive().optional(),
  label: plainText.optional(),
  label_position: z.enum(['top', 'left']).optional(),
})

const select = { ...field, type: z.enum(['default', 'text']).optional(), placeholder }

const pickers = [
  z.strictObject({
    tag: z.literal('date_picker'),
    ...field,
    placeholder,
    initial_date: z.iso.date().optional(),
  }),
  z.strictObject({
    tag: z.literal('picker_time'),
    ...field,
    placeholder,
    initial_time: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .optional(),
  }),
  z.strictObject({
    tag: z.literal('picker_datetime'),
    ...field,
    placeholder,
    initial_datetime: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
      .optional(),
  }),
] as const

const checker = z.strictObject({
  tag: z.literal('checker'),
  ...usable,
  checked: flag,
  text: text.optional(),
  overall_checkable: flag,
  button_area: z
    .strictObject({ pc_display_rule: word, buttons: z.array(button).max(3) })
    .optional(),
  checked_style: z
    .strictObject({ show_strikethrough: flag, opacity: z.number().optional() })
    .optional(),
  padding,
  hover_tips: plainText.optional(),
})

const selectImg = z.strictObject({
  tag: z.literal('select_img'),
  ...field,
  multi_select: flag,
  layout: z.enum(['stretch', 'bisect', 'trisect']).optional(),
  aspect_ratio: z.enum(['1:1', '16:9', '4:3']).optional(),
  can_preview: flag,
  options: z.array(
    z.strictObject({
      img_key: z.string(),
      value: z.string(),
      disabled: flag,
      disabled_tips: plainText.optional(),
      hover_tips: plainText.optional(),
    }),
  ),
})

/** Components one can use. */
export const interactiveElements = [
  button,
  input,
  z.strictObject({
    tag: z.literal('select_static'),
    ...select,
    initial_option: word,
    initial_index: z.int().min(0).optional(),
    options: z.array(choice),
  }),
  z.strictObject({
    tag: z.literal('multi_select_static'),
    ...select,
    selected_values: z.array(z.string()).optional(),
    options: z.array(choice),
  }),
  z.strictObject({
    tag: z.literal('select_person'),
    ...select,
    initial_option: word,
    options: z.array(person).optional(),
  }),
  z.strictObject({
    tag: z.literal('multi_select_person'),
    ...select,
    selected_values: z.array(z.string()).optional(),
    options: z.array(person).optional(),
  }),
  ...pickers,
  z.strictObject({
    tag: z.literal('overflow'),
    ...usable,
    width: inputWidth,
    options: z.array(
      z.strictObject({
        text: plainText.refine((label) => label.content.length <= 100),
        multi_url: links.optional(),
        value: word,
      }),
    ),
  }),
  checker,
  selectImg,
] as const
